import { hasReached } from '../../../clusters/gke/gke-version';
import type { Path } from '../../../core/path';
import type { Rule } from '../../../core/rule';
import { COMPUTE_CLASS_KEY } from '../selection';
import type { ComputeClassesSettings, ComputeClassSettings } from '../settings';
import { EVIDENCE } from './evidence';
import { rulesOf } from './places';

/** The class that pods belong to which select none. */
const DEFAULT_CLASS = 'default';

/** What is known to go wrong between classes and the cluster that they are in. */
export const CLUSTER_RULES: readonly Rule<ComputeClassesSettings>[] = [
  {
    id: 'compute-class/gke-is-new-enough',
    title: 'GKE is new enough for what a class asks for: older versions drop what they do not know',
    severity: 'error',
    evidence: EVIDENCE.concept,
    check: (settings, report) => {
      for (const { feature, since, path } of versionNeeds(settings)) {
        const { kubernetes, gke } = settings.cluster;
        const { gkeVersion } = gke;
        if (hasReached([since], { kubernetes, ...(gkeVersion !== undefined && { gkeVersion }) }) !== false) continue;
        report({
          path,
          message: `${feature} came with GKE ${since}, and the cluster has ${gkeVersion ?? kubernetes}`,
          fix: `upgrade to ${since} or newer, or remove it`,
        });
      }
    },
  },
  {
    id: 'compute-class/own-cilium-has-own-pools',
    title: 'With your own Cilium, node pools are yours: those that GKE makes cannot start with its taint',
    severity: 'error',
    evidence: EVIDENCE.fields,
    check: ({ classes, cluster }, report) => {
      if (cluster.gke.networking.mode !== 'cilium') return;
      for (const [index, { createsPools }] of classes.entries()) {
        if (!createsPools) continue;
        report({
          path: ['classes', index, 'nodePoolAutoCreation'],
          message:
            "pods would start on Google's CNI before Cilium runs on such a node, and stay cut off from all others",
          fix: 'set it to false, and name pools of yours in rules: { nodepools: […] }',
        });
      }
    },
  },
  {
    id: 'compute-class/autopilot-has-no-pools',
    title: 'Where Google runs the nodes there are no node pools to name',
    severity: 'error',
    evidence: EVIDENCE.definition,
    check: (settings, report) => {
      for (const { of, rule, path } of rulesOf(settings)) {
        if (!of.isAutopilot || rule.nodepools === undefined) continue;
        report({
          path: [...path, 'nodepools'],
          message: `Google runs the nodes of ${of.options.autopilot === true ? `class '${of.options.name}'` : 'this cluster'}, and makes their pools`,
          fix: "write a rule about machines, such as { machineFamily: 'n4' }",
        });
      }
    },
  },
  {
    id: 'compute-class/pod-family-is-of-autopilot',
    title: 'Families of pods are for classes, or clusters, whose nodes Google runs',
    severity: 'error',
    evidence: EVIDENCE.definition,
    check: (settings, report) => {
      for (const { of, rule, path } of rulesOf(settings)) {
        if (of.isAutopilot || rule.podFamily === undefined) continue;
        report({
          path: [...path, 'podFamily'],
          message: `the nodes of class '${of.options.name}' are yours: the ComputeClass is refused`,
          fix: 'set autopilot of the class to true, or name a family of machines',
        });
      }
    },
  },
  {
    id: 'compute-class/pools-have-joined',
    title: 'Node pools that a rule names carry the class as label and taint',
    severity: 'error',
    evidence: EVIDENCE.pools,
    check: (settings, report) => {
      for (const { of, name, path } of namedPools(settings)) {
        const pool = settings.cluster.nodePools.find((one) => one.name === name);
        if (pool === undefined || of.options.name === DEFAULT_CLASS || hasJoined(pool, of)) continue;
        report({
          path,
          message: `pool '${name}' does not carry ${COMPUTE_CLASS_KEY}=${of.options.name} as a label and as a taint, so the class never uses it`,
          fix: `merge computeClassPool('${of.options.name}') into the options of the pool`,
        });
      }
    },
  },
  {
    id: 'compute-class/pools-exist',
    title: 'Node pools that a rule names are pools of the cluster',
    severity: 'warning',
    evidence: EVIDENCE.pools,
    check: (settings, report) => {
      const names = settings.cluster.nodePools.map((pool) => pool.name);
      for (const { of, name, path } of namedPools(settings)) {
        if (of.isAutopilot || names.includes(name)) continue;
        report({
          path,
          message: `the cluster as described has no pool '${name}', and those that GKE makes have names of their own`,
          fix: `name one of ${names.map((one) => `'${one}'`).join(', ')}, or add the pool to the cluster`,
        });
      }
    },
  },
  {
    id: 'compute-class/somebody-makes-nodes',
    title: 'Either GKE makes node pools for a class, or a pool of the cluster has joined it',
    severity: 'warning',
    evidence: EVIDENCE.pools,
    check: ({ classes, cluster }, report) => {
      for (const [index, of] of classes.entries()) {
        if (of.createsPools || of.isAutopilot || of.options.name === DEFAULT_CLASS) continue;
        if (cluster.nodePools.some((pool) => hasJoined(pool, of))) continue;
        report({
          path: ['classes', index, 'nodePoolAutoCreation'],
          message: `GKE makes no pools for class '${of.options.name}', and no pool of the cluster has joined it: its pods stay pending`,
          fix: `remove it, or merge computeClassPool('${of.options.name}') into the options of a pool`,
        });
      }
    },
  },
  {
    id: 'compute-class/default-is-switched-on',
    title: "The class 'default' is for pods that select none where the cluster has that switched on",
    severity: 'warning',
    evidence: EVIDENCE.defaults,
    check: ({ classes, cluster }, report) => {
      const { autoProvisioning, mode } = cluster.gke;
      if (mode.isAutopilot || autoProvisioning?.defaultComputeClass === true) return;
      for (const [index, { options }] of classes.entries()) {
        if (options.name !== DEFAULT_CLASS) continue;
        report({
          path: ['classes', index, 'name'],
          message: 'the cluster as described does not use it, so that only pods that select it belong to it',
          fix: 'set autoProvisioning.defaultComputeClass of the cluster to true, or give the class another name',
        });
      }
    },
  },
];

