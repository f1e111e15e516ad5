import { inspectEks } from '../../../../lib/clusters/eks/cluster';
import { type PodDensity, podDensityOf } from '../../../../lib/clusters/eks/density';
import type { EksNetworking } from '../../../../lib/clusters/eks/networking';
import type { EksNodePoolOptions, EksOptions } from '../../../../lib/clusters/eks/options';

function density(
  networking: EksNetworking,
  pool: Omit<EksNodePoolOptions, 'name'>,
  options: Partial<EksOptions> = {},
): PodDensity {
  const { cluster } = inspectEks({
    name: 'test',
    networking,
    vpc: { kind: 'new' },
    apiServer: { host: 'api.test.example' },
    nodePools: [{ name: 'pool', ...pool }],
    ...options,
  });
  const [first] = cluster?.eks.nodePools ?? [];
  if (cluster === undefined || first === undefined) throw new TypeError('no pool');
  return podDensityOf(first, cluster.eks);
}

const brief = ({ maxPods, setBy, addressing }: PodDensity): string => `${maxPods} ${setBy} ${addressing.kind}`;
const LARGE = { instanceTypes: ['m5.large'] };
const PODS_IN = [{ zone: 'eu-central-1a', subnetId: 'subnet-1' }];

test.each<[string, EksNetworking, string]>([
  ['plain', { mode: 'vpc-cni' }, '29 eks vpc-cni'],
  ['prefixes', { mode: 'vpc-cni', prefixDelegation: true }, '110 eks vpc-cni'],
  ['pod subnets', { mode: 'vpc-cni', podSubnets: PODS_IN }, '20 eks vpc-cni'],
  ['chained', { mode: 'cilium-chained', vpcCni: { podSubnets: PODS_IN } }, '20 eks vpc-cni'],
  ['policies', { mode: 'calico-policy' }, '29 eks vpc-cni'],
  ['Cilium', { mode: 'cilium-eni' }, '29 user-data cilium-eni'],
  ['Cilium, node apart', { mode: 'cilium-eni', firstInterfaceIndex: 1 }, '20 user-data cilium-eni'],
  ['Cilium, prefixes', { mode: 'cilium-eni', prefixDelegation: true }, '110 user-data cilium-eni'],
  ['overlay', { mode: 'cilium-overlay' }, '110 user-data overlay'],
  ['Calico', { mode: 'calico-overlay' }, '110 user-data overlay'],
  ['Auto Mode', { mode: 'auto' }, '29 eks auto'],
])('%s', (_, networking, wanted) => {
  expect(brief(density(networking, LARGE))).toBe(wanted);
});

test('IPv6 has addresses for all', () => {
  expect(brief(density({ mode: 'vpc-cni' }, LARGE, { ipFamily: 'ipv6' }))).toBe('110 eks ipv6');
});

test('Windows has one interface', () => {
  expect(brief(density({ mode: 'vpc-cni' }, { ...LARGE, image: 'windows-2022' }))).toBe('9 eks windows');
});

test('what the pool says is handed to kubelet', () => {
  expect(brief(density({ mode: 'vpc-cni' }, { ...LARGE, maxPods: 20 }))).toBe('20 user-data vpc-cni');
});

test('where a trunk leaves fewer addresses than EKS thinks, kubelet is told', () => {
  const networking: EksNetworking = { mode: 'vpc-cni', securityGroupsForPods: {} };
  expect(brief(density(networking, { instanceTypes: ['m7i-flex.large'] }))).toBe('23 user-data vpc-cni');
  expect(brief(density(networking, { instanceTypes: ['m5.2xlarge'] }))).toBe('58 eks vpc-cni');
});

test('the smallest type decides, and says so', () => {
  const found = density({ mode: 'vpc-cni' }, { instanceTypes: ['m5.xlarge', 'm5.large'] });
  expect(found).toMatchObject({ maxPods: 29, decidedBy: { type: { name: 'm5.large' } } });
});

test('an unknown type leaves it open, but for those modes where any instance would do', () => {
  const pool = { instanceTypes: ['m5.large', 'm99.large'] };
  const open = density({ mode: 'cilium-eni' }, pool);
  expect(open).toMatchObject({ setBy: 'user-data', unknownTypes: ['m99.large'] });
  expect(open).not.toHaveProperty('maxPods');
  expect(density({ mode: 'cilium-overlay' }, pool)).toMatchObject({ maxPods: 110, unknownTypes: ['m99.large'] });
  expect(density({ mode: 'cilium-eni' }, { ...pool, maxPods: 12 })).toMatchObject({ maxPods: 12 });
});
