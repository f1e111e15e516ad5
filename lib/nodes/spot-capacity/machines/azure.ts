import { isArm, vmSize } from '../../../clusters/aks/vm-size';
import type { SpotInstances, SpotMemory } from '../options';
import { type Architecture, architecturesOf } from './architectures';

/** Series by architecture and GiB of memory for each processor, those with a disk of their own first. */
const SERIES: Readonly<Record<Architecture, Readonly<Record<SpotMemory, readonly string[]>>>> = {
  amd64: {
    2: ['Dlds_v5', 'Dlds_v6', 'Dalds_v6', 'Dls_v5', 'Dls_v6', 'Dals_v6'],
    4: ['Dads_v5', 'Dds_v5', 'Dads_v6', 'Dds_v6', 'Das_v5', 'Ds_v5', 'Das_v6', 'Ds_v6'],
    8: ['Eads_v5', 'Eds_v5', 'Eads_v6', 'Eds_v6', 'Eas_v5', 'Es_v5', 'Eas_v6', 'Es_v6'],
  },
  arm64: {
    2: ['Dplds_v5', 'Dplds_v6', 'Dpls_v5', 'Dpls_v6'],
    4: ['Dpds_v5', 'Dpds_v6', 'Dps_v5', 'Dps_v6'],
    8: ['Epds_v5', 'Epds_v6', 'Eps_v5', 'Eps_v6'],
  },
};

/** As many series get pools of their own, where nobody names any. */
const POOLS = 2;

/** A size of machine. */
export interface AzureSize {
  /** `Standard_D4ads_v5`. */
  readonly name: string;
  readonly cpus: number;
  /** In GiB, of the whole machine. */
  readonly memory: number;
  readonly architecture: Architecture;
}

/** Architectures that were asked for. */
export function azureArchitectures({ architectures, families }: SpotInstances): readonly Architecture[] {
  return architecturesOf(architectures, families?.azure, (series) => isArm(sizeOf(series, 2)));
}

/** Series that were asked for, by name or by their memory. Absent: neither was. */
export function azureSeries(instances: SpotInstances): readonly string[] | undefined {
  if (instances.families?.azure !== undefined) return namedSeries(instances);
  return instances.memoryPerCpu?.flatMap((memory) => seriesWith(memory, instances));
}

/** Sizes that pools of AKS are made of: a few, as each is a pool. */
export function azureSizes(instances: SpotInstances): readonly AzureSize[] {
  const { cpus = [4], families, memoryPerCpu = [4] } = instances;
  const series =
    families?.azure === undefined
      ? memoryPerCpu.flatMap((memory) => seriesWith(memory, instances, POOLS))
      : namedSeries(instances);
  return cpus.flatMap((count) =>
    series.map((one) => {
      const name = sizeOf(one, count);
      const architecture = isArm(name) ? 'arm64' : 'amd64';
      return { name, cpus: count, memory: count * memoryOf(one), architecture } as const;
    }),
  );
}

function seriesWith(memory: SpotMemory, instances: SpotInstances, most?: number): readonly string[] {
  return azureArchitectures(instances).flatMap((architecture) => SERIES[architecture][memory].slice(0, most));
}

function namedSeries(instances: SpotInstances): readonly string[] {
  const { families, memoryPerCpu } = instances;
  const wanted = azureArchitectures(instances);
  return [...new Set(families?.azure)].filter(
    (series) =>
      wanted.includes(isArm(sizeOf(series, 2)) ? 'arm64' : 'amd64') &&
      (memoryPerCpu?.includes(memoryOf(series)) ?? true),
  );
}

/** The number of processors comes after the family: `Dads_v5` with four is `Standard_D4ads_v5`. */
function sizeOf(series: string, cpus: number): string {
  return `Standard_${series.replace(/^[A-Z]+/, (family) => `${family}${cpus}`)}`;
}

/** What the name of a series says of its memory: `l` for little, `m` and the family E for much. */
function memoryOf(series: string): SpotMemory {
  const { family = '', features = '', generation = 1 } = vmSize(sizeOf(series, 2)) ?? {};
  if (features.includes('l') || (family === 'F' && generation < 6)) return 2;
  return features.includes('m') || family.startsWith('E') ? 8 : 4;
}
