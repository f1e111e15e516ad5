export type {
  CiliumEgressGatewaysOptions,
  EgressGateway,
  EgressGatewayAddress,
  EgressGatewayInterface,
  EgressGatewayPolicy,
  EgressSelector,
} from './options';
export { planCiliumEgressGateways } from './plan';
