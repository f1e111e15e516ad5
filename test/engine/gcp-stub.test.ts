import type { PROGRAMS as INPUTS } from './child/wrong-gcp-inputs';
import type { PROGRAMS as ORDER } from './child/wrong-gcp-order';
import { expectRefused } from './expect-refused';
import { describeWithGcp } from './suite';

describeWithGcp('the stub of Google Cloud', () => {
  test('refuses in a preview what the SDK does not declare', async () => {
    await expectRefused<typeof INPUTS>('wrong-gcp-inputs', ['preview'], {
      'a text for a boolean': /enableAutopilot .* expected boolean, got string "yes"/,
      'an unknown property inside': /privateClusterConfig\.privateNodes .* unknown property/,
      'a taint without a value': /taints\[0\]\.value .* missing required property/,
      'a setting of the provider': /batching .*/,
      'a resource that nobody uses': /gcp:storage\/bucket:Bucket is of no module in test\/engine\/sdks\.ts/,
    });
  });

  test('refuses in a preview what the API would not take', async () => {
    await expectRefused<typeof INPUTS>('wrong-gcp-inputs', ['preview'], {
      'a dataplane that there is not': /datapathProvider .* "CILIUM" is not one of .*"ADVANCED_DATAPATH"/,
      'a name that is too long': /name .* "c{40,41}.* does not match/,
      'a range of the control plane that is no /28': /masterIpv4CidrBlock .* does not match/,
      'a channel of the Gateway API that there is not': /gatewayApiConfig\.channel .* "standard" is not one of/,
      'a component that writes no log': /enableComponents\[0\] .* "KUBELET" is not one of .*"APISERVER"/,
      "a taint in Kubernetes' spelling": /taints\[0\]\.effect .* "NoSchedule" is not one of .*"NO_SCHEDULE"/,
      'a prefix that is too long': /namePrefix .* does not match/,
      'a policy of locations that there is not': /locationPolicy .* "any" is not one of .*"ANY"/,
      'a role without its beginning': /role .* "container\.admin" does not match/,
      'a member of no kind': /member .* "a@example\.com" does not match/,
      'an account whose id is too long': /accountId .* does not match/,
      'a protocol that there is not': /allows\[0\]\.protocol .* "http" does not match/,
      'a project that is none': /project .* "My Project" does not match/,
    });
  });

  test('refuses in a preview inputs that exclude each other', async () => {
    await expectRefused<typeof INPUTS>('wrong-gcp-inputs', ['preview'], {
      'the name of one range and the block of another':
        /clusterSecondaryRangeName .* conflicts with ipAllocationPolicy\.servicesIpv4CidrBlock/,
      'an option of nodes on Autopilot': /enableAutopilot .* conflicts with defaultMaxPodsPerNode/,
      'pools inside of a cluster without its first': /removeDefaultNodePool .* conflicts with nodePools/,
      'nodes that are counted twice': /nodeCount .* conflicts with autoscaling/,
      'a scale by zone and in total': /autoscaling\.minNodeCount .* conflicts with autoscaling\.totalMaxNodeCount/,
    });
  });

  test('refuses to make clusters that come too early, or cannot work', async () => {
    await expectRefused<typeof ORDER>('wrong-gcp-order', ['up'], {
      'Calico on Dataplane V2': /DatapathProvider=ADVANCED_DATAPATH is not allowed/,
      'policies by host name on the legacy dataplane': /enableFqdnNetworkPolicy requires Dataplane V2/,
      'policies that nobody enforces': /accepted and nobody enforces them/,
      'a range that the subnet has not': /secondary range "others" not found/,
      'two places of the control plane': /cannot both be specified/,
      'a private endpoint without authorized networks': /Master authorized networks must be enabled/,
      'node pools without a limit of memory': /needs limits of cpu and memory/,
      'a cluster in a subnet of another project': /Required "container\.hostServiceAgent\.use" for host/,
      'a cluster whose key GKE may not use': /cloudkms\.cryptoKeyVersions\.useToEncrypt/,
    });
  });

  test('refuses to make what else comes too early, or cannot work', async () => {
    await expectRefused<typeof ORDER>('wrong-gcp-order', ['up'], {
      'a pool of no cluster': /Not found: projects\/my-project\/locations\/europe-west3\/clusters\/none/,
      'a pool on Autopilot': /Autopilot clusters do not support mutating node pools/,
      'a pool whose account has no role': /lacks roles\/container\.defaultNodeServiceAccount when they are made/,
      'a taint that nobody takes off': /nodes keep the taint node\.cilium\.io\/agent-not-ready/,
      'a shutdown grace without spot': /on Spot VMs only/,
      'an upgrade of nothing at a time': /are 0 together/,
      'a surge of blue and green': /for the strategy SURGE only/,
      'a subnet over another': /10\.244\.8\.0\/24 conflicts with 10\.244\.0\.0\/16/,
      'NAT before its router': /routers\/none was not found/,
      'a service account of a pool that there is not': /Identity Pool does not exist \(my-project\.svc\.id\.goog\)/,
    });
  });

  test('refuses to delete what is used', async () => {
    await expectRefused<typeof ORDER>('wrong-gcp-order', ['up', 'up', 'destroy'], {
      'a cluster under its nodes': /clusters\/c is already being used by container\/nodePool/,
      'a subnet under a cluster': /subnetworks\/net-[0-9a-f]{7} is already being used by container\/cluster/,
      'a router under its NAT': /router r-[0-9a-f]{7} is already being used by compute\/routerNat/,
      'the API server under a release': /release mesh is still on the cluster/,
      'a cluster that is protected': /deletion_protection is set to true/,
    });
  });
});
