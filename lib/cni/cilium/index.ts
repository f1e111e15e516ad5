export type * from './encryption/options';
export type * from './hubble/options';
export type * from './operation/options';
export type { CiliumOptions } from './options';
export { planCilium } from './plan';
export type * from './routing/options';
