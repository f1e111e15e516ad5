import { type AksCluster, type AksOptions, aksCluster } from '../../lib/clusters/aks';
import { agentPoolProfile } from '../../lib/clusters/aks/provisioning/agent-pool-profile';
import { FIRST_POOL_IS_AS_DESCRIBED } from '../../lib/clusters/aks/provisioning/first-pool-rules';
import { networkProfileOf } from '../../lib/clusters/aks/provisioning/network-profile';
import { placeOf } from '../../lib/clusters/aks/provisioning/resource-id';
import { securityRulesOf } from '../../lib/clusters/aks/provisioning/security-rules';
import type { PortNeed } from '../../lib/core/needs';
import { evaluate } from '../../lib/core/rule';
import { packageOf } from '../../lib/pulumi/aks/api-package';

const SYSTEM = { name: 'system', mode: 'system', nodes: 3, vmSize: 'Standard_D4ads_v5' } as const;

const clusterWith = (options: Partial<AksOptions> = {}): AksCluster =>
  aksCluster({
    name: 'prod',
    networking: { mode: 'overlay' },
    vnet: { kind: 'new' },
    apiServer: { host: 'prod-1a2b3c4d.hcp.westeurope.azmk8s.io' },
    ...options,
  });

describe('the network profile', () => {
  const COMMON = {
    serviceCidr: '10.0.0.0/16',
    dnsServiceIP: '10.0.0.10',
    loadBalancerSku: 'standard',
    outboundType: 'loadBalancer',
  };
  const OFF = { advancedNetworking: { enabled: false } };
  const AZURE = { networkPlugin: 'azure', networkDataplane: 'azure', networkPolicy: 'none', ...OFF };
  const CILIUM = { ...AZURE, networkDataplane: 'cilium', networkPolicy: 'cilium' };
  const PODS = { podCidr: '10.244.0.0/16' };

  test.each<[string, AksOptions['networking'], object]>([
    ['an overlay', { mode: 'overlay' }, { ...AZURE, ...PODS, networkPluginMode: 'overlay' }],
    [
      'an overlay with Calico',
      { mode: 'overlay', networkPolicy: 'calico' },
      { ...AZURE, ...PODS, networkPluginMode: 'overlay', networkPolicy: 'calico' },
    ],
    ['an overlay with Cilium', { mode: 'overlay-cilium' }, { ...CILIUM, ...PODS, networkPluginMode: 'overlay' }],
    ['the subnet of nodes', { mode: 'node-subnet' }, AZURE],
    ['a subnet of pods with Cilium', { mode: 'pod-subnet', allocation: 'dynamic', dataplane: 'cilium' }, CILIUM],
    ['a CNI of its own', { mode: 'byo' }, { networkPlugin: 'none', ...PODS }],
  ])('of %s says what the mode has, and nothing else', (_, networking, expected) => {
    expect(networkProfileOf(clusterWith({ networking }), '10.0.0.10')).toEqual({ ...COMMON, ...expected });
  });

  test('of dual stack has both versions in order', () => {
    const cluster = clusterWith({ networking: { mode: 'overlay-cilium', ipv6: {} } });
    expect(networkProfileOf(cluster, '10.0.0.10')).toMatchObject({
      ipFamilies: ['IPv4', 'IPv6'],
      podCidr: '10.244.0.0/16',
      podCidrs: ['10.244.0.0/16', 'fd12:3456:789a::/64'],
      serviceCidr: '10.0.0.0/16',
      serviceCidrs: ['10.0.0.0/16', 'fd12:3456:789a:1::/108'],
    });
  });

  test.each<[string, NonNullable<AksOptions['advancedNetworking']>, object]>([
    ['observability', {}, { enabled: true, observability: { enabled: true }, security: { enabled: false } }],
    [
      'encryption alone',
      { observability: false, transitEncryption: 'WireGuard' },
      {
        enabled: true,
        observability: { enabled: false },
        security: {
          enabled: true,
          advancedNetworkPolicies: 'None',
          transitEncryption: { type: 'WireGuard' },
        },
      },
    ],
    [
      'policies by name, and eBPF host routing',
      { advancedNetworkPolicies: 'FQDN', accelerationMode: 'BpfVeth' },
      {
        enabled: true,
        observability: { enabled: true },
        security: { enabled: true, advancedNetworkPolicies: 'FQDN' },
        performance: { accelerationMode: 'BpfVeth' },
      },
    ],
  ])('turns on %s', (_, advancedNetworking, expected) => {
    const cluster = clusterWith({ networking: { mode: 'overlay-cilium' }, advancedNetworking });
    expect(networkProfileOf(cluster, '10.0.0.10').advancedNetworking).toEqual(expected);
  });
});

