import { type AwsInstanceType, awsArchitecture, awsInstanceTypes } from '../../../clusters/eks/density';
import type { SpotInstances, SpotMemory } from '../options';
import { type Architecture, architecturesOf } from './architectures';

/** The letter that names of families begin with, by GiB of memory for each processor. */
const CATEGORIES: Readonly<Record<SpotMemory, string>> = { 2: 'c', 4: 'm', 8: 'r' };

/** The oldest generation that Karpenter is let choose, and sizes that it is not. */
const OLDEST = 5;
const SMALL = /\.(nano|micro|small|medium)$/;

/**
 * Families after their category, newest first: those that most regions have, as AWS refuses a group with a type that its
 * region has not.
 */
const COMMON_FAMILIES: Readonly<Record<Architecture, readonly string[]>> = {
  amd64: ['7i', '6i', '6a', '6id', '5', '5a', '5d'],
  arm64: ['7g', '7gd', '6g', '6gd'],
};

/** Categories that were asked for. Absent: no memory was. */
export function awsCategories({ memoryPerCpu }: SpotInstances): readonly string[] | undefined {
  return memoryPerCpu?.map((memory) => CATEGORIES[memory]);
}

/** Architectures that were asked for. */
export function awsArchitectures({ architectures, families }: SpotInstances): readonly Architecture[] {
  return architecturesOf(architectures, families?.aws, (family) => awsArchitecture(`${family}.large`) === 'arm64');
}

/** Instance types that Karpenter could choose from, as far as they are known. */
export function awsChoice(instances: SpotInstances): readonly AwsInstanceType[] {
  const named = instances.families?.aws;
  const architectures = awsArchitectures(instances);
  const categories = awsCategories(instances) ?? (named === undefined ? Object.values(CATEGORIES) : undefined);
  return awsInstanceTypes().filter(({ architecture, family, name, vcpus }) => {
    const [, category = '', generation] = /^([a-z]+)(\d+)/.exec(family) ?? [];
    return (
      architectures.includes(architecture) &&
      (instances.cpus?.includes(vcpus) ?? true) &&
      (categories?.includes(category) ?? true) &&
      (named?.includes(family) ?? Number(generation) >= OLDEST) &&
      !SMALL.test(name)
    );
  });
}

/** Instance types with as many processors and as much memory, of one architecture: what a managed node group may have. */
export interface AwsGroup {
  readonly cpus: number;
  /** In GiB, of the whole machine. */
  readonly memory: number;
  readonly architecture: Architecture;
  /** Their names, newest first. */
  readonly types: readonly string[];
}

/** Groups of instance types that are alike. Families that are named have what memory they have, unless some is asked for. */
export function awsGroups(instances: SpotInstances): readonly AwsGroup[] {
  const { cpus = [4], families, memoryPerCpu } = instances;
  const isOpen = families?.aws !== undefined && memoryPerCpu === undefined;
  const all = awsInstanceTypes();
  const groups = awsArchitectures(instances).flatMap((architecture) =>
    cpus.flatMap((count) =>
      (memoryPerCpu ?? (isOpen ? ([2, 4, 8] as const) : ([4] as const))).map((perCpu) => {
        const common = COMMON_FAMILIES[architecture].map((family) => `${CATEGORIES[perCpu]}${family}`);
        const memory = count * perCpu;
        const types = [...new Set(families?.aws ?? common)]
          .flatMap((family) => all.filter((type) => type.family === family))
          .filter((type) => type.architecture === architecture && type.vcpus === count && type.memory === memory);
        return { cpus: count, memory, architecture, types: types.map(({ name }) => name) };
      }),
    ),
  );
  return isOpen ? groups.filter(({ types }) => types.length > 0) : groups;
}
