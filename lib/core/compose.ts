import type { Capability } from './capability';
import type { Cluster } from './cluster';
import { CLUSTER_RULES } from './cluster-rules';
import { COMPOSE_RULES } from './compose-rules';
import { type Finding, refuseErrors, type WaivedFinding } from './finding';
import { joinNeeds, type Needs } from './needs';
import type { InstallPlan, Step } from './plan';
import { type DeferredCheck, evaluate, findingOf } from './rule';
import { applyWaivers } from './waiver';

/** A cluster and everything to be installed in it, checked together. */
export interface Composition<S = string> {
  /** Where all of it is installed. */
  readonly cluster: Cluster<S>;
  /** In the order of installation. */
  readonly plans: readonly InstallPlan<S>[];
  /** What all plans ask of the cluster together. */
  readonly needs: Needs;
  /** Warnings of every plan, of the cluster and of the whole. */
  readonly findings: readonly Finding[];
  /** What was found and accepted, with the reasons. */
  readonly waived: readonly WaivedFinding[];
  /** Checks that wait for strings known only later; whoever deploys runs them. */
  readonly deferred: readonly DeferredCheck<S>[];
}

/**
 * Joins plans for one cluster and runs every rule over the whole.
 *
 * @param cluster - the cluster that every plan was made for.
 * @param plans - what to install, in any order.
 * @throws BlueprintError with every problem found.
 */
export function compose<S = string>(cluster: Cluster<S>, ...plans: readonly InstallPlan<S>[]): Composition<S> {
  const composition = inspectComposition(cluster, plans);
  refuseErrors(`cluster ${cluster.name}`, composition.findings);
  return composition;
}

/** What {@link compose} would say: findings of a composition, errors included. */
export function inspectComposition<S>(cluster: Cluster<S>, plans: readonly InstallPlan<S>[]): Composition<S> {
  const whole = { cluster, plans, needs: joinNeeds(plans.map((plan) => plan.needs)) };
  const ofCluster = evaluate<Cluster<unknown>, S>(CLUSTER_RULES, cluster);
  const ownRules = new Set(plans.flatMap((plan) => plan.rules ?? []));
  const ofWhole = evaluate<typeof whole, S>([...COMPOSE_RULES, ...ownRules], whole);
  const { standing, waived } = applyWaivers([...ofCluster.findings, ...ofWhole.findings], cluster.waivers);
  const { remarks } = cluster;
  const allWaived = [...(remarks?.waived ?? []), ...plans.flatMap((plan) => plan.waived), ...waived];
  return {
    cluster,
    plans: inOrder(plans),
    needs: whole.needs,
    findings: [
      ...(remarks?.findings ?? []),
      ...plans.flatMap((plan) => plan.findings),
      ...standing,
      ...unusedWaivers(cluster, allWaived),
    ],
    waived: allWaived,
    deferred: [
      ...(remarks?.deferred ?? []),
      ...plans.flatMap((plan) => plan.deferred),
      ...ofCluster.deferred,
      ...ofWhole.deferred,
    ],
  };
}

/** Every step of a composition in order, with the plan that it belongs to. */
export function stepsOf<S>(
  composition: Composition<S>,
): readonly { readonly plan: InstallPlan<S>; readonly step: Step<S> }[] {
  return composition.plans.flatMap((plan) => plan.steps.map((step) => ({ plan, step })));
}

/** What comes before nodes first, then providers before those who require them; otherwise as given. */
function inOrder<S>(plans: readonly InstallPlan<S>[]): readonly InstallPlan<S>[] {
  const waiting = [
    ...plans.filter((plan) => plan.when === 'before-nodes'),
    ...plans.filter((plan) => plan.when === 'after-nodes'),
  ];
  const ordered: InstallPlan<S>[] = [];
  while (waiting.length > 0) {
    const missing = (plan: InstallPlan<S>): boolean =>
      plan.requires.some((capability) => waiting.some((other) => other !== plan && provides(other, capability)));
    const index = Math.max(
      0,
      waiting.findIndex((plan) => !missing(plan)),
    );
    ordered.push(...waiting.splice(index, 1));
  }
  return ordered;
}

function provides(plan: InstallPlan<unknown>, capability: Capability): boolean {
  return plan.provides.includes(capability);
}

function unusedWaivers(cluster: Cluster<unknown>, waived: readonly WaivedFinding[]): readonly Finding[] {
  return cluster.waivers.flatMap((waiver, index) =>
    waived.some((finding) => finding.rule === waiver.rule)
      ? []
      : [
          findingOf(UNUSED_WAIVER, {
            path: ['waivers', index, 'rule'],
            message: `nothing here breaks the rule ${waiver.rule}`,
            fix: 'remove the waiver, or mend the id of the rule',
          }),
        ],
  );
}

/** The rule behind findings about waivers that cover nothing. */
export const UNUSED_WAIVER = {
  id: 'waiver/covers-something',
  title: 'A waiver covers a finding that is there',
  severity: 'warning',
  evidence: 'CONTRIBUTING.md',
} as const;
