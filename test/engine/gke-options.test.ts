import type { GkeOptions } from '../../lib/clusters/gke';
import { type Composition, compose } from '../../lib/core/compose';
import type { InstallPlan } from '../../lib/core/plan';
import type { GkeBlueprintArgs, GkeFacts, Late } from '../../lib/pulumi/gke';
import { CLUSTER, clusterOf, NODE_POOL, provision, SPOT, SYSTEM, WEBHOOK } from './gke-blueprint-parts';
import { createStack } from './stack';
import { named, nameOf, ofType } from './state';
import { describeWithGcp } from './suite';

describeWithGcp('a cluster with whatever GKE can be asked for', () => {
  const EXISTING: GkeOptions<Late>['vpc'] = {
    kind: 'existing',
    network: 'corporate',
    subnetwork: 'clusters',
    nodeRange: '10.0.0.0/20',
    ranges: { kind: 'blocks', pods: '10.244.0.0/16', services: '172.20.0.0/20' },
  };

  test('is taken by the provider and by Google', async () => {
    const blueprint = (facts: GkeFacts<Late>): Composition<Late> =>
      compose(
        clusterOf(facts, {
          gkeVersion: '1.36.2-gke.2064000',
          zones: ['europe-west3-a', 'europe-west3-b'],
          vpc: EXISTING,
          networking: {
            mode: 'dataplane-v2',
            dns: 'cloud-dns',
            fqdnNetworkPolicy: true,
            clusterwideNetworkPolicy: true,
            observability: { relay: true },
            multiNetworking: true,
            interNodeEncryption: true,
            intranodeVisibility: true,
          },
          maxPodsPerNode: 48,
          autoscalingProfile: 'optimize-utilization',
          autoProvisioning: { limits: { cpu: 64, memory: 256 }, defaultComputeClass: true },
          nodePools: [
            { ...SYSTEM, upgrade: { strategy: 'blue-green', batch: { percent: 25 }, batchSoak: 60 } },
            { ...SPOT, counted: 'in-total', shutdownGrace: { total: 60, critical: 15 } },
            {
              name: 'wide',
              machineType: 'n2-standard-8',
              additionalNetworks: [{ network: 'storage', subnetwork: 'storage', podRange: 'pods', maxPods: 8 }],
            },
          ],
        }),
      );
    const stack = await createStack(
      provision({
        blueprint,
        allowReplacement: true,
        endpointAccess: { ip: { public: true, authorizedNetworks: { office: '203.0.113.0/24' } } },
        releaseChannel: 'STABLE',
        maintenance: {
          window: { start: '2026-01-03T01:00:00Z', end: '2026-01-03T07:00:00Z', recurrence: 'FREQ=WEEKLY;BYDAY=SA,SU' },
          exclusions: { sale: { start: '2026-11-24T00:00:00Z', end: '2026-12-24T00:00:00Z' } },
        },
        logging: ['SYSTEM_COMPONENTS', 'APISERVER'],
        encryption: { keyName: 'projects/keys-123/locations/europe-west3/keyRings/clusters/cryptoKeys/prod' },
        nodeServiceAccount: { email: 'nodes@my-project-1.iam.gserviceaccount.com' },
        securityGroup: 'gke-security-groups@example.com',
        workloadIdentities: {
          orders: {
            namespace: 'shop',
            serviceAccount: 'orders',
            googleServiceAccount: 'orders@data-project.iam.gserviceaccount.com',
          },
        },
      }),
    );
    const preview = await stack.preview();
    const up = await stack.up();
    expect(up.changes).toEqual(preview.changes);
    const state = stack.state();
    expect(ofType(state, CLUSTER)[0]?.inputs).toMatchObject({
      minMasterVersion: '1.36.2-gke.2064000',
      nodeLocations: ['europe-west3-a', 'europe-west3-b'],
      ipAllocationPolicy: { clusterIpv4CidrBlock: '10.244.0.0/16', servicesIpv4CidrBlock: '172.20.0.0/20' },
      enableFqdnNetworkPolicy: true,
      inTransitEncryptionConfig: 'IN_TRANSIT_ENCRYPTION_INTER_NODE_TRANSPARENT',
      monitoringConfig: { advancedDatapathObservabilityConfig: { enableMetrics: true, enableRelay: true } },
      clusterAutoscaling: { enabled: true, autoscalingProfile: 'OPTIMIZE_UTILIZATION' },
      databaseEncryption: { state: 'ENCRYPTED' },
      privateClusterConfig: { enablePrivateEndpoint: false },
      masterAuthorizedNetworksConfig: { cidrBlocks: [{ displayName: 'office', cidrBlock: '203.0.113.0/24' }] },
    });
    const inputsOf = (name: string): unknown =>
      ofType(state, NODE_POOL).find(({ urn }) => nameOf(urn) === name)?.inputs;
    expect(inputsOf('prod-system')).toMatchObject({
      upgradeSettings: {
        strategy: 'BLUE_GREEN',
        blueGreenSettings: {
          standardRolloutPolicy: { batchPercentage: 0.25, batchSoakDuration: '60s' },
          nodePoolSoakDuration: '3600s',
        },
      },
    });
    expect(inputsOf('prod-spot')).toMatchObject({
      autoscaling: { totalMinNodeCount: 0, totalMaxNodeCount: 5 },
      nodeConfig: {
        kubeletConfig: { shutdownGracePeriodSeconds: 60, shutdownGracePeriodCriticalPodsSeconds: 15 },
      },
    });
    expect(inputsOf('prod-wide')).toMatchObject({
      networkConfig: { additionalPodNetworkConfigs: [{ secondaryPodRange: 'pods', maxPodsPerNode: 8 }] },
    });
    expect(Object.keys((await stack.up()).changes)).toEqual(['same']);
    await stack.destroy();
    expect(stack.cloud()).toEqual([]);
  });

  test('has both switches of Calico on the legacy dataplane', async () => {
    const blueprint = (facts: GkeFacts<Late>): Composition<Late> =>
      compose(
        clusterOf(facts, {
          location: 'europe-west3-a',
          networking: { mode: 'legacy', networkPolicy: 'calico' },
          podRangeOverprovision: false,
          vpc: { kind: 'new', additionalPodRanges: ['10.245.0.0/16'], proxyOnlyRange: '10.1.0.0/23' },
        }),
      );
    const stack = await createStack(provision({ blueprint }));
    await stack.up();
    const state = stack.state();
    expect(ofType(state, CLUSTER)[0]?.inputs).toMatchObject({
      location: 'europe-west3-a',
      networkPolicy: { enabled: true, provider: 'CALICO' },
      addonsConfig: { networkPolicyConfig: { disabled: false } },
      ipAllocationPolicy: {
        additionalPodRangesConfig: { podRangeNames: ['pods-2'] },
        podCidrOverprovisionConfig: { disabled: true },
      },
    });
    expect(named(state, 'prod-proxies').inputs).toMatchObject({ purpose: 'REGIONAL_MANAGED_PROXY', role: 'ACTIVE' });
  });
});

