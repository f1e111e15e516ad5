import { joinName, suggestDnsLabel } from '../../core/names';
import type { KubernetesObject } from '../../core/plan';
import { REPLACE_IN_PLACE } from '../../core/replace-in-place';
import { tolerationValues } from '../../core/tolerations';
import type { Values } from '../../core/values';
import { HOST_KEY, ZONE_KEY } from '../placement/spread';
import { affinityOf } from '../spot-safe/affinity';
import { priorityClassObject } from '../spot-safe/objects/priority-class';
import type { ProtectedPods } from './options';
import type { HeadroomSettings } from './settings';

/** The label of everything that keeps room: its value is the name of the plan. */
export const HEADROOM_LABEL = 'cluster-blueprints/headroom';

/** The annotation of what keeps room that tells after which loss there is enough of it. */
export const SURVIVES = 'cluster-blueprints/survives';

/** The namespace of what keeps room, none of which has rights. */
export function headroomNamespace({ namespace }: HeadroomSettings): KubernetesObject<never> {
  const labels = {
    'pod-security.kubernetes.io/enforce': 'restricted',
    'pod-security.kubernetes.io/warn': 'restricted',
  };
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels } };
}

/** The class of pods that give way to all others, and to which none gives way. */
export function headroomClass(name: string, value: number): KubernetesObject<never> {
  return priorityClassObject(name, value, 'Room that is kept free: gives way to every other pod.', 'Never');
}

/** What keeps room in each zone. */
export function roomObjects<S>(settings: HeadroomSettings<S>): readonly KubernetesObject<S>[] {
  const { form } = settings;
  return settings.zones.flatMap((zone) =>
    form.kind === 'pause-pods' ? [pausePods(settings, zone)] : capacityBuffer(settings, zone, form.version),
  );
}

/** What the objects of a zone are called. */
export function zoneName({ name }: Pick<HeadroomSettings, 'name'>, zone: string): string {
  return joinName([name, suggestDnsLabel(zone)]);
}

function pausePods<S>(settings: HeadroomSettings<S>, zone: string): KubernetesObject<S> {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadataOf(settings, zone),
    spec: {
      replicas: settings.perZone,
      selector: { matchLabels: labelsOf(settings, zone) },
      // A unit more than is kept would need a node more, just for the update.
      strategy: REPLACE_IN_PLACE,
      template: podTemplate(settings, zone),
    },
  };
}

function capacityBuffer<S>(
  settings: HeadroomSettings<S>,
  zone: string,
  version: string,
): readonly KubernetesObject<S>[] {
  const metadata = metadataOf(settings, zone);
  return [
    { apiVersion: 'v1', kind: 'PodTemplate', metadata, template: podTemplate(settings, zone) },
    {
      apiVersion: `autoscaling.x-k8s.io/${version}`,
      kind: 'CapacityBuffer',
      metadata,
      spec: {
        provisioningStrategy: 'buffer.x-k8s.io/active-capacity',
        podTemplateRef: { name: metadata.name },
        replicas: settings.perZone,
      },
    },
  ];
}

function metadataOf(settings: HeadroomSettings, zone: string): KubernetesObject['metadata'] {
  const labels = labelsOf(settings, zone);
  const annotations = { [SURVIVES]: settings.survive };
  return { name: zoneName(settings, zone), namespace: settings.namespace, labels, annotations };
}

function labelsOf({ name }: HeadroomSettings, zone: string): Readonly<Record<string, string>> {
  return { [HEADROOM_LABEL]: name, [`${HEADROOM_LABEL}-zone`]: zone };
}

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';

function podTemplate<S>(settings: HeadroomSettings<S>, zone: string): Values<S> {
  const { form, image, name, nodes, nodeSelector, protects } = settings;
  const notBesideRoom = { topologyKey: HOST_KEY, labelSelector: { matchLabels: { [HEADROOM_LABEL]: name } } };
  return {
    metadata: { labels: labelsOf(settings, zone) },
    spec: {
      ...(form.kind === 'pause-pods' && { priorityClassName: name }),
      // Whoever takes its place waits for as long as it takes to end.
      terminationGracePeriodSeconds: 0,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      nodeSelector: { ...nodeSelector, [ZONE_KEY]: zone },
      ...(nodes.tolerations.length > 0 && { tolerations: tolerationValues(nodes.tolerations) }),
      affinity: affinityOf<never>(
        { podAntiAffinity: { [REQUIRED]: [notBesideRoom, ...protects.map(notBeside)] } },
        nodes,
      ),
      securityContext: { runAsNonRoot: true, runAsUser: 65_535, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [
        {
          name: 'pause',
          image,
          resources: { requests: requestsOf(settings), limits: requestsOf(settings) },
          securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ['ALL'] },
          },
        },
      ],
    },
  };
}

function notBeside({ matchLabels, namespace }: ProtectedPods): Values<never> {
  return { topologyKey: HOST_KEY, namespaces: [namespace], labelSelector: { matchLabels } };
}

/** A whole node is rounded down, or it would not fit; pods are rounded up, or they would not. */
function requestsOf({ size: { cpu, memory }, unit }: HeadroomSettings): Values<never> {
  const round = (amount: number): number =>
    unit.kind === 'node' ? Math.floor(amount + 1e-6) : Math.ceil(amount - 1e-6);
  return { cpu: `${round(cpu * 1000)}m`, memory: `${round(memory)}Mi` };
}
