export type { CiliumNodeConfigOptions, CiliumNodeConfigsOptions } from './options';
export { planCiliumNodeConfigs } from './plan';
