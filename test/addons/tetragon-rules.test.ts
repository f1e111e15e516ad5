import type { TetragonOptions, TracingPolicy } from '../../lib/addons/tetragon';
import { inspectTetragon } from '../../lib/addons/tetragon/plan';
import type { ArgumentType } from '../../lib/addons/tetragon/policies/arguments';
import type { HookSelector } from '../../lib/addons/tetragon/policies/selectors';
import { kubeadm } from '../support/clusters';

const rules = (options: TetragonOptions): readonly string[] =>
  inspectTetragon(kubeadm(), options).findings.map(({ rule }) => rule.replace('tetragon/', ''));

const probe = (selector: HookSelector, type: ArgumentType = 'string', rest: object = {}): TracingPolicy => ({
  kind: 'kprobes',
  name: 'a',
  kprobes: [{ call: 'security_x', args: [{ index: 0, type }], selectors: [selector] }],
  ...rest,
});

const matching = (type: ArgumentType, match: object): readonly string[] =>
  rules({ policies: [probe({ matchArgs: [match] } as HookSelector, type)] });

test.each([
  ['sockaddr', { operator: 'DAddr', values: ['10.0.0.1'] }, 'operators-fit-types'],
  ['sockaddr', { operator: 'SAddr', values: ['10.0.0.1'] }, undefined],
  ['sock', { operator: 'DAddr', values: ['fd00::/8'] }, undefined],
  ['sock', { operator: 'DAddr', values: ['host'] }, 'values-fit-operators'],
  ['sock', { operator: 'DPort', values: ['80:90'] }, undefined],
  ['sock', { operator: 'DPort', values: ['http'] }, 'values-fit-operators'],
  ['sock', { operator: 'DPortPriv' }, undefined],
  ['sock', { operator: 'DPortPriv', values: ['80'] }, 'values-fit-operators'],
  ['sock', { operator: 'Equal', values: ['1'] }, 'operators-fit-types'],
  ['cred', { operator: 'Equal', values: ['1'] }, 'operators-fit-types'],
  ['int', { operator: 'Equal', values: ['0x10', '-1', '0'] }, undefined],
  ['int', { operator: 'Equal', values: ['O_RDONLY'] }, 'values-fit-operators'],
  ['int', { operator: 'Equal' }, 'values-fit-operators'],
  ['int', { operator: 'InRange', values: ['0:1023'] }, undefined],
  ['int', { operator: 'InRange', values: ['1023'] }, 'values-fit-operators'],
  ['int', { operator: 'InMap', values: ['list:calls', '7', '1:5'] }, undefined],
  ['file', { operator: 'Equal', values: ['/a', '/b', '/c', '/d', '/e'] }, undefined],
  ['file', { operator: 'FileType', values: ['reg'] }, undefined],
  ['file', { operator: 'FileType', values: ['file'] }, 'values-fit-operators'],
  ['string', { operator: 'Postfix', values: ['x'.repeat(126)] }, undefined],
  ['string', { operator: 'Postfix', values: ['x'.repeat(127)] }, 'values-fit-operators'],
  ['string', { operator: 'Prefix', values: ['x'.repeat(257)] }, 'values-fit-operators'],
  ['string', { operator: 'SubString', values: ['x'.repeat(100)] }, 'values-fit-operators'],
  ['cap_effective', { operator: 'CapabilitiesGained' }, 'values-fit-operators'],
] as const)('a %s compared by %j: %s', (type, match, rule) => {
  expect(matching(type, match)).toEqual(rule === undefined ? [] : [rule]);
});

describe('enforcement', () => {
  const KILL: HookSelector = { matchActions: [{ action: 'Sigkill' }] };

  test.each([
    ['everywhere', {}, ['enforcement-is-narrowed']],
    ['in all pods', { podSelector: {} }, ['enforcement-is-narrowed']],
    ['in kube-system', { namespace: 'kube-system', mode: 'enforce' }, ['enforcement-is-narrowed']],
    ['in a namespace', { namespace: 'shop' }, []],
    ['in some pods', { podSelector: { matchLabels: { app: 'web' } } }, []],
    ['in some containers', { containerSelector: { matchLabels: { name: 'web' } } }, []],
    ['tried', { mode: 'monitor' }, []],
  ])('%s', (_, rest, found) => {
    const said = rules({ events: { deny: [] }, policies: [probe(KILL, 'string', rest)] });
    expect(said).toEqual(found);
  });

  test('events alone are no enforcement', () => {
    expect(rules({ policies: [probe({ matchActions: [{ action: 'Post' }] })] })).toEqual([]);
    expect(rules({ policies: [probe({ matchActions: [{ action: 'NoPost' }] })] })).toEqual([]);
  });
});

describe('events of policies', () => {
  const policies: readonly TracingPolicy[] = [{ kind: 'kernel-modules', namespace: 'shop' }];
  const isHeard = (events: TetragonOptions['events'], rest: TetragonOptions = {}): boolean =>
    !rules({ policies, ...(events && { events }), ...rest }).includes('events-of-policies-are-exported');

  test.each([
    ['all are allowed', { allow: [] }, true],
    ['its own are allowed', { allow: [{ eventTypes: ['PROCESS_KPROBE'] }] }, true],
    ['others are allowed', { allow: [{ eventTypes: ['PROCESS_EXEC'] }] }, false],
    ['those of another namespace are allowed', { allow: [{ namespaces: ['other'] }] }, false],
    ['those of another policy are allowed', { allow: [{ policies: ['other'] }] }, false],
    ['its namespace is denied', { deny: [{ namespaces: ['shop'] }] }, false],
    ['its kind is denied', { deny: [{ eventTypes: ['PROCESS_KPROBE'] }] }, false],
    ['some of its namespace are denied', { deny: [{ namespaces: ['shop'], binaries: ['^/app'] }] }, true],
    ['another policy is denied', { deny: [{ policies: ['other'] }] }, true],
  ] as const)('%s', (_, events, expected) => {
    expect(isHeard(events)).toBe(expected);
  });

  test('nobody is to hear of them', () => {
    expect(isHeard({ deny: [{ namespaces: ['shop'] }] }, { export: 'none' })).toBe(true);
  });
});

test.each([
  ['^/usr/bin/(cat|tail)$', true],
  ['(?i)secret', true],
  ['(?i:secret)', true],
  ['(?P<a>x)', true],
  ['\\\\1', true],
  ['(a)\\1', false],
  ['a(?=b)', false],
  ['(?<!a)b', false],
  ['(a', false],
])('%s: whether RE2 takes it', (expression, taken) => {
  const found = rules({ events: { deny: [{ binaries: [expression] }] } });
  expect(found).toEqual(taken ? [] : ['expressions-are-re2']);
});

test('what is new in 1.7 is refused by 1.6, and all at once', () => {
  const policies: readonly TracingPolicy[] = [
    {
      kind: 'kprobes',
      name: 'a',
      hosts: true,
      podSelector: {},
      kprobes: [
        {
          call: 'x',
          args: [
            { index: 0, type: 'string' },
            { index: 1, type: 'sint64' },
          ],
          returnArg: { type: 'long' },
          selectors: [{ matchArgs: [{ operator: 'SubString', values: ['a'] }] }],
        },
      ],
    },
  ];
  expect(rules({ version: '1.6', policies })).toEqual(new Array(4).fill('option-exists-in-version'));
  expect(rules({ version: '1.7', policies })).toEqual([]);
});
