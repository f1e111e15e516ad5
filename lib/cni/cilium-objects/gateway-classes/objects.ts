import type { KubernetesObject } from '../../../core/plan';
import type { Values } from '../../../core/values';
import { ciliumObject } from '../cilium-object';
import type { CiliumAccessLog, CiliumGatewayClass, CiliumGatewayService } from './options';

/** The class that the chart of Cilium makes. */
export const CILIUM_GATEWAY_CLASS = 'cilium';

const CONTROLLER = 'io.cilium/gateway-controller';
const FAMILIES = { ipv4: 'IPv4', ipv6: 'IPv6' } as const;

/** A class, after what it refers to. */
export function gatewayClassObjects<S>(
  gatewayClass: CiliumGatewayClass<S>,
  namespace: string,
): readonly KubernetesObject<S>[] {
  const { description, name } = gatewayClass;
  return [
    ciliumObject<S>('CiliumGatewayClassConfig', { name, namespace }, specOf(gatewayClass)),
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'GatewayClass',
      metadata: { name },
      spec: {
        controllerName: CONTROLLER,
        ...(description !== undefined && { description }),
        parametersRef: { group: 'cilium.io', kind: 'CiliumGatewayClassConfig', name, namespace },
      },
    },
  ];
}

function specOf<S>(gatewayClass: CiliumGatewayClass<S>): Values<S> {
  const { accessLogs, description, grpcWebTranslation, serverHeaderTransformation, service } = gatewayClass;
  return {
    ...(description !== undefined && { description }),
    ...(service && { service: serviceValues(service) }),
    ...(accessLogs && { telemetry: { accessLogs: accessLogs.map(accessLogValues) } }),
    ...(grpcWebTranslation !== undefined && {
      httpOptions: { grpcWebTranslation: { enabled: grpcWebTranslation } },
    }),
    ...(serverHeaderTransformation !== undefined && { envoy: { serverHeaderTransformation } }),
  };
}

function serviceValues<S>({ ipFamilies, ...service }: CiliumGatewayService<S>): Values<S> {
  return { ...service, ...(ipFamilies && { ipFamilies: ipFamilies.map((family) => FAMILIES[family]) }) };
}

function accessLogValues(log: CiliumAccessLog): Values<never> {
  return { ...log };
}
