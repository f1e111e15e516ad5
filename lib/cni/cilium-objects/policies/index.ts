export type {
  CiliumBaseline,
  CiliumClosedNamespace,
  CiliumDirection,
  CiliumEverywhere,
  CiliumNodeBaseline,
} from './baseline-options';
export type { CiliumIcmpV4Name, CiliumIcmpV6Name } from './icmp-types';
export type { CiliumDns, CiliumMinor, CiliumPoliciesOptions } from './options';
export type {
  CiliumCidr,
  CiliumCidrGroup,
  CiliumCidrGroupName,
  CiliumCidrGroupsPeer,
  CiliumCidrsPeer,
  CiliumEgressDenyPeer,
  CiliumEgressPeer,
  CiliumEndpoints,
  CiliumEndpointsPeer,
  CiliumEntitiesPeer,
  CiliumEntity,
  CiliumFqdnsPeer,
  CiliumIngressPeer,
  CiliumNamedService,
  CiliumNodesPeer,
  CiliumServiceSelector,
  CiliumServicesPeer,
} from './peer-options';
export { planCiliumPolicies } from './plan';
export type {
  CiliumClusterwideNetworkPolicy,
  CiliumDefaultDeny,
  CiliumEgressDenyRule,
  CiliumEgressRule,
  CiliumEndpointsSubject,
  CiliumIngressDenyRule,
  CiliumIngressRule,
  CiliumNetworkPolicy,
  CiliumNodesSubject,
  CiliumPolicyRules,
  CiliumRuleAuthentication,
  CiliumSubject,
} from './policy-options';
export type { CiliumPort, CiliumPortName, CiliumTcpPort } from './port-options';
export type {
  CiliumGrpcCall,
  CiliumGrpcTraffic,
  CiliumHttpHeader,
  CiliumHttpRequest,
  CiliumHttpTraffic,
  CiliumKafkaRequest,
  CiliumKafkaTraffic,
  CiliumSecret,
  CiliumTerminatingTls,
  CiliumTlsContext,
} from './request-options';
export type {
  CiliumDenyTraffic,
  CiliumDnsTraffic,
  CiliumEgressTraffic,
  CiliumIcmp,
  CiliumIcmpNumber,
  CiliumIcmpTraffic,
  CiliumIcmpV4,
  CiliumIcmpV6,
  CiliumIngressTraffic,
  CiliumPortsTraffic,
  CiliumTlsTraffic,
} from './traffic-options';
