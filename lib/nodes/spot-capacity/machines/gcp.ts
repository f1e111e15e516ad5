import { isArmMachine } from '../../../clusters/gke/node-pools';
import type { SpotInstances, SpotMemory } from '../options';
import { type Architecture, architecturesOf } from './architectures';

/** Families that are chosen for the processors: of one generation of disks, so that volumes can follow pods. */
const FAMILIES: Readonly<Record<Architecture, readonly string[]>> = { amd64: ['n4', 'c4'], arm64: ['n4a', 'c4a'] };

/** The middle of the names of types, by GiB of memory for each processor. */
const SHAPES: Readonly<Record<SpotMemory, string>> = { 2: 'highcpu', 4: 'standard', 8: 'highmem' };

/** Families whose types named `highcpu` have one GiB for each processor, and those that have but one shape. */
const ONE_GIB = /^(e2|n1|n2|n2d)$/;
const STANDARD_ONLY = /^(t2a|t2d)$/;

/** A type of machine. */
export interface GcpType {
  /** `n4-standard-4`. */
  readonly name: string;
  readonly cpus: number;
  /** In GiB, of the whole machine, roughly. */
  readonly memory: number;
  readonly architecture: Architecture;
}

/** Families of machines, best first. */
export function gcpFamilies({ architectures, families }: SpotInstances): readonly string[] {
  const wanted = architecturesOf(architectures, families?.gcp, isArmFamily);
  const named = families?.gcp ?? wanted.flatMap((architecture) => FAMILIES[architecture]);
  return [...new Set(named)].filter((family) => wanted.includes(architectureOf(family)));
}

/** Types of machines, alike ones beside each other. */
export function gcpTypes(instances: SpotInstances): readonly GcpType[] {
  const { cpus = [4], memoryPerCpu = [4] } = instances;
  return cpus.flatMap((count) =>
    memoryPerCpu.flatMap((memory) =>
      gcpFamilies(instances)
        .filter((family) => hasShape(family, memory))
        .map((family) => ({
          name: `${family}-${SHAPES[memory]}-${count}`,
          cpus: count,
          memory: count * memory,
          architecture: architectureOf(family),
        })),
    ),
  );
}

function architectureOf(family: string): Architecture {
  return isArmFamily(family) ? 'arm64' : 'amd64';
}

function isArmFamily(family: string): boolean {
  return isArmMachine(`${family}-standard-4`);
}

function hasShape(family: string, memory: SpotMemory): boolean {
  if (STANDARD_ONLY.test(family)) return memory === 4;
  return memory !== 2 || !ONE_GIB.test(family);
}
