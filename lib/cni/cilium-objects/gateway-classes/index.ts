export { CILIUM_GATEWAY_CLASS } from './objects';
export type {
  CiliumAccessLog,
  CiliumAccessLogBase,
  CiliumGatewayClass,
  CiliumGatewayClassesOptions,
  CiliumGatewayService,
  CiliumJsonAccessLog,
  CiliumTextAccessLog,
} from './options';
export { planCiliumGatewayClasses } from './plan';