describe('a node pool', () => {
  const profile = (pool: Partial<NonNullable<AksOptions['nodePools']>[number]>, options: Partial<AksOptions> = {}) => {
    const cluster = clusterWith({
      nodePools: [SYSTEM, { name: 'work', vmSize: 'Standard_D4ads_v5', ...pool }],
      ...options,
    });
    const [, work] = cluster.aks.nodePools;
    if (work === undefined) throw new Error('there is no pool');
    return agentPoolProfile(work, cluster);
  };

  test('on demand says that it is, and nothing of spot', () => {
    expect(profile({ nodes: 4 })).toMatchObject({ scaleSetPriority: 'Regular', count: 4, enableAutoScaling: false });
    expect(Object.keys(profile({}))).not.toEqual(expect.arrayContaining(['spotMaxPrice']));
    expect(Object.keys(profile({}))).not.toEqual(expect.arrayContaining(['minCount']));
  });

  test('of spot machines starts as few as it may have', () => {
    expect(profile({ spot: { maxPrice: 0.1 }, nodes: { min: 0, max: 9 } })).toMatchObject({
      scaleSetPriority: 'Spot',
      scaleSetEvictionPolicy: 'Delete',
      spotMaxPrice: 0.1,
      count: 0,
      minCount: 0,
      maxCount: 9,
    });
  });

  test('tells how it is upgraded, and how its pods get addresses', () => {
    const networking = { mode: 'pod-subnet', allocation: 'static-block' } as const;
    const pool = { upgrade: { maxUnavailable: '1', drainTimeoutMinutes: 10 }, localDns: 'Disabled' } as const;
    expect(profile(pool, { networking })).toMatchObject({
      upgradeSettings: { maxUnavailable: '1', drainTimeoutInMinutes: 10 },
      podIPAllocationMode: 'StaticBlock',
      localDNSProfile: { mode: 'Disabled' },
    });
  });

  test('has taints as Azure writes them', () => {
    const taints = [{ key: 'team', value: 'a', effect: 'NoExecute' }] as const;
    expect(profile({ taints }).nodeTaints).toEqual(['team=a:NoExecute']);
  });
});

describe('the rules of a security group', () => {
  const BGP: PortNeed = { protocol: 'TCP', port: 179, from: 'bgp-peer', to: 'node', purpose: 'BGP' };
  const METRICS: PortNeed = {
    protocol: 'TCP',
    port: 9962,
    endPort: 9964,
    from: 'anyone',
    to: 'node',
    purpose: 'metrics',
  };
  const TUNNEL: PortNeed = { protocol: 'UDP', port: 8472, from: 'node', to: 'node', purpose: 'tunnel' };

  test('let nodes and pods of an overlay reach each other both ways', () => {
    const own = ['10.224.0.0/16', '10.244.0.0/16'];
    expect(securityRulesOf(clusterWith(), [TUNNEL])).toMatchObject([
      { direction: 'Inbound', protocol: '*', from: own, to: own, ports: ['*'] },
      { direction: 'Outbound', protocol: '*', from: own, to: own, ports: ['*'] },
    ]);
  });

  test('open what others need, from the VNet and what is routed to it', () => {
    const connectedNetworks = [{ name: 'site', cidrs: ['192.168.0.0/16'] }];
    const [, , tcp, ...more] = securityRulesOf(clusterWith({ connectedNetworks }), [METRICS, BGP, TUNNEL]);
    expect(tcp).toMatchObject({
      protocol: 'Tcp',
      from: ['10.224.0.0/12', '192.168.0.0/16'],
      ports: ['179', '9962-9964'],
      description: 'metrics, BGP',
    });
    expect(more).toEqual([]);
  });

  test('have places that do not depend on each other, and never mix versions of IP', () => {
    const dual = clusterWith({ networking: { mode: 'overlay-cilium', ipv6: {} } });
    const rules = securityRulesOf(dual, [METRICS]);
    const places = rules.map(({ direction, place }) => `${direction} ${place}`);
    expect(new Set(places).size).toBe(places.length);
    for (const { from, to } of rules) {
      expect(new Set([...from, ...to].map((range) => range.includes(':'))).size).toBe(1);
    }
    const [first] = securityRulesOf(clusterWith(), []);
    expect(rules.find(({ name }) => name === first?.name)?.place).toBe(first?.place);
  });
});

test('a resource is found by its id', () => {
  const id = '/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/orders';
  expect(placeOf(id)).toEqual({ subscriptionId: 's', resourceGroup: 'g', name: 'orders' });
});

test('a version of the API is a package of its own, unless it is that of the SDK', () => {
  expect(packageOf('2025-09-01')).toBeUndefined();
  expect(packageOf('2026-01-01')?.name).toBe('azure-native_containerservice_v20260101');
});

describe('the first pool', () => {
  const found = (actual: Readonly<Record<string, unknown>>, kubernetes = '1.35'): readonly string[] => {
    const labels = { team: 'a' };
    const cluster = clusterWith({ nodePools: [{ ...SYSTEM, labels }] });
    const [pool] = cluster.aks.nodePools;
    if (pool === undefined) throw new Error('there is no pool');
    const described = agentPoolProfile(pool, cluster);
    const subject = { cluster: 'prod', name: 'system', path: ['nodePools', 0], described, kubernetes, actual };
    return evaluate([FIRST_POOL_IS_AS_DESCRIBED], subject).findings.map(({ fix }) => fix);
  };

  test('is fine where Azure says the same, in its own way', () => {
    expect(found({ count: 3, mode: 'System', nodeLabels: { team: 'a' }, nodeTaints: null })).toEqual([]);
    expect(found({})).toEqual([]);
  });

  test.each([
    [{ count: 2 }, 'az aks nodepool scale --cluster-name prod --name system --node-count'],
    [{ nodeLabels: null }, 'az aks nodepool update --cluster-name prod --name system --labels'],
    [{ nodeTaints: ['a=b:NoSchedule'] }, 'az aks nodepool update --cluster-name prod --name system --node-taints'],
    [
      { currentOrchestratorVersion: '1.34.7' },
      'az aks nodepool upgrade --cluster-name prod --name system --kubernetes-version',
    ],
  ])('is changed by a command where it is %j', (actual, command) => {
    expect(found(actual)).toEqual([`run '${command} …', then 'pulumi refresh'`]);
  });
});
