import type { EksAddon } from '../../clusters/eks/addons/addon';
import { inspectEksAddons } from '../../clusters/eks/addons/eks-addons';
import { type EksCluster, isEksCluster } from '../../clusters/eks/eks-cluster';
import { PROVISIONED_CLUSTER_RULES, type ProvisionedCluster } from '../../clusters/eks/provisioning/cluster-rules';
import { type ClusterOfFacts, FACT_RULES } from '../../clusters/eks/provisioning/fact-rules';
import type { EksProvisioning } from '../../clusters/eks/provisioning/options';
import { PROVISIONING_RULES } from '../../clusters/eks/provisioning/rules';
import {
  BOUND_SERVICE_ACCOUNT_RULES,
  type BoundServiceAccounts,
} from '../../clusters/eks/provisioning/workload-identity-rules';
import type { Composition } from '../../core/compose';
import { type Finding, refuseErrors } from '../../core/finding';
import { type DeferredCheck, evaluate } from '../../core/rule';
import { isTree } from '../../core/values';
import { applyWaivers } from '../../core/waiver';
import { checkShape } from '../../input/shape';
import { alsoWaived } from '../also-waived';
import { callBlueprint } from '../call-blueprint';
import type { Late } from '../late';
import { uses } from '../promised';
import type { EksBlueprintArgs } from './args';
import { boundServiceAccounts } from './identities';
import type { LateFacts } from './late-facts';
import { type EksSettled, settle } from './settings';

/** What is to be made, once everything that is known has been found good. */
export interface InspectedBlueprint {
  /** The cluster and what to install in it. */
  readonly composition: Composition<Late>;
  /** The cluster, as described. */
  readonly cluster: EksCluster<Late>;
  /** How it is provisioned. */
  readonly settled: EksSettled<Late>;
  /** What EKS installs in it. */
  readonly addons: readonly EksAddon<Late>[];
  /** Whether Karpenter needs its roles and its queue. */
  readonly hasKarpenter: boolean;
  /** Warnings that are not the composition's. */
  readonly findings: readonly Finding[];
  /** Checks of what the cluster itself is made of: none of them waits for the cluster. */
  readonly deferred: readonly DeferredCheck<Late>[];
}

/** Add-ons are installed together with everything under them. */
const INSTALLER = { makesPodSubnets: true };

/**
 * Looks at everything before anything is made.
 *
 * @throws BlueprintError with every problem found.
 */
export function inspectBlueprint(name: string, args: EksBlueprintArgs, late: LateFacts): InspectedBlueprint {
  const { blueprint, addons: addonOptions = {}, ...given } = isTree(args) ? args : ({} as EksBlueprintArgs);
  const shape = checkShape<EksProvisioning<Late>>('EksProvisioning', given, []);
  const provisioning = shape.usable ?? {};
  const ofRules = evaluate<EksProvisioning<unknown>, Late>(PROVISIONING_RULES, provisioning);
  const ofBlueprint = callBlueprint(blueprint, late.facts);
  const { composition } = ofBlueprint;
  const ofAddons = composition && inspectEksAddons(composition.cluster as EksCluster<Late>, addonOptions, INSTALLER);
  const described = composition?.cluster;
  const ofSubnets =
    described !== undefined && isEksCluster(described)
      ? evaluate<ProvisionedCluster, Late>(PROVISIONED_CLUSTER_RULES, { cluster: described, provisioning })
      : undefined;
  const facts = new Set<unknown>(
    [late.apiServerHost, late.vpcId, late.interruptionQueue, late.nodeRole].map(({ output }) => output),
  );
  const ofFacts =
    described !== undefined && isEksCluster(described)
      ? evaluate<ClusterOfFacts, Late>(FACT_RULES, { cluster: described, facts })
      : undefined;
  const hasKarpenter = composition !== undefined && isKarpenterIn(composition, late);
  const ofAccounts =
    composition !== undefined && described !== undefined && isEksCluster(described)
      ? evaluate<BoundServiceAccounts, Late>(BOUND_SERVICE_ACCOUNT_RULES, {
          provisioning,
          bound: boundServiceAccounts(
            { cluster: described, addons: ofAddons?.addons ?? [], plans: composition.plans, hasKarpenter },
            late.region.output,
          ),
        })
      : undefined;
  const ownFindings = [
    ...(ofSubnets?.findings ?? []).filter(({ path }) => !shape.isCut(path)),
    ...ofRules.findings.filter(({ path }) => !shape.isCut(path)),
    ...(ofAccounts?.findings ?? []),
    ...(ofFacts?.findings ?? []),
  ];
  const { standing, waived } = applyWaivers(ownFindings, described?.waivers ?? []);
  const findings = [
    ...shape.findings,
    ...standing,
    ...ofBlueprint.findings,
    ...(ofAddons?.findings ?? []).map((finding) => ({ ...finding, path: inAddons(finding.path) })),
  ];
  refuseErrors(`EKS blueprint ${name}`, findings);
  const cluster = composition?.cluster;
  if (composition === undefined || cluster === undefined || !isEksCluster(cluster) || ofAddons?.addons === undefined)
    throw new TypeError('no findings and no EKS cluster');
  return {
    composition: alsoWaived(composition, [...waived, ...ofAddons.waived]),
    cluster,
    settled: settle(provisioning, cluster, { hasKarpenter, addons: ofAddons.addons }),
    addons: ofAddons.addons,
    hasKarpenter,
    findings,
    deferred: [
      ...ofRules.deferred,
      ...(ofSubnets?.deferred ?? []),
      ...ofAddons.deferred,
      ...composition.deferred,
    ].filter(({ values }) => !values.some((value) => facts.has(value))),
  };
}

/** Whether Karpenter is installed, or something is made of what it gets. */
function isKarpenterIn(composition: Composition<Late>, late: LateFacts): boolean {
  const { cluster, plans } = composition;
  return (
    plans.some((plan) => plan.name === 'karpenter') ||
    uses(composition, late.interruptionQueue) ||
    (isEksCluster(cluster) && !cluster.eks.mode.isAuto && uses(composition, late.nodeRole))
  );
}

/** The add-ons speak of their own options and of the cluster. */
function inAddons(path: string): string {
  return path === 'cluster' || path.startsWith('cluster.') ? path : `addons.${path}`;
}
