import { NetworkSecurityGroup } from '@pulumi/azure-native/network/networkSecurityGroup';
import { SecurityRule, type SecurityRuleArgs } from '@pulumi/azure-native/network/securityRule';
import type * as pulumi from '@pulumi/pulumi';
import {
  makeCluster,
  makeIdentity,
  makePool,
  makeSubnet,
  mayJoin,
  NETWORK_CONTRIBUTOR,
  OVERLAY,
  PLACE,
  Raw,
  SUBSCRIPTION,
  SYSTEM,
} from '../aks-parts';
import type { Program } from '../stack';

const CILIUM = { ...OVERLAY, networkDataplane: 'cilium', networkPolicy: 'cilium' };
const SPOT_KEY = 'kubernetes.azure.com/scalesetpriority';
const SPOT = {
  scaleSetPriority: 'Spot',
  nodeLabels: { [SPOT_KEY]: 'spot' },
  nodeTaints: [`${SPOT_KEY}=spot:NoSchedule`],
};
const GIVEN = { routeTable: { id: '/subscriptions/x/resourceGroups/x/providers/Microsoft.Network/routeTables/x' } };

/** Programs that Azure would refuse to make, and then those that it would refuse to destroy: see {@link reversed}. */
export const PROGRAMS = {
  'Cilium without its policies': () => network({ ...CILIUM, networkPolicy: 'calico' }),
  "Cilium's policies without its dataplane": () => network({ ...OVERLAY, networkPolicy: 'cilium' }),
  'an overlay of kubenet': () => network({ ...OVERLAY, networkPlugin: 'kubenet' }),
  'no plugin, but a dataplane': () => network({ ...CILIUM, networkPlugin: 'none', networkPluginMode: undefined }),
  'no plugin, and nowhere for pods': () =>
    network({ networkPlugin: 'none', serviceCidr: '10.0.0.0/16', dnsServiceIP: '10.0.0.10' }),
  'pods in a range that is reserved': () => network({ ...OVERLAY, podCidr: '172.30.0.0/16' }),
  'Services as large as can be': () =>
    network({ ...OVERLAY, serviceCidr: '172.16.0.0/12', dnsServiceIP: '172.16.0.10' }),
  'DNS outside of Services': () => network({ ...OVERLAY, dnsServiceIP: '10.1.0.10' }),
  'DNS at the first address': () => network({ ...OVERLAY, dnsServiceIP: '10.0.0.1' }),
  'pods on top of Services': () => network({ ...OVERLAY, podCidr: '10.0.0.0/14' }),
  'one version of IP for two': () => network({ ...OVERLAY, ipFamilies: ['IPv4', 'IPv6'] }),
  "Cilium's services without Cilium": () =>
    network({ ...OVERLAY, advancedNetworking: { enabled: true, security: { enabled: true } } }),
  'observability of a long name': () =>
    makeCluster({
      resourceName: 's'.repeat(33),
      networkProfile: { ...OVERLAY, advancedNetworking: { enabled: true, observability: { enabled: true } } },
    }),
  'no system pool': () => makeCluster({ agentPoolProfiles: [{ ...SYSTEM, mode: 'User' }] }),
  'a first pool of spot machines': () => makeCluster({ agentPoolProfiles: [{ ...SYSTEM, ...SPOT, mode: 'System' }] }),
  'a subnet that AKS may not use': () => makeCluster(inSubnet(makeSubnet().id)),
  'routes that lead nowhere': () => {
    const identity = makeIdentity();
    const { id } = makeSubnet(GIVEN);
    const networkProfile = { ...OVERLAY, outboundType: 'userDefinedRouting' };
    makeCluster({ ...inSubnet(id), networkProfile }, { dependsOn: [mayJoin(identity, id)] }, identity.id);
  },

  'a pool before its cluster': () => makePool({}, 'shop'),
  'a pool that came with the cluster': () => pool({ agentPoolName: 'system' }),
  'spot machines in system mode': () => pool({ ...SPOT, mode: 'System' }),
  'spot machines without their taint': () => pool({ ...SPOT, nodeTaints: [] }),
  'a label that Azure keeps for itself': () => pool({ nodeLabels: { 'kubernetes.azure.com/mode': 'user' } }),
  'a long name for Windows': () => pool({ agentPoolName: 'windows', osType: 'Windows', osSKU: 'Windows2022' }),
  'Windows beside Cilium': () =>
    pool({ agentPoolName: 'win', osType: 'Windows', osSKU: 'Windows2022' }, { networkProfile: CILIUM }),
  'two autoscalers': () =>
    pool({ enableAutoScaling: true, minCount: 1, maxCount: 3 }, { nodeProvisioningProfile: { mode: 'Auto' } }),
  'a taint on a system pool': () => pool({ mode: 'System', nodeTaints: ['team=a:NoSchedule'] }),

  'a subnet out of its VNet': () => makeSubnet({ addressPrefixes: ['10.0.0.0/16'] }),
  'an identity that nobody knows yet': () => {
    const { principalId } = makeIdentity();
    const inputs = { principalId, scope: SUBSCRIPTION, roleDefinitionId: NETWORK_CONTRIBUTOR };
    new Raw('authorization:RoleAssignment', 'x', inputs);
  },
  'two rules of one priority': () => {
    const group = new NetworkSecurityGroup('g', { ...PLACE, networkSecurityGroupName: 'g' });
    const first = rule('a', group.name);
    rule('b', group.name, { dependsOn: [first] });
  },
  'a change of what is fixed': changed(
    () => makeCluster({ dnsPrefix: 'shop' }),
    () => makeCluster({ dnsPrefix: 'mall' }),
  ),

  'a cluster under its pools': reversed(
    () => makePool({}, 'shop'),
    (_, after) => makeCluster({}, after),
  ),
  'the role of a cluster': reversed(
    ([identity = '', subnet = '']) => makeCluster(inSubnet(subnet), {}, identity),
    (say, after) => {
      const identity = makeIdentity();
      const subnet = makeSubnet();
      const role = mayJoin(identity, subnet.id, after);
      role.id.apply(() => {
        identity.id.apply(say);
        subnet.id.apply(say);
      });
    },
  ),
  'a subnet under a cluster': reversed(
    ([identity = '', subnet = '']) => makeCluster(inSubnet(subnet), {}, identity),
    (say, after) => {
      say(`${SUBSCRIPTION}/resourceGroups/x/providers/Microsoft.ManagedIdentity/userAssignedIdentities/given`);
      makeSubnet({}, after).id.apply(say);
    },
  ),
} satisfies Record<string, Program>;

