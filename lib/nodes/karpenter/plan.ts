import { resolveChart } from '../../charts';
import { type EksCluster, isEksCluster } from '../../clusters/eks';
import { type Needs, NO_NEEDS } from '../../core/needs';
import type { HelmStep, InstallPlan, ManifestStep, Step } from '../../core/plan';
import { findingOf } from '../../core/rule';
import { isTree } from '../../core/values';
import { type Inspection, inspect, type PlanBody, planOf } from '../../input/planner';
import { nodePoolObject } from '../node-pool/object';
import { isSpot } from '../node-pool/settings';
import { poolSteps } from '../node-pool/steps';
import { nodeClassObject } from './node-class';
import type { KarpenterOptions, KarpenterPoolsOptions } from './options';
import { CLUSTER_IS_EKS, KARPENTER_COMPOSE_RULES, KARPENTER_PLAN_RULES, KARPENTER_POOLS_RULES } from './rules';
import { type KarpenterPoolsSettings, type KarpenterSettings, resolveKarpenter, resolvePools } from './settings';
import { karpenterValues } from './values';

const NAMESPACE = 'kube-system';

/**
 * Plans Karpenter: its definitions, its controller, and the node classes and pools that it makes nodes for.
 *
 * @param cluster - where to install it. Two of its nodes, that Karpenter did not make, run the controller.
 * @param options - what to decide differently.
 * @throws BlueprintError with every problem found.
 * @example
 * ```ts
 * const plan = planKarpenter(cluster, {
 *   interruptionQueue: 'shop-karpenter',
 *   nodeRole: 'shop-karpenter-node',
 *   nodeClasses: [{ name: 'default', image: { alias: 'al2023@v20260801' } }],
 *   nodePools: [{ name: 'spot', capacity: 'spot-or-on-demand' }],
 *   startupTaints: cilium.needs.startupTaints,
 * });
 * ```
 */
export function planKarpenter<S = string>(cluster: EksCluster<S>, options: KarpenterOptions<S> = {}): InstallPlan<S> {
  return planOf('karpenter', inspectKarpenter(cluster, options));
}

/** What {@link planKarpenter} would say, without throwing. */
export function inspectKarpenter<S = string>(cluster: EksCluster<S>, options: KarpenterOptions<S> = {}): Inspection<S> {
  if (isTree(cluster) && !isEksCluster(cluster)) return notEks();
  return inspect<S, KarpenterOptions<S>, KarpenterSettings<S>, EksCluster<S>>(
    {
      schema: 'KarpenterOptions',
      resolve: resolveKarpenter,
      rules: KARPENTER_PLAN_RULES,
      version: (settings) => settings.chart.ref.version,
      build: buildKarpenter,
    },
    cluster,
    options,
  );
}

/**
 * Plans pools and node classes for a Karpenter that another plan installs: those of a team, or of a workload.
 *
 * @param name - name of the plan, a DNS label, unique in the composition.
 * @param cluster - where they are.
 * @param options - the pools and node classes.
 * @throws BlueprintError with every problem found.
 */
export function planKarpenterPools<S = string>(
  name: string,
  cluster: EksCluster<S>,
  options: KarpenterPoolsOptions<S>,
): InstallPlan<S> {
  return planOf(name, inspectKarpenterPools(name, cluster, options));
}

/** What {@link planKarpenterPools} would say, without throwing. */
export function inspectKarpenterPools<S = string>(
  name: string,
  cluster: EksCluster<S>,
  options: KarpenterPoolsOptions<S>,
): Inspection<S> {
  if (isTree(cluster) && !isEksCluster(cluster)) return notEks();
  return inspect<S, KarpenterPoolsOptions<S>, KarpenterPoolsSettings<S>, EksCluster<S>>(
    {
      schema: 'KarpenterPoolsOptions',
      resolve: resolvePools,
      rules: KARPENTER_POOLS_RULES,
      version: (settings) => settings.chart.ref.version,
      build: (settings) => ({
        name,
        title: `pools of Karpenter: ${name}`,
        when: 'after-nodes',
        provides: [],
        requires: ['cni'],
        needs: { ...NO_NEEDS, manual: manual(settings) },
        steps: pools(settings, []),
        rules: KARPENTER_COMPOSE_RULES,
      }),
    },
    cluster,
    options,
  );
}

function notEks<S>(): Inspection<S> {
  const problem = {
    path: ['cluster', 'distribution'],
    message: 'Karpenter for AWS makes nodes of EKS clusters only',
    fix: 'describe the cluster with eksCluster()',
  };
  return { findings: [findingOf(CLUSTER_IS_EKS, problem)], waived: [] };
}

function buildKarpenter<S>(settings: KarpenterSettings<S>): PlanBody<S> {
  return {
    name: 'karpenter',
    title: `Karpenter ${settings.chart.ref.version}`,
    when: 'after-nodes',
    provides: [],
    requires: ['cni'],
    needs: needsOf(settings),
    steps: controllerSteps(settings),
    rules: KARPENTER_COMPOSE_RULES,
  };
}

function needsOf(settings: KarpenterSettings): Needs {
  return {
    ...NO_NEEDS,
    hostPorts: settings.hostNetwork
      ? [
          { protocol: 'TCP', port: 8080, purpose: 'metrics of Karpenter' },
          { protocol: 'TCP', port: 8081, purpose: 'health of Karpenter' },
        ]
      : [],
    manual: [
      `the service account ${NAMESPACE}/${settings.serviceAccount} has the permissions of Karpenter's controller before it starts`,
      ...manual(settings),
    ],
  };
}

function manual(settings: KarpenterPoolsSettings): readonly string[] {
  return settings.nodePools.some(isSpot)
    ? ['the account has the service-linked role AWSServiceRoleForEC2Spot: without it no spot capacity can be had']
    : [];
}

function controllerSteps<S>(settings: KarpenterSettings<S>): readonly Step<S>[] {
  const { chart, crds } = settings;
  const definitions: HelmStep<S> = {
    kind: 'helm',
    id: 'crds',
    after: [],
    chart: { ...resolveChart('karpenter-crd', chart.minor).ref, version: chart.ref.version },
    release: 'karpenter-crd',
    namespace: NAMESPACE,
    values: {},
    install: crds,
    establishes: definitionsOf(chart.minor),
  };
  const controller: HelmStep<S> = {
    kind: 'helm',
    id: 'controller',
    after: [definitions],
    chart: chart.ref,
    release: 'karpenter',
    namespace: NAMESPACE,
    values: karpenterValues(settings),
    install: 'release',
    skipCrds: true,
  };
  return [definitions, controller, ...pools(settings, [controller])];
}

function pools<S>(settings: KarpenterPoolsSettings<S>, after: readonly Step<S>[]): readonly ManifestStep<S>[] {
  const { nodeClasses, nodePools, provider } = settings;
  return poolSteps(
    nodeClasses.map(nodeClassObject),
    nodePools.map((pool) => nodePoolObject(pool, provider)),
    after,
  );
}

function definitionsOf(minor: string): readonly string[] {
  return [
    'ec2nodeclasses.karpenter.k8s.aws',
    'nodeclaims.karpenter.sh',
    'nodeoverlays.karpenter.sh',
    'nodepools.karpenter.sh',
    ...(minor === '1.13' ? [] : ['capacitybuffers.autoscaling.x-k8s.io']),
  ];
}
