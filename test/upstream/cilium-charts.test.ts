import { planCilium } from '../../lib/cni/cilium/plan';
import { VERSION_GATES } from '../../lib/cni/cilium/version-gates';
import type { HelmStep } from '../../lib/core/plan';
import { valueAt } from '../../lib/core/trees';
import { inRange } from '../../lib/core/version';
import { CILIUM_SETS } from '../cluster/cilium-sets';
import { unreadPaths } from './read-paths';
import { chartOf, describeUpstream } from './upstream';

const MINORS = ['1.18', '1.19', '1.20'];

describeUpstream('the chart of Cilium', () => {
  test.each(MINORS)('%s reads every value that any set of options makes', (minor) => {
    const sets = CILIUM_SETS.filter(({ versions }) => versions === undefined || inRange(`${minor}.0`, versions));
    const unread = sets.flatMap(({ name, cluster, options }) => {
      const [step] = planCilium(cluster, { ...options, version: minor }).steps;
      const paths = unreadPaths('cilium', chartOf('cilium', minor), (step as HelmStep).values);
      return paths.map((path) => `${name}: ${path}`);
    });
    expect(unread).toEqual([]);
  });

  const gates = VERSION_GATES.filter(({ key, values }) => values === undefined && /^[a-zA-Z0-9.]+$/.test(key));
  test.each(gates.map((gate) => [gate.option.join('.'), gate] as const))(
    'has what %s is for, in its minors',
    (_, gate) => {
      const { key, since = '1.18', until = '1.99' } = gate;
      expect(MINORS.filter((minor) => knows(minor, key))).toEqual(
        MINORS.filter((minor) => inRange(`${minor}.0`, `>=${since} <${until}`)),
      );
    },
  );
});

/** Whether a chart reads a value, or something in it, or has a default for it. */
function knows(minor: string, key: string): boolean {
  const { defaults, referenced } = chartOf('cilium', minor);
  return (
    valueAt(defaults, key.split('.')) !== undefined ||
    [...referenced].some((path) => path === key || path.startsWith(`${key}.`))
  );
}
