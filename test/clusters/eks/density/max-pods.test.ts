import {
  type AwsInstanceType,
  awsInstanceType,
  type EksPodAddressing,
  kubeletReservedMemory,
  lowestMaxPods,
  maxPodsOf,
  recommendedCap,
  reservedMemoryShare,
} from '../../../../lib/clusters/eks/density';

const PLAIN = {
  kind: 'vpc-cni',
  prefixDelegation: false,
  customNetworking: false,
  securityGroupsForPods: false,
} as const;

function type(name: string): AwsInstanceType {
  const found = awsInstanceType(name);
  if (found === undefined) throw new TypeError(name);
  return found;
}

const of = (name: string, addressing: EksPodAddressing) => maxPodsOf(type(name), addressing);

// Published figures: secondary addresses, pod subnets, prefixes, both; Cilium from interface 0 and 1.
test.each([
  ['t3.medium', 17, 12, 242, 162, 15, 10],
  ['t3.large', 35, 24, 530, 354, 33, 22],
  ['m5.large', 29, 20, 434, 290, 27, 18],
  ['m7i.xlarge', 58, 44, 898, 674, 56, 42],
  ['m6i.4xlarge', 234, 205, 3714, 3250, 232, 203],
  ['c5.18xlarge', 737, 688, 11762, 10978, 735, 686],
  ['m7g.medium', 8, 5, 98, 50, 6, 3],
  ['m8i.large', 59, 40, 914, 610, 57, 38],
  ['m8i.xlarge', 118, 89, 1858, 1394, 116, 87],
] as const)('%s', (name, plain, custom, prefixes, both, eni0, eni1) => {
  const withHost = (addressing: EksPodAddressing) => (of(name, addressing).addresses ?? 0) + 2;
  expect(withHost(PLAIN)).toBe(plain);
  expect(withHost({ ...PLAIN, customNetworking: true })).toBe(custom);
  expect(withHost({ ...PLAIN, prefixDelegation: true })).toBe(prefixes);
  expect(withHost({ ...PLAIN, prefixDelegation: true, customNetworking: true })).toBe(both);
  const cilium = { kind: 'cilium-eni', prefixDelegation: false } as const;
  expect(of(name, { ...cilium, firstInterfaceIndex: 0 }).addresses).toBe(eni0);
  expect(of(name, { ...cilium, firstInterfaceIndex: 1 }).addresses).toBe(eni1);
});

test('the recommendation caps at 110 below 30 vCPUs, otherwise at 250', () => {
  expect([29, 30].map(recommendedCap)).toEqual([110, 250]);
  expect(of('m5.4xlarge', PLAIN)).toEqual({ addresses: 232, maxPods: 110, cap: 110, limitedBy: 'cap' });
  expect(of('m5.8xlarge', PLAIN)).toEqual({ addresses: 232, maxPods: 234, cap: 250, limitedBy: 'addresses' });
  expect(of('m5.large', PLAIN)).toEqual({ addresses: 27, maxPods: 29, cap: 110, limitedBy: 'addresses' });
});

test('an overlay and IPv6 know no other limit', () => {
  expect(of('t3.medium', { kind: 'overlay' })).toEqual({ maxPods: 110, cap: 110, limitedBy: 'cap' });
  expect(of('m5.16xlarge', { kind: 'ipv6' })).toEqual({ maxPods: 250, cap: 250, limitedBy: 'cap' });
});

test('Auto Mode never goes beyond 110', () => {
  expect(of('m5.16xlarge', { kind: 'auto' }).maxPods).toBe(110);
  expect(of('m5.large', { kind: 'auto' }).maxPods).toBe(29);
});

test('Windows has one interface, and nothing on the network of the host', () => {
  expect(of('m5.large', { kind: 'windows', prefixDelegation: false }).maxPods).toBe(9);
  expect(of('m5.large', { kind: 'windows', prefixDelegation: true }).maxPods).toBe(110);
});

test('Xen falls back to single addresses', () => {
  expect(of('m4.large', { ...PLAIN, prefixDelegation: true }).maxPods).toBe(20);
});

test('a trunk takes the place of an interface and brings branches, where there is one', () => {
  expect(of('m5.xlarge', { ...PLAIN, securityGroupsForPods: true }).addresses).toBe(3 * 14 + 18);
  expect(of('t3.xlarge', { ...PLAIN, securityGroupsForPods: true }).addresses).toBe(4 * 14);
});

test('the smallest of several types decides', () => {
  expect(lowestMaxPods(['m5.xlarge', 't3.medium', 'm5.large'].map(type), PLAIN)).toMatchObject({
    maxPods: 17,
    type: { name: 't3.medium' },
  });
  expect(lowestMaxPods([], PLAIN)).toBeUndefined();
});

test('memory kept back for kubelet', () => {
  expect([110, 250].map(kubeletReservedMemory)).toEqual([1465, 3005]);
  expect(reservedMemoryShare(110, type('t3.medium'))).toBeCloseTo(0.358, 3);
});
