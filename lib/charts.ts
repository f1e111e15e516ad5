import type { Path } from './core/path';
import type { ChartRef } from './core/plan';
import type { Report, Rule } from './core/rule';
import { compareVersions, inRange, isExact, isVersion, minorOf } from './core/version';

/** One minor of a chart: the patch that we use, and what it was tested with. */
export interface ChartMinor {
  /** The exact version in the repository, with its leading `v` where upstream writes one. */
  readonly version: string;
  /** SHA-256 of the archive in hexadecimal. Absent where the published archive could not be had to compute it. */
  readonly sha256?: string;
  /** Kubernetes minors that upstream tests this minor with, as a semver range. */
  readonly kubernetes: string;
}

/** A chart that plans use. */
export interface Chart {
  readonly name: string;
  readonly repository: string;
  /** By minor, oldest first. */
  readonly minors: Readonly<Record<string, ChartMinor>>;
  /** The minor used where the caller names none. */
  readonly defaultMinor: string;
  /** Why that one. */
  readonly reason: string;
  /** Where upstream says which Kubernetes versions it tests. */
  readonly evidence: string;
}

/** Every chart that plans use, and which versions of it. Archives are verified against `sha256` where it is set. */
export const CHARTS = {
  cilium: {
    name: 'cilium',
    repository: 'https://helm.cilium.io',
    defaultMinor: '1.19',
    reason: 'months of patches behind it; 1.20 had its first release in July 2026',
    evidence: 'https://github.com/cilium/cilium/blob/main/Documentation/network/kubernetes/compatibility.rst',
    minors: {
      '1.18': {
        version: '1.18.12',
        sha256: '5923f9d9fcb11bc4692ad52353cc791b935d96e09ba0c535c5a8b88ea8a37572',
        kubernetes: '>=1.30 <1.34',
      },
      '1.19': {
        version: '1.19.6',
        sha256: '21c43cf53841f9ab0375047d95aa4c64051ea52bbd2c679416e6408f5f1c9179',
        kubernetes: '>=1.32 <1.36',
      },
      '1.20': {
        version: '1.20.0',
        sha256: 'c5f013912360d1a334f44ef25f36da59ba3414cdb48f466ee12d0c4fdff27883',
        kubernetes: '>=1.33 <1.37',
      },
    },
  },
  'tigera-operator': {
    name: 'tigera-operator',
    repository: 'https://docs.tigera.io/calico/charts',
    defaultMinor: '3.32',
    reason: 'the only minor that is tested with Kubernetes 1.36, and the one that others upgrade to',
    evidence: 'https://docs.tigera.io/calico/latest/getting-started/kubernetes/requirements',
    minors: {
      '3.30': { version: 'v3.30.7', kubernetes: '>=1.31 <1.36' },
      '3.31': { version: 'v3.31.7', kubernetes: '>=1.32 <1.36' },
      '3.32': { version: 'v3.32.1', kubernetes: '>=1.34 <1.37' },
    },
  },
  'crd.projectcalico.org.v1': {
    name: 'crd.projectcalico.org.v1',
    repository: 'https://docs.tigera.io/calico/charts',
    defaultMinor: '3.32',
    reason: 'goes with the operator',
    evidence: 'https://docs.tigera.io/calico/latest/operations/native-v3-crds',
    minors: { '3.32': { version: 'v3.32.1', kubernetes: '>=1.34 <1.37' } },
  },
  flannel: {
    name: 'flannel',
    repository: 'https://flannel-io.github.io/flannel',
    defaultMinor: '0.28',
    reason: 'the only maintained minor, and the first whose agent answers health probes',
    evidence: 'https://github.com/flannel-io/flannel/releases',
    minors: {
      '0.26': { version: 'v0.26.7', kubernetes: '>=1.20' },
      '0.27': { version: 'v0.27.4', kubernetes: '>=1.20' },
      '0.28': { version: 'v0.28.9', kubernetes: '>=1.20' },
    },
  },
  karpenter: {
    name: 'karpenter',
    repository: 'oci://public.ecr.aws/karpenter',
    defaultMinor: '1.14',
    reason: 'the newest; the first that weighs what consolidation saves against what it disturbs',
    evidence: 'https://karpenter.sh/docs/upgrading/compatibility/',
    minors: {
      '1.13': { version: '1.13.1', kubernetes: '>=1.30 <1.37' },
      '1.14': { version: '1.14.1', kubernetes: '>=1.30 <1.37' },
    },
  },
  'karpenter-crd': {
    name: 'karpenter-crd',
    repository: 'oci://public.ecr.aws/karpenter',
    defaultMinor: '1.14',
    reason: 'goes with Karpenter',
    evidence: 'https://karpenter.sh/docs/upgrading/upgrade-guide/#crd-upgrades',
    minors: {
      '1.13': { version: '1.13.1', kubernetes: '>=1.30 <1.37' },
      '1.14': { version: '1.14.1', kubernetes: '>=1.30 <1.37' },
    },
  },
  'aws-load-balancer-controller': {
    name: 'aws-load-balancer-controller',
    repository: 'https://aws.github.io/eks-charts',
    defaultMinor: '3.5',
    reason: 'the minor whose values and actions were read',
    evidence: 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/installation/',
    minors: { '3.5': { version: '3.5.0', kubernetes: '>=1.22' } },
  },
  'metrics-server': {
    name: 'metrics-server',
    repository: 'https://kubernetes-sigs.github.io/metrics-server',
    defaultMinor: '3.13',
    reason: 'the newest, and the minor whose values were read',
    evidence: 'https://github.com/kubernetes-sigs/metrics-server#compatibility-matrix',
    minors: { '3.13': { version: '3.13.0', kubernetes: '>=1.31' } },
  },
  'secrets-store-csi-driver': {
    name: 'secrets-store-csi-driver',
    repository: 'https://kubernetes-sigs.github.io/secrets-store-csi-driver/charts',
    defaultMinor: '1.6',
    reason: 'goes with the provider, and the first that rotates secrets without wide rights',
    evidence: 'https://secrets-store-csi-driver.sigs.k8s.io/getting-started/installation',
    minors: { '1.6': { version: '1.6.0', kubernetes: '>=1.30' } },
  },
  'secrets-store-csi-driver-provider-aws': {
    name: 'secrets-store-csi-driver-provider-aws',
    repository: 'https://aws.github.io/secrets-store-csi-driver-provider-aws',
    defaultMinor: '3.1',
    reason: 'the minor that is released with driver 1.6',
    evidence: 'https://github.com/aws/secrets-store-csi-driver-provider-aws',
    minors: { '3.1': { version: '3.1.1', kubernetes: '>=1.30' } },
  },
} as const satisfies Record<string, Chart>;

