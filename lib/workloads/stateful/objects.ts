import type { KubernetesObject } from '../../core/plan';
import type { Values } from '../../core/values';
import { claimSpec } from '../../core/volume';
import { spreadConstraints } from '../placement/spread';
import { podTemplate } from '../spot-safe/objects/pod-template';
import { sharedObjects } from '../spot-safe/objects/workload';
import type { MemberVolume } from './options';
import type { StatefulSettings } from './settings';

/** All objects of members with volumes. */
export function statefulObjects<S>(settings: StatefulSettings<S>): readonly KubernetesObject<S>[] {
  return [...sharedObjects(settings.whole), membersService(settings), statefulSet(settings)];
}

/** The name of the Service that gives each member a name of its own. */
export function membersName({ whole: { identity } }: Pick<StatefulSettings, 'whole'>): string {
  return `${identity.name}-members`;
}

/** Members find each other before they are ready: a majority must meet for any of them to be. */
function membersService(settings: StatefulSettings): KubernetesObject<never> {
  const { labels, matchLabels, namespace } = settings.whole.identity;
  const [first] = settings.options.pod.containers;
  const ports = (first?.ports ?? []).map(({ containerPort, name, protocol = 'TCP' }) => ({
    name: name ?? `port-${containerPort}`,
    port: containerPort,
    targetPort: containerPort,
    protocol,
  }));
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: membersName(settings), namespace, labels },
    spec: {
      clusterIP: 'None',
      publishNotReadyAddresses: true,
      selector: matchLabels,
      ...(ports.length > 0 && { ports }),
    },
  };
}

function statefulSet<S>(settings: StatefulSettings<S>): KubernetesObject<S> {
  const { podManagementPolicy, replicas, volumes, whole } = settings;
  const { identity, options, placement, zoneCap } = whole;
  const { labels, matchLabels, name, namespace } = identity;
  const { podsPerNode } = placement;
  const spread = spreadConstraints({
    matchLabels,
    podsPerNode,
    ...(zoneCap !== undefined && { podsPerZone: zoneCap }),
    byRevision: false,
  });
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name, namespace, labels },
    spec: {
      replicas,
      serviceName: membersName(settings),
      podManagementPolicy,
      selector: { matchLabels },
      template: podTemplate({
        ...whole,
        pod: options.pod,
        spread,
        ...(options.priority && { priorityClassName: options.priority.className }),
      }),
      volumeClaimTemplates: volumes.map((volume) => claimTemplate(volume)),
    },
  };
}

function claimTemplate<S>(volume: MemberVolume<S>): Values<S> {
  return { metadata: { name: volume.name }, spec: claimSpec(volume, '10Gi') };
}
