import type { Cluster } from '../../../core/cluster';
import type { InstallPlan } from '../../../core/plan';
import type { Inspection } from '../../../input/planner';
import type { OldCni } from '../old-cni';
import type { MigrationSource } from '../options';
import { inspectCalicoSource, oldCalico } from './calico';
import { inspectFlannelSource, oldFlannel } from './flannel';

/** What the planner of a source says of it. Never throws. */
export function inspectSource(cluster: Cluster, source: MigrationSource): Inspection {
  switch (source.kind) {
    case 'calico':
      return inspectCalicoSource(cluster, source);
    case 'flannel':
      return inspectFlannelSource(cluster, source);
  }
}

/** A source as something to move away from. */
export function oldCni(
  cluster: Cluster,
  source: MigrationSource,
  plan: InstallPlan,
  podRanges: readonly string[],
): OldCni {
  switch (source.kind) {
    case 'calico':
      return oldCalico(cluster, source, plan);
    case 'flannel':
      return oldFlannel(cluster, source, plan, podRanges);
  }
}