interface VersionNeed {
  readonly feature: string;
  readonly since: string;
  readonly path: Path;
}

/** What the classes use that not every version of GKE has. */
function versionNeeds(settings: ComputeClassesSettings): readonly VersionNeed[] {
  const { classes, cluster } = settings;
  const { autoProvisioning, mode } = cluster.gke;
  const makesPoolsAnyway = mode.isAutopilot || autoProvisioning !== undefined;
  const of = (feature: string, since: string, path: Path): VersionNeed => ({ feature, since, path });
  return [
    of('compute classes of your own', '1.30.3-gke.1451000', ['classes']),
    ...classes.flatMap(({ createsPools, options }, index) => [
      ...(createsPools && !makesPoolsAnyway
        ? [
            of('pools that GKE makes for a class alone', '1.33.3-gke.1136000', [
              'classes',
              index,
              'nodePoolAutoCreation',
            ]),
          ]
        : []),
      ...(options.name === DEFAULT_CLASS
        ? [of('a class for pods that select none', '1.33.1-gke.1744000', ['classes', index, 'name'])]
        : []),
    ]),
    ...rulesOf(settings).flatMap(({ rule, path }) => [
      ...(rule.priorityScore !== undefined
        ? [of('scores of rules', '1.35.2-gke.1842000', [...path, 'priorityScore'])]
        : []),
      ...(rule.podFamily !== undefined ? [of('families of pods', '1.35.2-gke.1485000', [...path, 'podFamily'])] : []),
    ]),
  ];
}

interface NamedPool {
  readonly of: ComputeClassSettings;
  readonly name: string;
  readonly path: Path;
}

function namedPools(settings: ComputeClassesSettings): readonly NamedPool[] {
  return rulesOf(settings).flatMap(({ of, rule, path }) =>
    (rule.nodepools ?? []).map((name, n) => ({ of, name, path: [...path, 'nodepools', n] })),
  );
}

function hasJoined(
  { labels, taints }: ComputeClassesSettings['cluster']['nodePools'][number],
  { options: { name } }: ComputeClassSettings,
): boolean {
  return (
    labels[COMPUTE_CLASS_KEY] === name && taints.some(({ key, value }) => key === COMPUTE_CLASS_KEY && value === name)
  );
}
