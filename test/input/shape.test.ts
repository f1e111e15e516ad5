import * as pulumi from '@pulumi/pulumi';
import type { Finding } from '../../lib/core/finding';
import { copyPlain } from '../../lib/input/plain';
import { cutFor, prune } from '../../lib/input/prune';
import { checkShape } from '../../lib/input/shape';

const said = (name: Parameters<typeof checkShape>[0], input: unknown): readonly string[] =>
  checkShape(name, input, []).findings.map(
    ({ rule, path, message, fix }: Finding) => `${rule.replace('input/', '')} ${path}: ${message}; ${fix}`,
  );

test.each<[string, Parameters<typeof checkShape>[0], unknown, readonly string[]]>([
  ['nothing', 'CiliumOptions', {}, []],
  ['undefined values are no values', 'CiliumOptions', { version: undefined }, []],
  [
    'a misspelt key',
    'CiliumOptions',
    { encyrption: {} },
    ["unknown-key encyrption: there is no key 'encyrption'; write 'encryption'"],
  ],
  [
    'a key of another branch',
    'CiliumOptions',
    { routing: { mode: 'tunnel', autoDirectNodeRoutes: true } },
    [
      "unknown-key routing.autoDirectNodeRoutes: there is no key 'autoDirectNodeRoutes'; remove it; known here: mode, protocol, port, sourcePortRange, underlay",
    ],
  ],
  [
    'a branch that does not exist',
    'CiliumOptions',
    { routing: { mode: 'nativ' } },
    ["not-allowed routing.mode: 'nativ' is not allowed; write 'native'"],
  ],
  [
    'a required key',
    'CiliumOptions',
    { routing: { mode: 'native' } },
    [
      "missing-key routing.autoDirectNodeRoutes: 'autoDirectNodeRoutes' is missing; set it: Whether Cilium installs the routes to other nodes' pods. Possible only while nodes share a layer 2 segment. `false`: the network does it, by cloud routes or BGP.",
    ],
  ],
  [
    'neither of two types',
    'CiliumOptions',
    { hubble: 'yes' },
    ["wrong-type hubble: expected a boolean or a map, got the string 'yes'; pass a boolean or a map"],
  ],
  [
    'inside one of two types',
    'CiliumOptions',
    { hubble: { relais: true } },
    ["unknown-key hubble.relais: there is no key 'relais'; write 'relay'"],
  ],
  [
    'one of several maps',
    'CalicoOptions',
    { nodeAddressAutodetection: { interface: 7 } },
    ['wrong-type nodeAddressAutodetection.interface: expected a string, got the number 7; pass a string'],
  ],
  [
    'a key that none of several maps has',
    'CalicoOptions',
    { nodeAddressAutodetection: { interface: 'eth0', foo: 1 } },
    [expect.stringContaining("unknown-key nodeAddressAutodetection.foo: there is no key 'foo'")],
  ],
  [
    'a number that is none',
    'CiliumOptions',
    { mtu: 1400.5 },
    ['wrong-type mtu: expected an integer, got the number 1400.5; pass an integer'],
  ],
  [
    'a number out of range',
    'CiliumOptions',
    { mtu: 100 },
    ['out-of-range mtu: the number 100 must be >= 576; pass a value that can be >= 576'],
  ],
  [
    'a pattern',
    'CiliumOptions',
    { resources: { agent: { requests: { cpu: 'lots' } } } },
    [expect.stringContaining('out-of-range resources.agent.requests.cpu')],
  ],
  [
    'an item of a list',
    'CiliumOptions',
    { devices: ['eth0', null] },
    ['wrong-type devices[1]: expected a string, got null; pass a string'],
  ],
  [
    'a function',
    'CiliumOptions',
    { values: { a: () => 1 } },
    ['unusable-value values.a: a function is not plain data; pass a string, number, boolean, list or map'],
  ],
  [
    'NaN',
    'CiliumOptions',
    { values: { a: Number.NaN } },
    ['unusable-value values.a: NaN is not a number that can be written; pass a finite number'],
  ],
  [
    'a date',
    'CiliumOptions',
    { values: { a: new Date(0) } },
    ['unusable-value values.a: a Date is not plain data; pass a string, number, boolean, list or map'],
  ],
  [
    'an Output in a template',
    'CiliumOptions',
    {
      k8sServiceHost: `${pulumi.output('10.0.0.1') as unknown as string}:443`,
      values: { a: JSON.stringify(pulumi.output('x')) },
    },
    ['k8sServiceHost', 'values.a'].map(
      (path) =>
        `unusable-value ${path}: a value that is known only later was made text too early; pass it as it is, or join it with pulumi.interpolate`,
    ),
  ],
  ['not even a map', 'CiliumOptions', 'x', ["wrong-type (root): expected a map, got the string 'x'; pass a map"]],
  [
    'several at once',
    'FlannelOptions',
    { bakend: 1, networkPolicy: 'x' },
    [
      "unknown-key bakend: there is no key 'bakend'; write 'backend'",
      "wrong-type networkPolicy: expected a boolean, got the string 'x'; pass a boolean",
    ],
  ],
  [
    'a key of another branch, where a word would do as well',
    'CiliumOptions',
    { masquerade: { by: 'bpf', egressInterfaces: ['eth0'] } },
    [
      "unknown-key masquerade.egressInterfaces: there is no key 'egressInterfaces'; remove it; known here: by, families, ipMasqAgent",
    ],
  ],
])('%s', (_, name, input, expected) => {
  expect(said(name, input)).toEqual(expected);
});