describeWithGcp('a kubeconfig', () => {
  test.each<[string, Partial<GkeBlueprintArgs>, RegExp, readonly string[], boolean]>([
    [
      'leads to the DNS name, which needs no authority',
      {},
      /^https:\/\/gke-[0-9a-f]+-\d+\.europe-west3\.gke\.goog$/,
      [],
      false,
    ],
    [
      'leads to the address, with the authority of the cluster',
      { endpointAccess: { dns: false }, kubeconfigIdentity: 'application-default' },
      /^https:\/\/10\.0\.0\.\d+$/,
      ['--use_application_default_credentials'],
      true,
    ],
  ])('%s', async (_, args, server, execArgs, hasAuthority) => {
    const stack = await createStack(
      provision({ blueprint: (facts) => compose(clusterOf(facts), withNamespace(WEBHOOK)), ...args }),
    );
    await stack.up();
    const [object] = stack.objects();
    expect(object?.server).toMatch(server);
    expect(JSON.parse(object?.kubeconfig ?? '')).toMatchObject({
      users: [{ user: { exec: { command: 'gke-gcloud-auth-plugin', args: execArgs } } }],
    });
    expect(object?.kubeconfig.includes('certificate-authority-data')).toBe(hasAuthority);
  });
});

/** A plan that makes something of Kubernetes. */
function withNamespace(plan: InstallPlan<Late>): InstallPlan<Late> {
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'mesh' } };
  return { ...plan, steps: [{ kind: 'manifest', id: 'namespace', after: [], objects: [namespace] }] };
}
