import * as fc from 'fast-check';
import type { EksNetworking, EksOptions, VpcCniOptions, VpcCniWarmTargets } from '../../../../lib/clusters/eks';
import {
  type VpcCniEnv,
  vpcCniConfiguration,
  vpcCniEnv,
} from '../../../../lib/clusters/eks/addons/vpc-cni-configuration';
import { eks } from '../../../support/clusters';

const configuration = (networking: EksNetworking, options: Partial<EksOptions> = {}): unknown =>
  vpcCniConfiguration(eks(networking, options));

const TWO_ZONES = [
  { zone: 'eu-central-1a', subnetId: 'subnet-a' },
  { zone: 'eu-central-1b', subnetId: 'subnet-b', securityGroupIds: ['sg-1', 'sg-2'] },
];

test.each<[string, EksNetworking, Partial<EksOptions>, unknown]>([
  ['nothing said', { mode: 'vpc-cni' }, {}, undefined],
  [
    'prefix delegation',
    { mode: 'vpc-cni', prefixDelegation: true, warm: { prefixes: 1 } },
    {},
    { env: { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1' } },
  ],
  [
    'what is switched off, and targets of 0',
    { mode: 'vpc-cni', prefixDelegation: false, externalSnat: false, warm: { enis: 0, ips: 2, minimumIps: 10 } },
    {},
    {
      env: {
        ENABLE_PREFIX_DELEGATION: 'false',
        AWS_VPC_K8S_CNI_EXTERNALSNAT: 'false',
        WARM_ENI_TARGET: '0',
        WARM_IP_TARGET: '2',
        MINIMUM_IP_TARGET: '10',
      },
    },
  ],
  [
    'custom networking',
    { mode: 'vpc-cni', podSubnets: TWO_ZONES },
    { vpc: { kind: 'new', zones: ['eu-central-1a', 'eu-central-1b'] } },
    {
      env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true', ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone' },
      eniConfig: {
        create: true,
        region: 'eu-central-1',
        subnets: {
          'eu-central-1a': { id: 'subnet-a' },
          'eu-central-1b': { id: 'subnet-b', securityGroups: ['sg-1', 'sg-2'] },
        },
      },
    },
  ],
  [
    'custom networking in a VPC that is yet to be made',
    { mode: 'vpc-cni', podSubnets: 'new' },
    { vpc: { kind: 'new', secondaryCidrs: ['100.64.0.0/16'] } },
    { env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true', ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone' } },
  ],
  [
    'security groups for pods',
    { mode: 'vpc-cni', securityGroupsForPods: {} },
    {},
    { env: { ENABLE_POD_ENI: 'true', POD_SECURITY_GROUP_ENFORCING_MODE: 'standard' } },
  ],
  [
    'strict security groups for pods, whose probes need help',
    { mode: 'vpc-cni', securityGroupsForPods: { enforcing: 'strict' } },
    {},
    {
      env: { ENABLE_POD_ENI: 'true', POD_SECURITY_GROUP_ENFORCING_MODE: 'strict' },
      init: { env: { DISABLE_TCP_EARLY_DEMUX: 'true' } },
    },
  ],
  [
    "Amazon's policy agent",
    { mode: 'vpc-cni', networkPolicy: 'strict' },
    {},
    { env: { NETWORK_POLICY_ENFORCING_MODE: 'strict' }, enableNetworkPolicy: 'true' },
  ],
  [
    'IPv6, on which EKS sets the rest',
    { mode: 'vpc-cni' },
    { ipFamily: 'ipv6' },
    { env: { ENABLE_PREFIX_DELEGATION: 'true' } },
  ],
  ['Calico after it', { mode: 'calico-policy' }, {}, { env: { ANNOTATE_POD_IP: 'true' } }],
  [
    'Cilium after it',
    { mode: 'cilium-chained', vpcCni: { externalSnat: true } },
    {},
    { env: { AWS_VPC_K8S_CNI_EXTERNALSNAT: 'true' } },
  ],
  [
    'Windows nodes',
    { mode: 'vpc-cni', prefixDelegation: true },
    {
      nodePools: [
        { name: 'linux', instanceTypes: ['m7i.large'] },
        { name: 'windows', instanceTypes: ['m7i.large'], image: 'windows-2022' },
      ],
    },
    { env: { ENABLE_PREFIX_DELEGATION: 'true' }, enableWindowsIpam: 'true', enableWindowsPrefixDelegation: 'true' },
  ],
  ['another CNI', { mode: 'cilium-eni' }, {}, undefined],
  ['EKS Auto Mode', { mode: 'auto' }, {}, undefined],
])('the add-on is told of %s', (_, networking, options, expected) => {
  expect(configuration(networking, options)).toEqual(expected);
});

/** Reads settings back into options: whatever an option loses on the way to its setting, it loses for good. */
function optionsOf(env: VpcCniEnv): VpcCniOptions {
  const flag = (text: string | undefined): boolean | undefined => (text === undefined ? undefined : text === 'true');
  const count = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));
  const warm: VpcCniWarmTargets = defined({
    enis: count(env.WARM_ENI_TARGET),
    ips: count(env.WARM_IP_TARGET),
    minimumIps: count(env.MINIMUM_IP_TARGET),
    prefixes: count(env.WARM_PREFIX_TARGET),
  });
  return defined({
    prefixDelegation: flag(env.ENABLE_PREFIX_DELEGATION),
    externalSnat: flag(env.AWS_VPC_K8S_CNI_EXTERNALSNAT),
    networkPolicy: env.NETWORK_POLICY_ENFORCING_MODE as VpcCniOptions['networkPolicy'],
    securityGroupsForPods:
      env.ENABLE_POD_ENI === 'true' ? { enforcing: env.POD_SECURITY_GROUP_ENFORCING_MODE as 'strict' } : undefined,
    warm: Object.keys(warm).length > 0 ? warm : undefined,
    podSubnets: flag(env.AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG) === true ? TWO_ZONES : undefined,
  });
}

/** The keys that have a value. */
function defined<T extends object>(given: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

test('every option arrives as a setting of its own, a string, and can be read back', () => {
  const target = fc.nat({ max: 500 });
  const mode = fc.constantFrom('strict' as const, 'standard' as const);
  const warm = fc
    .record({ enis: target, ips: target, minimumIps: target, prefixes: target }, { requiredKeys: [] })
    .filter((targets) => Object.keys(targets).length > 0);
  const options = fc.record(
    {
      prefixDelegation: fc.boolean(),
      externalSnat: fc.boolean(),
      networkPolicy: mode,
      securityGroupsForPods: fc.record({ enforcing: mode }),
      warm,
      podSubnets: fc.constant(TWO_ZONES),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(options, (given) => {
      const env = vpcCniEnv(given);
      expect(Object.values(env).every((value) => typeof value === 'string')).toBe(true);
      expect(optionsOf(env)).toEqual(given);
    }),
  );
});
