import { type AksCluster, type AksNodePool, isAksCluster } from '../../clusters/aks/aks-cluster';
import { PROVISIONED_AKS_RULES, type ProvisionedAksCluster } from '../../clusters/aks/provisioning/cluster-rules';
import { NETWORK_IS_KNOWN } from '../../clusters/aks/provisioning/fact-rules';
import type { AksProvisioning } from '../../clusters/aks/provisioning/options';
import { AKS_PROVISIONING_RULES } from '../../clusters/aks/provisioning/rules';
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
import { uses } from '../promised';
import type { AksBlueprintArgs } from './args';
import { factsOf, type LateFacts } from './late-facts';
import { type AksSettled, settle } from './settings';

/** What is to be made, once everything that is known has been found good. */
export interface InspectedBlueprint {
  /** The cluster and what to install in it. */
  readonly composition: Composition<Late>;
  /** The cluster, as described. */
  readonly cluster: AksCluster<Late>;
  /** The pool that the cluster is made with. */
  readonly firstPool: AksNodePool;
  /** How it is provisioned. */
  readonly settled: AksSettled<Late>;
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
export function inspectBlueprint(name: string, args: AksBlueprintArgs, late: LateFacts): InspectedBlueprint {
  const { blueprint, ...given } = isTree(args) ? args : ({} as AksBlueprintArgs);
  const shape = checkShape<AksProvisioning<Late>>('AksProvisioning', given, []);
  const provisioning = shape.usable ?? {};
  const ofRules = evaluate<AksProvisioning<unknown>, Late>(AKS_PROVISIONING_RULES, provisioning);
  const { composition, findings: ofBlueprint } = callBlueprint(blueprint, factsOf(late));
  const described = composition?.cluster;
  const cluster = described !== undefined && isAksCluster(described) ? described : undefined;
  const ofCluster = cluster && evaluate<ProvisionedAksCluster, Late>(PROVISIONED_AKS_RULES, { cluster, provisioning });
  const ofFacts =
    cluster &&
    evaluate([NETWORK_IS_KNOWN], {
      vnet: cluster.aks.vnet.kind,
      usesNodeSubnet: composition !== undefined && uses(composition, late.nodeSubnetId),
    });
  const ofRulesAndCluster = [...(ofCluster?.findings ?? []), ...ofRules.findings];
  const { standing, waived } = applyWaivers(
    [...ofRulesAndCluster.filter(({ path }) => !shape.isCut(path)), ...(ofFacts?.findings ?? [])],
    cluster?.waivers ?? [],
  );
  const findings = [
    ...shape.findings,
    ...standing,
    ...ofBlueprint,
    ...(described === undefined || cluster !== undefined ? [] : [notAks(described.distribution)]),
  ];
  refuseErrors(`AKS blueprint ${name}`, findings);
  const firstPool = cluster?.aks.nodePools.find(({ mode }) => mode === 'system');
  if (composition === undefined || cluster === undefined || firstPool === undefined)
    throw new TypeError('no findings and no AKS cluster');
  const facts = new Set<unknown>(Object.values(late).map(({ output }) => output));
  return {
    composition: alsoWaived(composition, waived),
    cluster,
    firstPool,
    settled: settle(provisioning),
    findings,
    deferred: [...ofRules.deferred, ...(ofCluster?.deferred ?? []), ...composition.deferred].filter(
      ({ values }) => !values.some((value) => facts.has(value)),
    ),
  };
}

function notAks(distribution: string): Finding {
  return findingOf(INPUT_RULES['wrong-type'], {
    path: ['blueprint'],
    message: `it describes a cluster of ${distribution}`,
    fix: 'describe one with aksCluster()',
  });
}
