import { Provider } from '@pulumi/azure-native/provider';
import type { AksOptions } from '../../lib/clusters/aks';
import { type Composition, compose } from '../../lib/core/compose';
import { BlueprintError } from '../../lib/core/finding';
import { AksApiProvider, AksBlueprint, type AksBlueprintArgs, type AksFacts, type Late } from '../../lib/pulumi/aks';
import { CLUSTER, clusterOf, GROUP, overlay, POOL, provision, SYSTEM, WORK } from './aks-cluster';
import { before } from './before';
import { late } from './late';
import { createStack } from './stack';
import { named, nameOf, ofType } from './state';
import { describeWithAzure } from './suite';

const ROLE = 'azure-native:authorization:RoleAssignment';

const WINDOWS = { name: 'win', nodes: 2, vmSize: 'Standard_D4ads_v5', osSku: 'Windows2022' } as const;

const HUB = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/hub/providers';
const GIVEN: AksOptions<Late>['vnet'] = {
  kind: 'existing',
  cidrs: ['10.64.0.0/16'],
  nodeSubnet: { id: `${HUB}/Microsoft.Network/virtualNetworks/hub/subnets/nodes`, cidr: '10.64.0.0/20' },
};

describeWithAzure('what a newer version of the API has', () => {
  const VERSIONED = 'azure-native_containerservice_v20260101:containerservice:ManagedCluster';

  test('is asked of that version, also of a cluster that was made with an older one', async () => {
    const plain = provision({ blueprint: overlay, allowReplacement: true });
    const encrypted = provision({
      allowReplacement: true,
      blueprint: (facts) => overlay(facts, { advancedNetworking: { transitEncryption: 'WireGuard' } }),
    });
    const stack = await createStack(plain);
    await stack.up();
    const [old] = ofType(stack.state(), CLUSTER);
    const { steps } = await stack.up(encrypted);
    expect(steps.filter(({ op }) => /replace|delete/.test(String(op))).map(({ urn }) => urn)).toEqual([]);
    const [made] = ofType(stack.state(), VERSIONED);
    expect(ofType(stack.state(), CLUSTER)).toEqual([]);
    expect(made?.id).toBe(old?.id);
    expect(made?.inputs?.['networkProfile']).toMatchObject({
      advancedNetworking: { security: { enabled: true, transitEncryption: { type: 'WireGuard' } } },
    });
    const { changes } = await stack.up();
    expect(Object.keys(changes)).toEqual(['same']);
    await stack.destroy();
    expect(stack.cloud()).toEqual([]);
  });
});

describeWithAzure('a provider that is handed in', () => {
  const ENCRYPTED: AksBlueprintArgs = {
    allowReplacement: true,
    blueprint: (facts) => overlay(facts, { advancedNetworking: { transitEncryption: 'WireGuard' } }),
  };
  const settings = { subscriptionId: '00000000-0000-0000-0000-000000000002', useMsi: true };

  test('has one beside it for the newer version of the API', async () => {
    const stack = await createStack(() => {
      const azure = new Provider('azure', settings);
      const newer = new AksApiProvider('azure', '2026-01-01', settings);
      new AksBlueprint('prod', ENCRYPTED, { providers: [azure, newer] });
    });
    await stack.up();
    expect(new Set(stack.cloud().map(({ account }) => account))).toEqual(new Set([settings.subscriptionId]));
    await stack.destroy();
    expect(stack.cloud()).toEqual([]);
  });

  test('is refused without', async () => {
    let caught: unknown;
    const stack = await createStack(() => {
      try {
        new AksBlueprint('prod', ENCRYPTED, { providers: [new Provider('azure', settings)] });
      } catch (error) {
        caught = error;
      }
    });
    await stack.preview();
    expect(BlueprintError.is(caught) && caught.findings.map(({ rule }) => rule)).toEqual([
      'aks/newer-api-has-its-provider',
    ]);
  });
});

describeWithAzure('the network', () => {
  test.each<[string, Partial<AksOptions<Late>>, Partial<AksBlueprintArgs>, readonly string[]]>([
    ['is made by AKS', { vnet: { kind: 'managed' } }, {}, []],
    ['is there already', { vnet: GIVEN }, {}, []],
    ['has a subnet of pods', { networking: { mode: 'pod-subnet', allocation: 'dynamic' } }, {}, ['Subnet', 'Subnet']],
    ['has a NAT gateway', { outboundType: 'userAssignedNATGateway' }, {}, ['NatGateway', 'PublicIPAddress', 'Subnet']],
    [
      'has routes to a firewall',
      { outboundType: 'userDefinedRouting' },
      { firewallIp: '10.224.255.4' },
      ['Route', 'RouteTable', 'Subnet'],
    ],
    [
      'lets pods through its security group',
      {},
      { networkSecurityGroup: 'own' },
      ['NetworkSecurityGroup', 'SecurityRule', 'SecurityRule', 'Subnet'],
    ],
    [
      'lets pods through a security group that is there',
      { vnet: GIVEN },
      { networkSecurityGroup: { id: `${HUB}/Microsoft.Network/networkSecurityGroups/nodes` } },
      ['SecurityRule', 'SecurityRule'],
    ],
    ['has both versions of IP', { networking: { mode: 'overlay-cilium', ipv6: {} } }, {}, ['Subnet']],
  ])('%s', async (_, options, args, kinds) => {
    const blueprint = (facts: AksFacts<Late>): Composition<Late> =>
      compose(clusterOf(facts, { nodePools: [SYSTEM], ...options }));
    const stack = await createStack(provision({ blueprint, allowReplacement: true, ...args }));
    await stack.up();
    const state = stack.state();
    const made = state.resources.filter(({ type }) => type.startsWith('azure-native:network:'));
    const others = made.filter(({ type }) => !type.endsWith(':VirtualNetwork'));
    expect(others.map(({ type }) => type.split(':').at(-1)).sort()).toEqual(kinds);
    // AKS looks for a way out when it makes the cluster.
    const earlier = before(state, named(state, 'prod', CLUSTER));
    expect(made.filter(({ urn }) => !earlier.has(urn))).toEqual([]);
    const { changes } = await stack.up();
    expect(Object.keys(changes)).toEqual(['same']);
    await stack.destroy();
    expect(stack.cloud()).toEqual([]);
  });
});

