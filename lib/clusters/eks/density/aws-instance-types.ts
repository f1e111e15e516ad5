import { INSTANCE_FAMILIES, type InstanceFamilies } from './instance-families';

/** What pod density depends on. */
export interface AwsInstanceType {
  /** `m7g.large`. */
  readonly name: string;
  /** `m7g`. */
  readonly family: string;
  /** Processor architecture, as Go and container images name it. */
  readonly architecture: 'amd64' | 'arm64';
  /** Network interfaces that the default network card takes. Further cards carry no pods. */
  readonly enis: number;
  /** IPv4 addresses that each interface takes, its own included. */
  readonly ipv4PerEni: number;
  /** Interfaces for pods with security groups of their own. 0: the type has no trunk interface. */
  readonly branchEnis: number;
  /** Virtual processors. */
  readonly vcpus: number;
  /** Memory, in GiB. */
  readonly memory: number;
  /** `nitro` takes prefixes and IPv6. Bare metal does so too, and counts as `nitro`. */
  readonly hypervisor: 'nitro' | 'xen';
}

/** GiB of memory for each vCPU, by the letter that a family starts with. */
const MEMORY_PER_VCPU: Readonly<Record<string, number>> = { c: 2, m: 4, r: 8 };

/**
 * What is known of an instance type by its name, as in `awsInstanceType('m7g.large')`. Limits are not to be reckoned from
 * those of similar types: new generations differ.
 *
 * @returns `undefined` for types that are not in the table.
 */
export function awsInstanceType(name: string): AwsInstanceType | undefined {
  const [family = '', size = ''] = name.split('.');
  const group = INSTANCE_FAMILIES.find(({ families }) => families.split(' ').includes(family));
  const entry = group?.sizes.split(' ').find((one) => one.split(':')[0] === size);
  return group === undefined || entry === undefined || name !== `${family}.${size}`
    ? undefined
    : typeOf(group, family, entry);
}

/** The whole table, in the order of families and sizes. */
export function awsInstanceTypes(): readonly AwsInstanceType[] {
  return INSTANCE_FAMILIES.flatMap((group) =>
    group.families.split(' ').flatMap((family) => group.sizes.split(' ').map((entry) => typeOf(group, family, entry))),
  );
}

/** The architecture of any type: Graviton has a `g` after the generation, as in `m7g.large`, `c6gn.xlarge`, `im4gn.large`. */
export function awsArchitecture(name: string): AwsInstanceType['architecture'] {
  return /^[a-z]+\d+g/.test(name) || name.startsWith('a1.') ? 'arm64' : 'amd64';
}

function typeOf(group: InstanceFamilies, family: string, entry: string): AwsInstanceType {
  const [size = '', givenVcpus, givenMemory] = entry.split(':');
  const limits = group.limits[size];
  if (limits === undefined) throw new TypeError(`${family}.${size} has no limits`);
  const [enis, ipv4PerEni, branchEnis] = limits;
  const vcpus = givenVcpus === undefined ? vcpusOf(size) : Number(givenVcpus);
  const perVcpu = group.memoryPerVcpu ?? MEMORY_PER_VCPU[family.charAt(0)] ?? 0;
  const name = `${family}.${size}`;
  return {
    name,
    family,
    architecture: awsArchitecture(name),
    enis,
    ipv4PerEni,
    branchEnis,
    vcpus,
    memory: givenMemory === undefined ? vcpus * perVcpu : Number(givenMemory),
    hypervisor: group.hypervisor ?? 'nitro',
  };
}

/** `large` has two, `xlarge` four, and `12xlarge` or `metal-12xl` twelve times as many as `xlarge`. */
function vcpusOf(size: string): number {
  const multiple = /^(?:metal-)?(\d+)xl(?:arge)?$/.exec(size)?.[1];
  if (multiple !== undefined) return 4 * Number(multiple);
  return { medium: 1, large: 2, xlarge: 4 }[size] ?? 0;
}