/** The name of a chart in {@link CHARTS}. */
export type ChartName = keyof typeof CHARTS;

/** What a `version` option means: the chart to use, and the minor that rules and value tables are written for. */
export interface ResolvedChart {
  readonly ref: ChartRef;
  readonly minor: string;
  /** Whether the version is the one that is pinned and tested here. */
  readonly pinned: boolean;
}

/** Settings of a planner that uses a chart, as {@link versionRules} looks at them. */
export interface UsesChart {
  /** The `version` option as it was given. */
  readonly versionOption: string | undefined;
  /** The cluster's Kubernetes version. */
  readonly kubernetes: string;
}

/**
 * Finds the chart for a `version` option: a minor, an exact version, or nothing.
 * A version that is not supported resolves to the default; {@link versionRules} refuses it.
 */
export function resolveChart(name: ChartName, version: string | undefined): ResolvedChart {
  const chart: Chart = CHARTS[name];
  const wanted = version !== undefined && isVersion(version) ? version : chart.defaultMinor;
  const minor = minorOf(wanted) in chart.minors ? minorOf(wanted) : chart.defaultMinor;
  const pin = chart.minors[minor];
  if (pin === undefined) throw new TypeError(`${name} has no minor ${minor}`);
  const pinned = !isExact(wanted) || compareVersions(wanted, pin.version) === 0;
  const exact = pinned ? pin.version : `${pin.version.startsWith('v') ? 'v' : ''}${wanted.replace(/^v/, '')}`;
  return {
    minor,
    pinned,
    ref: {
      repository: chart.repository,
      name: chart.name,
      version: exact,
      ...(pinned && pin.sha256 !== undefined && { sha256: pin.sha256 }),
    },
  };
}

/** The rules about the `version` option of a planner, for the table of its module. */
export function versionRules(module: string, name: ChartName, path: Path = ['version']): readonly Rule<UsesChart>[] {
  const chart: Chart = CHARTS[name];
  const supported = Object.keys(chart.minors);
  return [
    {
      id: `${module}/version-is-supported`,
      title: `Supported versions are ${supported.join(', ')}: values and rules are written for these`,
      severity: 'error',
      evidence: chart.evidence,
      check: ({ versionOption }, report) => {
        if (versionOption === undefined || (isVersion(versionOption) && supported.includes(minorOf(versionOption))))
          return;
        report({
          path,
          message: `'${versionOption.slice(0, 60)}' is not a supported version of ${chart.name}`,
          fix: `use ${supported.map((minor) => `'${minor}'`).join(', ')}, or a patch of these`,
        });
      },
    },
    {
      id: `${module}/version-is-pinned`,
      title: 'A patch other than the pinned one is used as it is: not tested here, and its archive is not verified',
      severity: 'warning',
      evidence: chart.evidence,
      check: ({ versionOption }, report) => {
        if (versionOption === undefined || !isVersion(versionOption) || !supported.includes(minorOf(versionOption)))
          return;
        if (resolveChart(name, versionOption).pinned) return;
        const minor = minorOf(versionOption);
        report({
          path,
          message: `${chart.name} ${versionOption} is not the patch that was tested here`,
          fix: `write '${minor}' for ${chart.minors[minor]?.version}`,
        });
      },
    },
    {
      id: `${module}/kubernetes-is-tested`,
      title: 'Upstream tests the chart with the Kubernetes version of the cluster',
      severity: 'warning',
      evidence: chart.evidence,
      check: ({ versionOption, kubernetes }, report) =>
        reportUntested(chart, resolveChart(name, versionOption), kubernetes, report),
    },
  ];
}

function reportUntested(chart: Chart, resolved: ResolvedChart, kubernetes: string, report: Report): void {
  const tested = chart.minors[resolved.minor]?.kubernetes;
  if (tested === undefined || !isVersion(kubernetes) || inRange(kubernetes, tested)) return;
  const better = Object.entries(chart.minors).filter(([, pin]) => inRange(kubernetes, pin.kubernetes));
  report({
    path: ['cluster', 'kubernetes'],
    message: `${chart.name} ${resolved.minor} is not tested with Kubernetes ${kubernetes}, only with ${tested}`,
    fix:
      better.length > 0
        ? `use ${chart.name} ${better.map(([minor]) => minor).join(' or ')}`
        : `use Kubernetes ${tested}`,
  });
}
