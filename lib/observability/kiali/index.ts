export type {
  KialiAnonymousAuth,
  KialiAuth,
  KialiGrafanaOptions,
  KialiIstioOptions,
  KialiOpenIdAuth,
  KialiOptions,
  KialiTokenAuth,
  KialiTracingOptions,
} from './options';
export { inspectKiali, planKiali } from './plan';
