import { CHARTS, type Chart, type ChartName } from './chart-catalogue';
import type { Path } from './core/path';
import type { ChartRef } from './core/plan';
import type { Report, Rule } from './core/rule';
import { compareVersions, inRange, isExact, isVersion, minorOf } from './core/version';

export { CHARTS, type Chart, type ChartMinor, type ChartName } from './chart-catalogue';

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
