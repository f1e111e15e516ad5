import { type GkeCluster, isGkeCluster } from '../../clusters/gke/gke-cluster';
import { PROVISIONED_GKE_RULES, type ProvisionedGke } from '../../clusters/gke/provisioning/cluster-rules';
import { GKE_FACT_RULE } from '../../clusters/gke/provisioning/fact-rules';
import type { GkeProvisioning } from '../../clusters/gke/provisioning/options';
import { GKE_PROVISIONING_RULES } from '../../clusters/gke/provisioning/rules';
import type { Composition } from '../../core/compose';
import { type Finding, refuseErrors } from '../../core/finding';
import { type DeferredCheck, evaluate, findingOf } from '../../core/rule';
import { isTree } from '../../core/values';
import { applyWaivers } from '../../core/waiver';
import { INPUT_RULES } from '../../input/rules';
import { checkShape } from '../../input/shape';
import { alsoWaived } from '../also-waived';
import { callBlueprint } from '../call-blueprint';
import type { Late } from '../late';
import type { GkeBlueprintArgs } from './args';
import type { LateFacts } from './late-facts';
import { type GkeSettled, settle } from './settings';

/** What is to be made, once everything that is known has been found good. */
export interface InspectedBlueprint {
  /** The cluster and what to install in it. */
  readonly composition: Composition<Late>;
  /** The cluster, as described. */
  readonly cluster: GkeCluster<Late>;
  /** How it is provisioned. */
  readonly settled: GkeSettled<Late>;
  /** Warnings that are not the composition's. */
  readonly findings: readonly Finding[];
  /** Checks of what the cluster itself is made of: none of them waits for the cluster. */
  readonly deferred: readonly DeferredCheck<Late>[];
}

/**
 * Looks at everything before anything is made.
 *
 * @throws BlueprintError with every problem found.
 */
export function inspectBlueprint(name: string, args: GkeBlueprintArgs, late: LateFacts): InspectedBlueprint {
  const { blueprint, ...given } = isTree(args) ? args : ({} as GkeBlueprintArgs);
  const shape = checkShape<GkeProvisioning<Late>>('GkeProvisioning', given, []);
  const provisioning = shape.usable ?? {};
  const ofRules = evaluate<GkeProvisioning<unknown>, Late>(GKE_PROVISIONING_RULES, provisioning);
  const { composition, findings: ofBlueprint } = callBlueprint(blueprint, late.facts);
  const cluster = composition?.cluster;
  const isGke = cluster !== undefined && isGkeCluster(cluster);
  const facts = new Set<unknown>([late.apiServerHost.output]);
  const ofCluster = isGke && evaluate<ProvisionedGke, Late>(PROVISIONED_GKE_RULES, { cluster, provisioning });
  const ofFacts = isGke && evaluate([GKE_FACT_RULE], { cluster, facts });
  const found = [...ofRules.findings, ...(ofCluster ? ofCluster.findings : []), ...(ofFacts ? ofFacts.findings : [])];
  const { standing, waived } = applyWaivers(
    found.filter(({ path }) => !shape.isCut(path)),
    cluster?.waivers ?? [],
  );
  const findings = [
    ...shape.findings,
    ...standing,
    ...ofBlueprint,
    ...(cluster === undefined || isGke ? [] : [anotherCluster(cluster.distribution)]),
  ];
  refuseErrors(`GKE blueprint ${name}`, findings);
  if (composition === undefined || !isGke || ofCluster === false) throw new TypeError('no findings and no GKE cluster');
  return {
    composition: alsoWaived(composition, waived),
    cluster,
    settled: settle(provisioning, cluster.gke),
    findings,
    deferred: [...ofRules.deferred, ...ofCluster.deferred, ...composition.deferred].filter(
      ({ values }) => !values.some((value) => facts.has(value)),
    ),
  };
}

function anotherCluster(distribution: string): Finding {
  return findingOf(INPUT_RULES['wrong-type'], {
    path: ['blueprint'],
    message: `the blueprint describes a cluster of ${distribution}`,
    fix: 'describe one with gkeCluster()',
  });
}
