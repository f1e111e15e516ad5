import { planCilium, planMetricsServer } from '../../lib';
import type { Finding } from '../../lib/core/finding';
import type { Inspection } from '../../lib/input/planner';
import { type SupportRow, supportMatrix, supportOf } from '../../lib/support/matrix';
import { supportPage } from '../../lib/support/page';
import { eks, gke } from '../support/clusters';

const MATRIX = supportMatrix();
const finding = (rule: string, message: string, severity: Finding['severity'] = 'error'): Finding => ({
  ...{ rule, message, severity },
  ...{ path: 'a', fix: 'mend it', evidence: 'a.ts' },
});

/** Where an add-on can be installed. */
const suits = (title: string): readonly string[] =>
  MATRIX.filter(({ cells }) => cells.some(({ addOn, verdict }) => addOn === title && verdict !== 'refused')).map(
    ({ distribution, networking }) => `${distribution}: ${networking}`,
  );
const of = (distribution: string): readonly string[] =>
  MATRIX.filter((row) => row.distribution === distribution && row.refused.length === 0).map(
    ({ networking }) => `${distribution}: ${networking}`,
  );

test.each([
  [
    'Cilium',
    [
      'eks: cilium-eni',
      'eks: cilium-chained',
      'eks: cilium-overlay',
      'eks: calico-policy',
      'eks: calico-overlay',
      'eks: hybrid',
      'gke: cilium',
      'aks: byo',
      'k3s: kubeProxy iptables',
      'k3s: kubeProxy none',
    ],
  ],
  [
    'Calico',
    [
      'eks: cilium-chained',
      'eks: cilium-overlay',
      'eks: calico-policy',
      'eks: calico-overlay',
      'aks: byo',
      'k3s: kubeProxy iptables',
      'k3s: kubeProxy none',
    ],
  ],
  ['Flannel', ['k3s: kubeProxy iptables']],
  ['Karpenter', of('eks').filter((place) => place !== 'eks: auto')],
  ['pools of EKS Auto Mode', ['eks: auto']],
  ['compute classes of GKE', of('gke').filter((place) => place !== 'gke: cilium')],
  ['AWS Load Balancer Controller', of('eks')],
])('%s is for', (title, places) => {
  expect(suits(title)).toEqual(places);
});

test('no cluster is made in a mode that is there to be refused', () => {
  const refused = MATRIX.filter(({ refused }) => refused.length > 0);
  expect(refused.map(({ networking }) => networking)).toEqual(['routes', 'kubenet']);
  expect(refused.flatMap(({ cells }) => cells)).toEqual([]);
});

test('every row has every add-on, and every refusal its reasons', () => {
  const [first] = MATRIX;
  const titles = first?.cells.map(({ addOn }) => addOn);
  for (const { cells } of MATRIX.filter(({ refused }) => refused.length === 0)) {
    expect(cells.map(({ addOn }) => addOn)).toEqual(titles);
    for (const { verdict, findings } of cells) {
      const expected = { works: [], warned: ['warning'], refused: ['error'] }[verdict];
      expect([...new Set(findings.map(({ severity }) => severity))]).toEqual(expected);
    }
  }
});

test.each([true, false])('what is wrong without an add-on is not held against it, be it a CNI (%s) or not', (isCni) => {
  const remark = finding('gke/something', 'mind the gap', 'warning');
  const cluster = { ...gke('cilium'), remarks: { findings: [remark], waived: [], deferred: [] } };
  const tried = { distribution: 'gke', networking: 'cilium', inspection: { cluster, findings: [remark] } } as const;
  const inspect = (): Inspection => {
    const draft = isCni ? planCilium(cluster) : { ...planMetricsServer(eks('vpc-cni')), findings: [] };
    return { draft, findings: [], waived: [] };
  };
  const addOn = { title: 'One', inspect, ...(isCni && { isCni }) };
  expect(supportOf(addOn, { ...tried, ...(!isCni && { cni: 'cilium' }) })).toEqual({
    addOn: 'One',
    verdict: 'works',
    findings: [],
  });
});

test('it is the same every time', () => {
  expect(supportPage(supportMatrix())).toBe(supportPage(MATRIX));
});

describe('the page', () => {
  const first = finding('a/first', 'it does not fit');
  const second = finding('a/second', 'mind the gap', 'warning');
  const rows: readonly SupportRow[] = [
    {
      distribution: 'gke',
      networking: 'legacy',
      refused: [],
      cells: [
        { addOn: 'One', verdict: 'works', findings: [] },
        { addOn: 'Two', verdict: 'warned', findings: [second] },
        { addOn: 'Three', verdict: 'refused', findings: [finding('a/third', 'never')] },
      ],
    },
    {
      distribution: 'gke',
      networking: 'cilium',
      refused: [],
      cells: [
        { addOn: 'One', verdict: 'refused', findings: [first, second] },
        { addOn: 'Two', verdict: 'refused', findings: [first] },
        { addOn: 'Three', verdict: 'refused', findings: [finding('a/third', 'never at all')] },
      ],
    },
    { distribution: 'gke', networking: 'routes', refused: [finding('a/fourth', 'nobody makes it')], cells: [] },
  ];

  test('marks point at reasons, and what never works has no column', () => {
    expect(supportPage(rows).split('## GKE\n\n')[1]).toBe(
      [
        '| Networking | One | Two |',
        '|---|---|---|',
        '| `legacy` | ✓ | ! 1 |',
        '| `cilium` | – 1, 2 | – 2 |',
        '| `routes` | no such cluster 3 |  |',
        '',
        '1. mind the gap: `a/second`',
        '2. it does not fit: `a/first`',
        '3. nobody makes it: `a/fourth`',
        '',
        'Refused everywhere: Three (`a/third`).',
        '',
      ].join('\n'),
    );
  });
});
