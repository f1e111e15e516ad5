import { type AttemptedOperation, attempt } from './child/attempt';
import type { PROGRAMS as INPUTS } from './child/wrong-azure-inputs';
import type { PROGRAMS as ORDER } from './child/wrong-azure-order';
import { describeWithAzure } from './suite';

interface Programs {
  readonly 'wrong-azure-inputs': typeof INPUTS;
  readonly 'wrong-azure-order': typeof ORDER;
}

describeWithAzure('the stub of Azure', () => {
  test('refuses in a preview what the SDK does not declare', async () => {
    await expectRefused('wrong-azure-inputs', ['preview'], {
      'a text for a boolean': /enableRBAC .* expected boolean, got string "yes"/,
      'a secret of the wrong type': /kubernetesVersion .* expected string, got number 1\.35/,
      'an unknown property inside': /networkProfile\.podCIDR .* unknown property/,
      'an unknown property at the top': /version .* unknown property/,
      'what only a newer version of the API has': /advancedNetworking\.security\.transitEncryption .* unknown property/,
      'a required property left out': /resourceGroupName .* missing required property/,
      'a dataplane that there is not': /networkProfile\.networkDataplane .* "ebpf" is not one of "azure", "cilium"/,
      'a setting of the provider': /maybe/,
      'a resource that nobody uses': /azure-native:storage:StorageAccount is of no module in test\/engine\/sdks\.ts/,
    });
  });

  test('refuses in a preview what the API would not take', async () => {
    await expectRefused('wrong-azure-inputs', ['preview'], {
      'an image that there is not': /osSKU .* "Flatcar" is not one of .*"AzureLinux3"/,
      'a name that does not match': /resourceName .* "-shop" does not match/,
      'a name that is too long': /resourceName .* the length 64 is not between 1 and 63/,
      'a name of a pool with a dash': /agentPoolName .* "my-pool" does not match/,
      'a name of a pool inside the cluster': /agentPoolProfiles\[0\]\.name .* "System" does not match/,
      'a fraction for an integer': /maxPods .* 30\.5 is not an integer/,
      'too few pods': /maxPods .* the value 9 is not between 10 and 250/,
      'a taint without a value': /nodeTaints\[0\] .* "team:NoSchedule" does not match/,
      'a subnet that is none': /vnetSubnetID .* "subnet-1" does not match/,
      'a group by its name': /aadProfile\.adminGroupObjectIDs\[0\] .* "operators" does not match/,
      'an identity with a short name': /resourceName .* the length 2 is not between 3 and 128/,
      'a role by its name': /roleDefinitionId .* "Network Contributor" does not match/,
      'a priority that there is not': /priority .* the value 99 is not between 100 and 4096/,
      'a tag that Azure keeps for itself': /tags \(key\) .* "microsoft-x" does not match/,
      'a location with a space': /location .* "West Europe" does not match/,
    });
  });

  test('refuses to make networks of AKS that cannot work', async () => {
    await expectRefused('wrong-azure-order', ['up'], {
      'Cilium without its policies': /CiliumDataplaneRequiresNetworkPolicyCilium/,
      "Cilium's policies without its dataplane": /NetworkPolicyCiliumRequiresCiliumDataplane/,
      'an overlay of kubenet': /NetworkPluginModeNotSupported/,
      'no plugin, but a dataplane': /with networkPlugin none, networkDataplane must not be set|Cilium/,
      'no plugin, and nowhere for pods': /podCidr is missing/,
      'pods in a range that is reserved': /172\.30\.0\.0\/16 overlaps 172\.30\.0\.0\/16, which is reserved/,
      'Services as large as can be': /overlaps|ServiceCidrSubnetTooLarge: 172\.16\.0\.0\/12/,
      'DNS outside of Services': /DNSServiceIPOutOfRange: 10\.1\.0\.10 is not in 10\.0\.0\.0\/16/,
      'DNS at the first address': /DNSServiceIPIsFirst/,
      'pods on top of Services': /PodCidrOverlapsServiceCidr/,
      'one version of IP for two': /IPFamiliesMismatch/,
      "Cilium's services without Cilium": /AdvancedNetworkingRequiresCilium/,
      'observability of a long name': /longer than 32 characters/,
      'a subnet that AKS may not use': /LinkedAuthorizationFailed/,
      'routes that lead nowhere': /ExistingRouteTableNotAssociatedWithSubnet/,
    });
  });

  test('refuses to make pools of AKS that cannot work', async () => {
    await expectRefused('wrong-azure-order', ['up'], {
      'no system pool': /MustDefineAtLeastOneSystemPool/,
      'a first pool of spot machines': /system node pools cannot use spot/,
      'a pool before its cluster': /ResourceNotFound: managed cluster shop/,
      'a pool that came with the cluster': /the pool system came with the cluster/,
      'spot machines in system mode': /system node pools cannot use spot/,
      'spot machines without their taint': /AKS adds the taint kubernetes\.azure\.com\/scalesetpriority=spot/,
      'a label that Azure keeps for itself': /the label kubernetes\.azure\.com\/mode is reserved/,
      'a long name for Windows': /6 characters at most/,
      'Windows beside Cilium': /WindowsNotSupported/,
      'two autoscalers': /NodeProvisioningWithAutoScaler/,
      'a taint on a system pool': /CriticalAddonsOnly alone/,
    });
  });

  test('refuses to make what else comes too early, or cannot work', async () => {
    await expectRefused('wrong-azure-order', ['up'], {
      'a subnet out of its VNet': /NetcfgInvalidSubnet: 10\.0\.0\.0\/16/,
      'an identity that nobody knows yet': /PrincipalNotFound/,
      'two rules of one priority': /SecurityRuleConflict/,
    });
    await expectRefused('wrong-azure-order', ['up', 'up'], {
      'a change of what is fixed': /PropertyChangeNotAllowed: Changing property 'dnsPrefix'/,
    });
  });

  test('refuses to delete what is used', async () => {
    await expectRefused('wrong-azure-order', ['up', 'up', 'destroy'], {
      'a cluster under its pools': /containerservice\/AgentPool .* still uses containerservice\/ManagedCluster/,
      'the role of a cluster': /cannot clean up: its roles go after it/,
      'a subnet under a cluster': /containerservice\/ManagedCluster .* still uses network\/Subnet/,
    });
  });
});

/** Expects the last of some operations on every program to be refused with a message, and the others to succeed. */
async function expectRefused<P extends keyof Programs>(
  programs: P,
  operations: readonly AttemptedOperation[],
  refused: Readonly<Partial<Record<keyof Programs[P], RegExp>>>,
): Promise<void> {
  const attempts = await attempt(programs, Object.keys(refused), operations);
  const before = operations.slice(1).map(() => '');
  expect(attempts.map((all) => all.map(({ errors }) => errors.join()))).toEqual(
    Object.values<RegExp | undefined>(refused).map((message) => [...before, expect.stringMatching(message ?? /^$/)]),
  );
  expect(attempts.every((all) => all.at(-1)?.failed)).toBe(true);
}
