import type { CniTarget } from '../../../core/metrics-source';
import type { InstallPlan } from '../../../core/plan';
import type { CniMonitoringOptions } from '../options';

/** What monitors of a CNI need to know of it. */
export type CniMonitoringBasics = Pick<CniMonitoringOptions, 'targets' | 'cniNamespace' | 'felixPort' | 'typhaPort'>;

/**
 * The options of {@link planCniMonitoring} that the plan of a CNI decides: what serves metrics, and where.
 *
 * @param plan - what installs the CNI.
 * @example
 * ```ts
 * const cilium = planCilium(cluster, { prometheus: true, hubble: { metrics: ['dns', 'drop', 'flow'] } });
 * const monitoring = planCniMonitoring(cluster, cniMonitoringOf(cilium));
 * ```
 */
export function cniMonitoringOf({ network }: InstallPlan<unknown>): CniMonitoringBasics {
  const sources = network?.metrics ?? [];
  const portOf = (target: CniTarget): number | undefined => sources.find((one) => one.target === target)?.port;
  const [felixPort, typhaPort] = [portOf('calico-felix'), portOf('calico-typha')];
  const [first] = sources;
  return {
    targets: sources.map(({ target }) => target),
    ...(first !== undefined && { cniNamespace: first.namespace }),
    ...(felixPort !== undefined && { felixPort }),
    ...(typhaPort !== undefined && { typhaPort }),
  };
}
