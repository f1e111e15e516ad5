import { Provider } from '@pulumi/kubernetes/provider';
import * as pulumi from '@pulumi/pulumi';
import { kubeadmCilium } from '../../blueprints';
import { planGatewayApi } from '../../lib/addons/gateway-api';
import { k3sCluster, kubeadmCluster } from '../../lib/clusters';
import { planCilium } from '../../lib/cni/cilium/plan';
import type { Cluster } from '../../lib/core/cluster';
import { BlueprintError } from '../../lib/core/finding';
import {
  Calico,
  Cilium,
  ClusterBlueprint,
  Flannel,
  Headroom,
  HybridWorkload,
  IstioAmbient,
  type IstioAmbientArgs,
  type Late,
  QueueWorker,
  SpotJob,
  SpotSafeWorkload,
  type SpotSafeWorkloadArgs,
  SpotStateful,
} from '../../lib/pulumi';
import { late } from './late';
import { createStack } from './stack';
import { ofType, type StackState, TYPES } from './state';
import { describeWithEngine } from './suite';

const KUBECONFIG = 'apiVersion: v1\nkind: Config\n';

describeWithEngine('a component with a provider in its options', () => {
  const provider = (): Provider => new Provider('elsewhere', { kubeconfig: KUBECONFIG, enableServerSideApply: true });

  test.each([
    [
      'Cilium',
      () => new Cilium('c', { cluster: cluster(), encryption: { type: 'wireguard' } }, { provider: provider() }),
    ],
    ['Calico', () => new Calico('c', { cluster: cluster() }, { providers: [provider()] })],
    ['Flannel', () => new Flannel('c', { cluster: cluster() }, { providers: { kubernetes: provider() } })],
    ['IstioAmbient', () => new IstioAmbient('c', mesh(), { provider: provider() })],
    ['SpotSafeWorkload', () => new SpotSafeWorkload('c', service(), { provider: provider() })],
    [
      'HybridWorkload',
      () => new HybridWorkload('c', { ...service(), split: { kind: 'base', onDemand: 3 } }, { provider: provider() }),
    ],
    [
      'SpotStateful',
      () => {
        const volumeClaims = [{ name: 'data', mountPath: '/data', size: '1Gi', storageClass: 'disks' }];
        const { cluster, name, pod, readiness } = service();
        const termination = { handler: 'node-termination-handler' } as const;
        const args = { cluster, name, replicas: 3, pod, readiness, termination, volumeClaims };
        return new SpotStateful('c', args, { provider: provider() });
      },
    ],
    [
      'Headroom',
      () => {
        const unit = { kind: 'node', usable: { cpu: 3.5, memory: 14_000 } } as const;
        return new Headroom('c', { cluster: spotCluster(), zones: ZONES, unit }, { provider: provider() });
      },
    ],
    [
      'SpotJob',
      () => {
        const { cluster, name, pod } = service();
        return new SpotJob('c', { cluster, name, pod }, { provider: provider() });
      },
    ],
    [
      'QueueWorker',
      () => {
        const { cluster, name, pod } = service();
        const scaling = { kind: 'fixed', replicas: 4 } as const;
        return new QueueWorker('c', { cluster, name, pod, scaling }, { provider: provider() });
      },
    ],
    ['ClusterBlueprint', () => new ClusterBlueprint('c', { composition: composition() }, { provider: provider() })],
  ])('%s makes everything with it', async (_, program) => {
    const stack = await createStack(program);
    await stack.up();
    const state = stack.state();
    const made = madeByProvider(state);
    expect(made.length).toBeGreaterThan(0);
    expect(new Set(made.map(({ provider: its }) => its?.replace(/::[^:]*$/, '')))).toEqual(
      new Set(ofType(state, TYPES.provider).map(({ urn }) => urn)),
    );
    expect(ofType(state, TYPES.provider)).toHaveLength(1);
    expect(new Set(stack.objects().map(({ kubeconfig }) => kubeconfig))).toEqual(new Set([KUBECONFIG]));
  });

  test('gives way to the kubeconfig of a blueprint', async () => {
    const stack = await createStack(() => {
      new ClusterBlueprint('c', { composition: composition(), kubeconfig: 'a kubeconfig' }, { provider: provider() });
    });
    await stack.up();
    expect(stack.objects().map(({ kubeconfig }) => kubeconfig)).toEqual(['a kubeconfig']);
  });
});

describeWithEngine('a component without a provider', () => {
  test('shares the ambient one between charts and objects', async () => {
    const stack = await createStack(() => new Calico('c', { cluster: cluster(), nodesExist: true }));
    await stack.up();
    const state = stack.state();
    expect(ofType(state, TYPES.provider)).toHaveLength(1);
    expect(new Set(madeByProvider(state).map(({ provider }) => provider)).size).toBe(1);
    expect(ofType(state, TYPES.release).map(({ inputs }) => inputs?.['skipAwait'])).toEqual([false]);
  });
});

