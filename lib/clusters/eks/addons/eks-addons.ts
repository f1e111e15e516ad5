import { type Finding, refuseErrors, type WaivedFinding } from '../../../core/finding';
import { type DeferredCheck, evaluate, findingOf } from '../../../core/rule';
import { isTree } from '../../../core/values';
import { applyWaivers } from '../../../core/waiver';
import { checkShape } from '../../../input/shape';
import { type EksCluster, isEksCluster } from '../eks-cluster';
import type { EksAddon } from './addon';
import type { EksAddonInstaller, EksAddonOptions } from './options';
import { CLUSTER_IS_EKS, EKS_ADDON_RULES } from './rules';
import { resolveEksAddons } from './settings';

/** What came of looking at the add-ons of a cluster. */
export interface EksAddonInspection<S = string> {
  /** Absent if the options are too far from their shape. Not to be installed if any finding is an error. */
  readonly addons?: readonly EksAddon<S>[];
  /** Everything found, warnings included. */
  readonly findings: readonly Finding[];
  /** What was found and accepted, with the reasons. */
  readonly waived: readonly WaivedFinding[];
  /** Checks that wait for strings known only later. */
  readonly deferred: readonly DeferredCheck<S>[];
}

/**
 * The add-ons that EKS is to install in a cluster, in order, as its networking mode and the options ask for them.
 *
 * @param cluster - the cluster that they are for.
 * @param options - what to decide differently.
 * @throws BlueprintError with every problem found.
 * @example
 * ```ts
 * const addons = eksAddons(cluster, { efsCsi: true });
 * ```
 */
export function eksAddons<S = string>(
  cluster: EksCluster<S>,
  options: EksAddonOptions<S> = {},
): readonly EksAddon<S>[] {
  const { addons, findings } = inspectEksAddons(cluster, options);
  refuseErrors('add-ons', findings, addons);
  if (addons === undefined) throw new TypeError('add-ons: no findings and no add-ons');
  return addons;
}

/**
 * What {@link eksAddons} would say, without throwing, with the warnings and checks that go with it.
 *
 * @param installer - what whoever installs them does besides.
 */
export function inspectEksAddons<S = string>(
  cluster: EksCluster<S>,
  options: EksAddonOptions<S> = {},
  installer: EksAddonInstaller = {},
): EksAddonInspection<S> {
  if (!isTree(cluster) || !isEksCluster(cluster)) {
    const problem = {
      path: ['cluster'],
      message: 'EKS installs add-ons in its own clusters only',
      fix: 'use eksCluster',
    };
    return { findings: [findingOf(CLUSTER_IS_EKS, problem)], waived: [], deferred: [] };
  }
  const shape = checkShape('EksAddonOptions', options, []);
  if (shape.usable === undefined) return { findings: shape.findings, waived: [], deferred: [] };
  const settings = resolveEksAddons(cluster, shape.usable, installer);
  const { findings: ofRules, deferred } = evaluate<typeof settings, S>(EKS_ADDON_RULES, settings);
  const findings = [...shape.findings, ...ofRules.filter(({ path }) => !shape.isCut(path))];
  const { standing, waived } = applyWaivers(findings, cluster.waivers);
  return { addons: settings.addons, findings: standing, waived, deferred };
}
