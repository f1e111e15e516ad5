import type { EksCluster } from '../../clusters/eks';
import type { KubernetesObject } from '../../core/plan';
import type { Value, Values } from '../../core/values';
import type { KarpenterImage, KarpenterNodeClassOptions, ResourceSelection } from './class-options';
import type { PodEstimate } from './estimate';

/** Families of images that AWS publishes for EKS, by the word for them in an alias. */
export const ALIAS_FAMILIES = {
  al2023: 'AL2023',
  bottlerocket: 'Bottlerocket',
  windows2019: 'Windows2019',
  windows2022: 'Windows2022',
  windows2025: 'Windows2025',
} as const;

/** Where an image of each family keeps what is not its own. `Custom` is not known. */
const DEVICES: Readonly<Record<string, string>> = {
  AL2023: '/dev/xvda',
  Bottlerocket: '/dev/xvdb',
  Windows2019: '/dev/sda1',
  Windows2022: '/dev/sda1',
  Windows2025: '/dev/sda1',
};

/** A node class with everything decided. */
export interface NodeClassSettings<S = unknown> {
  /** As given, for rules about what the caller wrote. */
  readonly options: KarpenterNodeClassOptions<S>;
  /** Which format user data has. Absent if the alias is none. */
  readonly family: string | undefined;
  readonly os: 'linux' | 'windows';
  readonly role: S | undefined;
  readonly subnets: ResourceSelection<S>;
  readonly securityGroups: ResourceSelection<S>;
  /** The device of the volume. Absent where nobody has said which. */
  readonly deviceName: string | undefined;
  /** Absent: Karpenter computes it for each instance type. */
  readonly maxPods: number | undefined;
}

/** Fills in every default of a node class. */
export function resolveNodeClass<S>(
  options: KarpenterNodeClassOptions<S>,
  cluster: EksCluster<S>,
  nodeRole: S | undefined,
  estimate: PodEstimate,
): NodeClassSettings<S> {
  const family = familyOf(options.image);
  const os = family?.startsWith('Windows') ? 'windows' : 'linux';
  const given = 'alias' in options.image ? undefined : options.image.deviceName;
  const byTag = { tags: { 'karpenter.sh/discovery': cluster.name } };
  return {
    options,
    family,
    os,
    role: options.role ?? (options.instanceProfile === undefined ? nodeRole : undefined),
    subnets: options.subnets ?? subnetsOf(cluster) ?? byTag,
    securityGroups: options.securityGroups ?? byTag,
    deviceName: given ?? DEVICES[family ?? ''],
    // Windows takes its addresses another way, for which Karpenter assumes 110 by itself.
    maxPods: options.kubelet?.maxPods ?? (os === 'windows' ? undefined : estimate.maxPods),
  };
}

/** The family of an image; `undefined` if its alias is none. */
export function familyOf(image: KarpenterImage<unknown>): string | undefined {
  if (!('alias' in image)) return image.family;
  const word = image.alias.split('@')[0] ?? '';
  return Object.hasOwn(ALIAS_FAMILIES, word) ? ALIAS_FAMILIES[word as keyof typeof ALIAS_FAMILIES] : undefined;
}

/** The subnets of a VPC that exists, by id: the private ones if there are any. */
export function subnetsOf<S>({ eks: { vpc } }: EksCluster<S>): { readonly ids: readonly S[] } | undefined {
  if (vpc.kind === 'new') return undefined;
  const inside = vpc.subnets.filter((subnet) => subnet.public !== true);
  const subnets = inside.length > 0 ? inside : vpc.subnets;
  return subnets.length > 0 ? { ids: subnets.map(({ id }) => id) } : undefined;
}

/** The EC2NodeClass of a node class. */
export function nodeClassObject<S>(settings: NodeClassSettings<S>): KubernetesObject<S> {
  const { options, role, subnets, securityGroups } = settings;
  const { image, instanceProfile, instanceStorePolicy, metadataHopLimit, tags, userData } = options;
  const kubelet = kubeletValues(settings);
  return {
    apiVersion: 'karpenter.k8s.aws/v1',
    kind: 'EC2NodeClass',
    metadata: { name: options.name },
    spec: {
      ...('alias' in image
        ? { amiSelectorTerms: [{ alias: image.alias }] }
        : { amiFamily: image.family, amiSelectorTerms: image.ids.map((id): Values<S> => ({ id })) }),
      ...(role !== undefined && { role }),
      ...(instanceProfile !== undefined && { instanceProfile }),
      subnetSelectorTerms: selectorTerms(subnets),
      securityGroupSelectorTerms: selectorTerms(securityGroups),
      ...volumeValues(settings),
      metadataOptions: {
        httpEndpoint: 'enabled',
        httpProtocolIPv6: 'disabled',
        httpPutResponseHopLimit: metadataHopLimit ?? 1,
        httpTokens: 'required',
      },
      ...(Object.keys(kubelet).length > 0 && { kubelet }),
      ...(instanceStorePolicy !== undefined && { instanceStorePolicy }),
      ...(userData !== undefined && { userData }),
      ...(tags !== undefined && { tags }),
    },
  };
}

/** A selection as terms of a node class. */
export function selectorTerms<S>(selection: ResourceSelection<S>): readonly Value<S>[] {
  return 'ids' in selection ? selection.ids.map((id): Values<S> => ({ id })) : [{ tags: selection.tags }];
}

function volumeValues<S>({ options: { volume = {} }, deviceName, family }: NodeClassSettings<S>): Values<S> {
  if (deviceName === undefined) return {};
  const { encrypted = true, iops, kmsKeyId, size = 50, throughput } = volume;
  const common = {
    volumeType: 'gp3',
    encrypted,
    deleteOnTermination: true,
    ...(kmsKeyId !== undefined && { kmsKeyID: kmsKeyId }),
  };
  const ebs: Values<S> = {
    ...common,
    volumeSize: `${size}Gi`,
    ...(iops !== undefined && { iops }),
    ...(throughput !== undefined && { throughput }),
  };
  const own: Values<S> = { deviceName, ebs };
  // Bottlerocket keeps itself apart from everything else; naming one volume unnames the default of the other.
  const system: Values<S> = { deviceName: '/dev/xvda', ebs: { ...common, volumeSize: '4Gi' } };
  return { blockDeviceMappings: family === 'Bottlerocket' ? [system, own] : [own] };
}

function kubeletValues({ options: { kubelet = {} }, maxPods }: NodeClassSettings): Values<never> {
  const { podsPerCore, systemReserved, kubeReserved, evictionHard } = kubelet;
  return {
    ...(maxPods !== undefined && { maxPods }),
    ...(podsPerCore !== undefined && { podsPerCore }),
    ...(systemReserved !== undefined && { systemReserved: { ...systemReserved } }),
    ...(kubeReserved !== undefined && { kubeReserved: { ...kubeReserved } }),
    ...(evictionHard !== undefined && { evictionHard: { ...evictionHard } }),
  };
}