describeWithEngine('Istio beside other plans', () => {
  test('is a release for each of its charts, waited for in order, and leaves the others alone', async () => {
    const stack = await createStack(() => new IstioAmbient('c', { ...mesh(), mtls: 'strict' }));
    await stack.up();
    const releases = ofType(stack.state(), TYPES.release);
    expect(releases.map(({ inputs }) => [inputs?.['name'], inputs?.['skipAwait']])).toEqual([
      ['istio-base', false],
      ['istiod', false],
      ['istio-cni', false],
      ['ztunnel', false],
    ]);
    expect(releases.map(({ inputs }) => inputs?.['values'] as { meshConfig?: object })[1]?.meshConfig).toEqual({
      trustDomain: 'shop.example',
    });
    expect(stack.objects().map(({ object }) => object.kind)).toEqual(
      expect.arrayContaining(['Namespace', 'PeerAuthentication', 'Telemetry']),
    );
  });
});

describeWithEngine('a workload of an image that is built elsewhere', () => {
  test('is placed before the image is known, and made with it', async () => {
    const guarantees: unknown[] = [];
    const stack = await createStack(() => {
      guarantees.push(new SpotSafeWorkload('c', service(late('registry.example.com/web:1.4.2'))).guarantee);
    });
    const { steps } = await stack.preview();
    const previewed = steps.find(({ urn }) => urn.includes('apps/v1:Deployment'))?.new?.inputs;
    expect(previewed).toMatchObject({ spec: { replicas: 9, template: { spec: { containers: [{ name: 'web' }] } } } });
    expect(JSON.stringify(previewed)).not.toContain('registry.example.com');
    await stack.up();
    const [deployment] = ofType(stack.state(), 'kubernetes:apps/v1:Deployment');
    expect(deployment?.inputs).toMatchObject({
      spec: { template: { spec: { containers: [{ image: 'registry.example.com/web:1.4.2' }] } } },
    });
    expect(guarantees).toMatchObject([{ replicas: 9 }, { replicas: 9 }]);
  });
});

describeWithEngine('options that cannot work', () => {
  test('are refused by the constructor itself, which makes nothing', async () => {
    let caught: unknown;
    const stack = await createStack(() => {
      try {
        new Cilium('c', { cluster: cluster(), hubble: { ui: true, relay: false } });
      } catch (error) {
        caught = error;
      }
    });
    const { steps } = await stack.preview();
    expect(caught).toBeInstanceOf(BlueprintError);
    expect((caught as BlueprintError).findings).toMatchObject([
      { rule: 'cilium/hubble-ui-needs-relay', severity: 'error' },
    ]);
    expect(steps.map(({ type }) => type)).toEqual(['pulumi:pulumi:Stack']);
  });
});

function cluster(): Cluster<Late> {
  return kubeadmCluster<Late>({ name: 'kubeadm', apiServer: { host: 'api.example.internal' } });
}

const ZONES = ['a', 'b', 'c'];

/** Spot machines in three zones. */
function spotCluster(): Cluster<Late> {
  const pools = ZONES.flatMap((zone) => {
    const labels = { 'topology.kubernetes.io/zone': zone };
    return [
      { name: `own-${zone}`, nodes: 2, labels },
      { name: `spot-${zone}`, nodes: 4, spot: true, labels: { ...labels, capacity: 'spot' } },
    ];
  });
  return k3sCluster<Late>({ name: 'k3s', nodePools: [{ name: 'servers', role: 'control-plane' }, ...pools] });
}

/** Nine pods for five. */
function service(image: Late = pulumi.output('registry.example.com/web:1.4.2')): SpotSafeWorkloadArgs {
  return {
    cluster: spotCluster(),
    name: 'web',
    need: 5,
    survive: 'zone+node',
    pod: {
      containers: [
        {
          name: 'web',
          image,
          ports: [{ name: 'http', containerPort: 8080 }],
          resources: { requests: { cpu: '500m', memory: '512Mi' } },
        },
      ],
    },
    readiness: { probe: { kind: 'http', path: '/ready', port: 8080 } },
  };
}

/** Istio, with a string that is known only later, beside a CNI and definitions that somebody else installs. */
function mesh(): IstioAmbientArgs {
  const where = cluster();
  return {
    cluster: where,
    trustDomain: pulumi.output('shop.example'),
    beside: [planCilium(where, { istioAmbient: true }), planGatewayApi(where)],
  };
}

function composition(): ReturnType<typeof kubeadmCilium<Late>> {
  return kubeadmCilium<Late>({ cluster: { apiServer: { host: 'api.example.internal' } } });
}

/** Everything that a provider was asked for. */
function madeByProvider({ resources }: StackState): StackState['resources'] {
  return resources.filter(({ type, custom }) => custom && type !== TYPES.provider);
}