describeWithAzure('a range of Services that is known only later', () => {
  test('has the address of cluster DNS that AKS would choose', async () => {
    const stack = await createStack(() => {
      const serviceRange = late('172.16.8.0/22');
      const blueprint = (facts: AksFacts<Late>): Composition<Late> => compose(clusterOf(facts, { serviceRange }));
      new AksBlueprint('prod', { allowReplacement: true, blueprint });
    });
    await stack.preview();
    await stack.up();
    expect(named(stack.state(), 'prod', CLUSTER).inputs?.['networkProfile']).toMatchObject({
      serviceCidr: '172.16.8.0/22',
      dnsServiceIP: '172.16.8.10',
    });
    await stack.destroy();
    expect(stack.cloud()).toEqual([]);
  });
});

describeWithAzure('a cluster with everything that Azure offers', () => {
  test('has it, in a group and under an identity of its own choice', async () => {
    const identity = { id: `${HUB}/Microsoft.ManagedIdentity/userAssignedIdentities/aks`, principalId: GROUP };
    const stack = await createStack(
      provision({
        blueprint: (facts) =>
          compose(
            clusterOf(facts, {
              networking: { mode: 'overlay', networkPolicy: 'calico' },
              vnet: GIVEN,
              nodePools: [SYSTEM, { ...WORK, zones: ['1', '2'], upgrade: { maxSurge: '33%' } }, WINDOWS],
              istioAddon: { revisions: ['asm-1-30'], ingressGateways: ['internal'] },
            }),
          ),
        resourceGroup: { kind: 'existing', name: 'shop', location: 'northeurope' },
        identity,
        nodeResourceGroup: 'shop-nodes',
        apiServerAccess: { kind: 'private' },
        tier: 'Premium',
        supportPlan: 'AKSLongTermSupport',
        encryption: {
          keyId: 'https://shop.vault.azure.net/keys/etcd/0123456789abcdef0123456789abcdef',
          vaultId: `${HUB}/Microsoft.KeyVault/vaults/shop`,
        },
        logging: { workspaceId: `${HUB}/Microsoft.OperationalInsights/workspaces/logs` },
        accessEntries: {
          ops: { principalId: GROUP, principalType: 'Group', role: 'RBAC Writer', namespaces: ['shop', 'web'] },
        },
        workloadIdentities: {
          orders: {
            namespace: 'shop',
            serviceAccount: 'orders',
            identityId: `${HUB}/Microsoft.ManagedIdentity/userAssignedIdentities/orders`,
          },
        },
        allowReplacement: true,
      }),
    );
    await stack.up();
    const state = stack.state();
    expect(named(state, 'prod', CLUSTER).inputs).toMatchObject({
      location: 'northeurope',
      nodeResourceGroup: 'shop-nodes',
      apiServerAccessProfile: { enablePrivateCluster: true, privateDNSZone: 'system' },
      serviceMeshProfile: {
        mode: 'Istio',
        istio: {
          revisions: ['asm-1-30'],
          components: {
            ingressGateways: [
              { mode: 'Internal', enabled: true },
              { mode: 'External', enabled: false },
            ],
          },
        },
      },
      identity: { type: 'UserAssigned', userAssignedIdentities: [identity.id] },
    });
    expect(
      ofType(state, ROLE)
        .map(({ urn }) => nameOf(urn))
        .sort(),
    ).toEqual(['prod-creator', 'prod-key', 'prod-nodes', 'prod-ops-shop', 'prod-ops-web']);
    expect(named(state, 'prod-win', POOL).inputs).toMatchObject({ osType: 'Windows', osSKU: 'Windows2022' });
    const [credential] = ofType(state, 'azure-native:managedidentity:FederatedIdentityCredential');
    expect(credential?.inputs).toMatchObject({
      resourceGroupName: 'hub',
      resourceName: 'orders',
      subject: 'system:serviceaccount:shop:orders',
      issuer: expect.stringMatching(/^https:/),
    });
    await stack.destroy();
    expect(stack.cloud()).toEqual([]);
  });
});
