export type {
  JaegerBadger,
  JaegerMemory,
  JaegerOptions,
  JaegerSearch,
  JaegerSearchAuth,
  JaegerStorage,
} from './options';
export { inspectJaeger, planJaeger } from './plan';
