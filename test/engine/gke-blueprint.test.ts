import { planCilium } from '../../lib/cni/cilium/plan';
import { type Composition, compose } from '../../lib/core/compose';
import { BlueprintError } from '../../lib/core/finding';
import { GkeBlueprint, type GkeBlueprintArgs, type GkeFacts, type Late } from '../../lib/pulumi/gke';
import { before } from './before';
import { CLUSTER, clusterOf, NODE_POOL, provision, SPOT, SYSTEM } from './gke-blueprint-parts';
import { createStack, type TestStack } from './stack';
import { nameOf, ofType, type StackState, TYPES } from './state';
import { describeWithGcp } from './suite';

describeWithGcp('a cluster on Dataplane V2 with a spot pool', () => {
  let stack: TestStack;
  let state: StackState;
  const args: GkeBlueprintArgs = {
    blueprint: (facts) => compose(clusterOf(facts, { nodePools: [SYSTEM, SPOT] })),
    labels: { team: 'platform' },
    encryption: 'own',
    workloadIdentities: {
      orders: {
        namespace: 'shop',
        serviceAccount: 'orders',
        roles: [{ role: 'roles/storage.objectViewer', project: 'data-project' }],
      },
    },
  };

  beforeAll(async () => {
    stack = await createStack(provision(args));
    const preview = await stack.preview();
    const up = await stack.up();
    expect(up.changes).toEqual(preview.changes);
    expect(up.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
    state = stack.state();
  });

  test('changes nothing the second time', async () => {
    const { changes } = await stack.up();
    expect(Object.keys(changes)).toEqual(['same']);
  });

  test('says which dataplane it has, and has no pools of its own', () => {
    expect(ofType(state, CLUSTER)[0]?.inputs).toMatchObject({
      datapathProvider: 'ADVANCED_DATAPATH',
      networkingMode: 'VPC_NATIVE',
      removeDefaultNodePool: true,
      controlPlaneEndpointsConfig: {
        dnsEndpointConfig: { allowExternalTraffic: true },
        ipEndpointsConfig: { enabled: false },
      },
      privateClusterConfig: { enablePrivateNodes: true },
      resourceLabels: { team: 'platform' },
    });
    expect(ofType(state, CLUSTER)[0]?.inputs).not.toHaveProperty('networkPolicy');
    expect(ofType(state, CLUSTER)[0]?.inputs).not.toHaveProperty('nodePools');
  });

  test('taints spot nodes, and looks for them wherever there are some', () => {
    const spot = ofType(state, NODE_POOL).find(({ urn }) => nameOf(urn) === 'prod-spot');
    expect(spot?.inputs).toMatchObject({
      nodeConfig: { spot: true, taints: [{ key: 'cloud.google.com/gke-spot', value: 'true', effect: 'NO_SCHEDULE' }] },
      autoscaling: { minNodeCount: 0, maxNodeCount: 5, locationPolicy: 'ANY' },
      upgradeSettings: { strategy: 'SURGE', maxSurge: 0, maxUnavailable: 1 },
    });
  });

  test.each([
    [
      'the cluster before its key may be used',
      CLUSTER,
      'prod',
      'gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember::prod-secrets',
    ],
    ['nodes before their way out', NODE_POOL, 'prod-system', 'gcp:compute/routerNat:RouterNat::prod'],
    [
      'nodes before the roles of their account',
      NODE_POOL,
      'prod-system',
      'gcp:projects/iAMMember:IAMMember::prod-nodes-container.defaultNodeServiceAccount',
    ],
  ])('never makes %s', (_, type, name, earlier) => {
    const one = ofType(state, type).find(({ urn }) => nameOf(urn) === name);
    expect([...before(state, one)].map((urn) => urn.split('$').at(-1))).toContain(earlier);
  });

  test('keeps the kubeconfig secret', () => {
    expect(stack.stored()).not.toContain('gke-gcloud-auth-plugin');
  });

  test('makes another spot pool without touching the cluster', async () => {
    const change = provision({
      ...args,
      blueprint: (facts) => compose(clusterOf(facts, { nodePools: [SYSTEM, { ...SPOT, nodes: { min: 1, max: 9 } }] })),
    });
    const { steps } = await stack.preview(change);
    expect(steps.filter(({ op }) => op !== 'same').map(({ op, urn }) => [op, nameOf(urn)])).toEqual([
      ['update', 'prod-spot'],
    ]);
  });

  test('is taken away without a trace once that is allowed', async () => {
    await expect(stack.destroy()).rejects.toThrow(/protected/);
    await stack.up(provision({ ...args, allowReplacement: true }));
    await stack.destroy();
    expect(stack.cloud()).toEqual([]);
    expect(stack.objects()).toEqual([]);
  });
});

describeWithGcp('a cluster with Cilium of its own', () => {
  test('has its agents before its nodes, which wait for them under a taint', async () => {
    const blueprint = (facts: GkeFacts<Late>): Composition<Late> => {
      const cluster = clusterOf(facts, { networking: { mode: 'cilium' }, nodePools: [SYSTEM] });
      return compose(cluster, planCilium(cluster));
    };
    const stack = await createStack(provision({ blueprint, allowReplacement: true }));
    const preview = await stack.preview();
    const up = await stack.up();
    expect(up.changes).toEqual(preview.changes);
    const state = stack.state();
    const [pool] = ofType(state, NODE_POOL);
    expect([...before(state, pool)].map(nameOf)).toContain('prod-cilium');
    expect(ofType(state, TYPES.release)[0]?.inputs).toMatchObject({
      skipAwait: true,
      values: { gke: { enabled: true } },
    });
    expect(pool?.inputs).toMatchObject({
      nodeConfig: {
        taints: [
          {
            key: 'startup-taint.cluster-autoscaler.kubernetes.io/cilium-agent-not-ready',
            effect: 'NO_EXECUTE',
          },
        ],
      },
    });
    expect(ofType(state, CLUSTER)[0]?.inputs).toMatchObject({
      datapathProvider: 'LEGACY_DATAPATH',
      controlPlaneEndpointsConfig: { ipEndpointsConfig: { enabled: true } },
      privateClusterConfig: { enablePrivateEndpoint: true },
    });
    expect(Object.keys((await stack.up()).changes)).toEqual(['same']);
    await stack.destroy();
    expect([...stack.cloud(), ...stack.objects()]).toEqual([]);
  });
});

describeWithGcp('a cluster on Autopilot', () => {
  test('has no node pools, and an account for its nodes', async () => {
    const blueprint = (facts: GkeFacts<Late>): Composition<Late> =>
      compose(clusterOf(facts, { networking: { mode: 'autopilot', allowNetAdmin: true } }));
    const stack = await createStack(provision({ blueprint, allowReplacement: true }));
    const preview = await stack.preview();
    const up = await stack.up();
    expect(up.changes).toEqual(preview.changes);
    const state = stack.state();
    expect(ofType(state, NODE_POOL)).toEqual([]);
    expect(ofType(state, CLUSTER)[0]?.inputs).toMatchObject({
      enableAutopilot: true,
      allowNetAdmin: true,
      datapathProvider: 'ADVANCED_DATAPATH',
      clusterAutoscaling: {
        autoProvisioningDefaults: { serviceAccount: 'prod-nodes@my-project.iam.gserviceaccount.com' },
      },
    });
    expect(Object.keys((await stack.up()).changes)).toEqual(['same']);
    await stack.destroy();
    expect(stack.cloud()).toEqual([]);
  });
});

describeWithGcp('arguments that cannot work', () => {
  test('are all refused at once by the constructor, which makes nothing', async () => {
    let caught: unknown;
    const stack = await createStack(() => {
      try {
        new GkeBlueprint('prod', {
          blueprint: (facts) => compose(clusterOf(facts, { name: 'Prod' })),
          project: 'My Project',
          labels: { Team: 'a' },
          encryption: { keyName: 'prod' },
          endpointAccess: { dns: false, ip: 'none' },
          releaseChannel: 'FAST' as 'RAPID',
        });
      } catch (error) {
        caught = error;
      }
    });
    const { steps } = await stack.preview();
    expect(BlueprintError.is(caught) && caught.findings.map(({ path }) => path).sort()).toEqual([
      'cluster.name',
      'encryption.keyName',
      'endpointAccess',
      'labels.Team',
      'project',
      'releaseChannel',
    ]);
    expect(steps.map(({ type }) => type)).toEqual(['pulumi:pulumi:Stack']);
  });
});