function network(networkProfile: object): void {
  makeCluster({ networkProfile });
}

function pool(args: Parameters<typeof makePool>[0], cluster: pulumi.Inputs = {}): void {
  makePool(
    args,
    makeCluster(cluster).id.apply(() => 'shop'),
  );
}

function inSubnet(vnetSubnetID: pulumi.Input<string>): pulumi.Inputs {
  return { agentPoolProfiles: [{ ...SYSTEM, vnetSubnetID }] };
}

function rule(name: string, group: pulumi.Input<string>, opts: pulumi.CustomResourceOptions = {}): SecurityRule {
  const addresses = { sourceAddressPrefix: '*', destinationAddressPrefix: '*', destinationPortRange: '*' };
  const args: SecurityRuleArgs = {
    ...addresses,
    resourceGroupName: 'shop',
    networkSecurityGroupName: group,
    securityRuleName: name,
    access: 'Allow',
    direction: 'Inbound',
    protocol: '*',
    sourcePortRange: '*',
    priority: 100,
  };
  return new SecurityRule(name, args, opts);
}

/** A program that is another the second time. */
function changed(first: () => unknown, second: () => unknown): Program {
  let isSecond = false;
  return () => {
    (isSecond ? second : first)();
    isSecond = true;
  };
}

/**
 * A program that makes something, and the next time something that uses it: of which it tells the engine the opposite, so
 * that what is used goes first.
 *
 * @param user - makes what uses, out of texts that the first time said.
 * @param used - makes what is used, and says texts.
 */
function reversed(
  user: (texts: readonly string[]) => pulumi.Resource,
  used: (say: (text: string) => void, opts: pulumi.CustomResourceOptions) => unknown,
): Program {
  let isSecond = false;
  const texts: string[] = [];
  return () => {
    used((text) => texts.push(text), isSecond ? { dependsOn: [user([...texts])] } : {});
    isSecond = true;
  };
}
