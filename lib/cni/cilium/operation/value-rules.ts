import { formatPath, type Path } from '../../../core/path';
import type { Report, Rule } from '../../../core/rule';
import { isTree } from '../../../core/values';
import { nearest } from '../../../input/nearest';
import type { CiliumSettings } from '../settings';
import { bitOf, CHART_KEYS, isIn, type KeyTree } from './chart-keys';
import { MOVED_VALUES } from './moved-values';

const CHART = 'https://github.com/cilium/cilium/blob/main/install/kubernetes/cilium/values.yaml';
const CONFIG_MAP =
  'https://github.com/cilium/cilium/blob/main/install/kubernetes/cilium/templates/cilium-configmap.yaml';

/** What goes wrong with values and settings that no option covers. */
export const VALUE_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/values-are-read',
    title: 'The chart reads what values set: it takes any key, and ignores those that it does not know',
    severity: 'warning',
    evidence: CHART,
    check: ({ chart, install, options }, report) => {
      const bit = bitOf(chart.minor);
      // A distribution's own chart has keys of its own.
      if (bit !== 0 && install === 'release')
        lint(options.values, CHART_KEYS.values, { minor: chart.minor, bit, report }, []);
    },
  },
  {
    id: 'cilium/agent-config-is-set-once',
    title: "What the chart renders into the agent's configuration is not added to it: it would be there twice",
    severity: 'error',
    evidence: CONFIG_MAP,
    check: ({ chart, options }, report) => {
      const bit = bitOf(chart.minor);
      const ofValues = options.values?.['extraConfig'];
      const places: readonly (readonly [Path, object])[] = [
        [['agentConfig'], options.agentConfig ?? {}],
        [['values', 'extraConfig'], isTree(ofValues) ? ofValues : {}],
      ];
      for (const [path, entries] of places) {
        for (const key of Object.keys(entries).filter((key) => ((CHART_KEYS.config[key] ?? 0) & bit) !== 0)) {
          report({
            path: [...path, key],
            message: `the chart renders ${key} from its own values: which of the two holds is left to whoever reads it`,
            fix: 'remove it, and set the option for it, or the value that the chart renders it from',
          });
        }
      }
    },
  },
];

interface Lint {
  readonly minor: string;
  readonly bit: number;
  readonly report: Report;
}

function lint(values: unknown, keys: { readonly [key: string]: KeyTree }, told: Lint, path: Path): void {
  if (!isTree(values)) return;
  const takesMore = isIn(keys['*'], told.bit);
  for (const [key, value] of Object.entries(values)) {
    const known = key === '*' || !Object.hasOwn(keys, key) ? undefined : keys[key];
    const here = [...path, key];
    if (isIn(known, told.bit)) {
      if (typeof known === 'object') lint(value, known, told, here);
    } else if (!takesMore || Object.hasOwn(MOVED_VALUES, formatPath(here))) reportUnread(here, keys, known, told);
  }
}

function reportUnread(
  path: Path,
  siblings: { readonly [key: string]: KeyTree },
  known: KeyTree | undefined,
  { minor, bit, report }: Lint,
): void {
  const key = String(path.at(-1));
  const place = formatPath(path);
  const moved = Object.hasOwn(MOVED_VALUES, place) ? MOVED_VALUES[place] : undefined;
  const meant = nearest(
    key,
    Object.keys(siblings).filter((name) => name !== '*' && isIn(siblings[name], bit)),
  );
  const minors = CHART_KEYS.minors.filter((other) => known !== undefined && isIn(known, bitOf(other)));
  report({
    path: ['values', ...path],
    message:
      minors.length > 0
        ? `the chart of Cilium ${minor} does not read ${place}: ${minors.join(' and ')} does`
        : `no template of the chart reads ${place}`,
    fix:
      moved ?? (meant === undefined ? 'remove it' : `write ${formatPath([...path.slice(0, -1), meant])}, or remove it`),
  });
}
