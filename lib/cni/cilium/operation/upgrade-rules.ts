import { CHARTS, type Chart } from '../../../charts';
import type { Path } from '../../../core/path';
import type { Rule } from '../../../core/rule';
import { compareVersions, inRange, isExact, isVersion, minorOf } from '../../../core/version';
import type { CiliumSettings } from '../settings';

const UPGRADE = 'https://docs.cilium.io/en/stable/operations/upgrade/';

/** The last patch of a minor that is a source of upgrades only. */
const LAST_OF_SOURCES: Readonly<Record<string, string>> = { '1.17': '1.17.18' };

/** What is known to go wrong with upgrades. */
export const UPGRADE_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/upgrade-has-a-source',
    title: 'Who upgrades says from which exact version, 1.17 or newer and not newer than the one to come',
    severity: 'error',
    evidence: UPGRADE,
    check: ({ chart, options: { upgradingFrom } }, report) => {
      if (upgradingFrom === undefined) return;
      const path = ['upgradingFrom'];
      if (!isExact(upgradingFrom) || inRange(upgradingFrom, '<1.17')) {
        report({
          path,
          message: `'${upgradingFrom.slice(0, 40)}' is no version that can be upgraded from`,
          fix: "write the exact version that runs now, such as '1.18.12', and upgrade older ones to 1.17 first",
        });
      } else if (compareVersions(upgradingFrom, chart.ref.version) > 0) {
        report({
          path,
          message: `${upgradingFrom} is newer than ${chart.ref.version}: objects in the cluster may be of kinds that it does not know`,
          fix: `remove it, and go back with 'helm rollback' if ${chart.ref.version} ran here before`,
        });
      }
    },
  },
  {
    id: 'cilium/upgrade-takes-one-minor',
    title: 'Upgrades are tested from one minor to the next, and from the last patch of it',
    severity: 'warning',
    evidence: UPGRADE,
    check: ({ chart, options: { upgradingFrom } }, report) => {
      if (upgradingFrom === undefined || !isExact(upgradingFrom) || inRange(upgradingFrom, '<1.17')) return;
      const [from, to] = [minorOf(upgradingFrom), minorOf(chart.ref.version)];
      const steps = Number(to.split('.')[1]) - Number(from.split('.')[1]);
      const minors: Chart['minors'] = CHARTS.cilium.minors;
      const last = LAST_OF_SOURCES[from] ?? minors[from]?.version;
      if (steps > 1) {
        report({
          path: ['upgradingFrom'],
          message: `from ${upgradingFrom} to ${chart.ref.version} are ${steps} minors in one step`,
          fix: `upgrade to 1.${Number(from.split('.')[1]) + 1} first, and wait for it to be ready everywhere`,
        });
      } else if (steps === 1 && last !== undefined && compareVersions(upgradingFrom, last) < 0) {
        report({
          path: ['upgradingFrom'],
          message: `${upgradingFrom} is not the last patch of ${from}, ${last}, from which the upgrade is tested`,
          fix: `upgrade to ${last} first`,
        });
      }
    },
  },
  {
    id: 'cilium/origin-is-in-the-past',
    title: 'installedSince is a minor that the cluster had: defaults of a later one would change what runs',
    severity: 'error',
    evidence: UPGRADE,
    check: ({ chart, options: { installedSince, upgradingFrom } }, report) => {
      if (installedSince === undefined) return;
      const path = ['installedSince'];
      const now = upgradingFrom !== undefined && isExact(upgradingFrom) ? upgradingFrom : chart.ref.version;
      if (!isVersion(installedSince) || isExact(installedSince)) {
        report({ path, message: `'${installedSince.slice(0, 40)}' is not a minor`, fix: "write it as '1.17'" });
      } else if (compareVersions(installedSince, minorOf(now)) > 0) {
        report({
          path,
          message: `the cluster cannot have had ${installedSince} first: ${now} is older`,
          fix: `write the minor that it had first, at most '${minorOf(now)}'`,
        });
      }
    },
  },
  {
    id: 'cilium/upgrade-changes-what-runs',
    title: 'Some of what a minor changes no value can undo: it wants work before or after the upgrade',
    severity: 'warning',
    evidence: UPGRADE,
    check: (settings, report) => {
      const from = settings.options.upgradingFrom;
      if (from === undefined || !isExact(from)) return;
      for (const { since, concerns, path, message, fix } of CHANGES) {
        const crosses = compareVersions(minorOf(from), since) < 0 && inRange(settings.chart.ref.version, `>=${since}`);
        if (crosses && concerns(settings)) report({ path, message, fix });
      }
    },
  },
];

/** Something that a minor changes, and whom it concerns. */
interface Change {
  readonly since: string;
  readonly concerns: (settings: CiliumSettings) => boolean;
  readonly path: Path;
  readonly message: string;
  readonly fix: string;
}

const CHANGES: readonly Change[] = [
  {
    since: '1.19',
    concerns: ({ options: { bgp } }) => bgp !== undefined && bgp !== false,
    path: ['bgp'],
    message: '1.19 no longer knows CiliumBGPPeeringPolicy: sessions that such objects describe end',
    fix: 'describe neighbours with CiliumBGPClusterConfig and its siblings before the upgrade, and remove the old objects',
  },
  {
    since: '1.19',
    concerns: ({ options }) => options.prometheus === true,
    path: ['prometheus'],
    message: '1.19 leaves the names of the own cluster and node out of metrics, and renames some',
    fix: 'look through dashboards and alerts for labels such as source_node_name before the upgrade',
  },
  {
    since: '1.19',
    concerns: ({ options: { policyEnforcementMode } }) => policyEnforcementMode !== 'never',
    path: ['policyEnforcementMode'],
    message:
      '1.19 lets a DNS pattern that begins with **. match names of any depth: rules with it allow more than before',
    fix: 'look through toFQDNs and DNS rules for such patterns before the upgrade',
  },
];