test('a cycle and a getter that throws are findings, not exceptions', () => {
  const cycle: Record<string, unknown> = {};
  cycle['values'] = cycle;
  expect(said('CiliumOptions', cycle)).toEqual([expect.stringContaining('nested more than 64 deep')]);
  const trap = Object.defineProperty({}, 'mtu', {
    enumerable: true,
    get: () => {
      throw new Error('boom');
    },
  });
  expect(said('CiliumOptions', trap)).toEqual([expect.stringContaining('boom')]);
});

test('late strings are allowed where the types allow them, and nowhere else', () => {
  const later = Promise.resolve('x');
  expect(
    said('CiliumOptions', {
      routing: { mode: 'native', autoDirectNodeRoutes: true, ipv4NativeRoutingCIDR: later },
      values: { a: [{ b: later }] },
    }),
  ).toEqual([]);
  expect(
    checkShape('CiliumOptions', { version: later, exclusive: later, devices: [later] }, []).findings.map(
      ({ rule, path }) => `${rule}@${path}`,
    ),
  ).toEqual(['input/late-value@version', 'input/late-value@exclusive', 'input/late-value@devices[0]']);
  expect([...copyPlain({ a: [later] }, []).late.keys()]).toEqual(['/a/0']);
});

test('what is wrong is cut out, so that the rest can be judged', () => {
  const { usable, isCut } = checkShape('CiliumOptions', { mtu: 'x', exclusive: false, devices: ['a', 1] }, []);
  expect(usable).toEqual({ exclusive: false });
  expect(['mtu', 'devices[0]', 'devices', 'mtux', 'exclusive'].map(isCut)).toEqual([true, true, true, false, false]);
  expect(checkShape('CiliumOptions', { encryption: {}, mtu: 1400 }, []).usable).toEqual({ mtu: 1400 });
  expect(checkShape('CiliumOptions', 'x', []).usable).toBeUndefined();
  expect(
    prune({ a: { b: 1, c: 2 }, d: [{ e: 1, f: 2 }] }, [
      ['a', 'b'],
      ['d', 0, 'e'],
    ]),
  ).toEqual({ a: { c: 2 }, d: [{ f: 2 }] });
  expect([['a'], ['a', 1], ['a', 1, 2], ['a', 1, 'b']].map(cutFor)).toEqual([['a'], ['a'], ['a'], ['a', 1, 'b']]);
});

test('a short word is not taken for another', () => {
  const choices = "use one of 'none', 'gke', 'k3s', 'k3d', 'microk8s', 'minikube', 'openshift'";
  expect(said('IstioAmbientOptions', { platform: 'eks' })).toEqual([
    `not-allowed platform: 'eks' is not allowed; ${choices}`,
  ]);
  expect(said('IstioAmbientOptions', { platform: 'gk3' })).toEqual([
    "not-allowed platform: 'gk3' is not allowed; write 'gke'",
  ]);
});

test('a choice that one key decides speaks of that key alone while it is missing, and of keys that no branch has', () => {
  expect(said('ClusterSpec', { name: 'edge', distributon: 'k3s', kubernetesVersion: '1.34.1' })).toEqual([
    "missing-key distribution: 'distribution' is missing; set it to one of 'aks', 'eks', 'gke', 'k3s', 'kind', 'kubeadm', 'rke2', 'talos'",
    "unknown-key distributon: there is no key 'distributon'; write 'distribution'",
    "unknown-key kubernetesVersion: there is no key 'kubernetesVersion'; write 'kubernetes'",
  ]);
  expect(said('CiliumOptions', { routing: { mode: 'tunnel', prot: 1 } })).toEqual([
    "unknown-key routing.prot: there is no key 'prot'; write 'port'",
  ]);
});
