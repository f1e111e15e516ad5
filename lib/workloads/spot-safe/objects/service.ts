import type { KubernetesObject } from '../../../core/plan';
import type { Values } from '../../../core/values';
import type { ServiceOptions, ServicePortOptions } from '../service-options';
import type { WorkloadIdentity } from './identity';

/** A Service with everything decided. */
export interface ServiceSettings extends Omit<ServiceOptions, 'ports'> {
  readonly ports: readonly ServicePortOptions[];
}

/** The Service of a workload: of all pods that have the labels, of one Deployment or of several. */
export function serviceObject(identity: WorkloadIdentity, settings: ServiceSettings): KubernetesObject<never> {
  const { labels, matchLabels, name, namespace } = identity;
  const { annotations, ports, trafficDistribution, type = 'ClusterIP' } = settings;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace, labels, ...(annotations !== undefined && { annotations }) },
    spec: {
      type,
      selector: matchLabels,
      ports: ports.map(portValues),
      ...(trafficDistribution !== undefined && { trafficDistribution }),
    },
  };
}

function portValues({
  appProtocol,
  name,
  port,
  protocol = 'TCP',
  targetPort = port,
}: ServicePortOptions): Values<never> {
  return {
    ...(name !== undefined && { name }),
    port,
    targetPort,
    protocol,
    ...(appProtocol !== undefined && { appProtocol }),
  };
}
