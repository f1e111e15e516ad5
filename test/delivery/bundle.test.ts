import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { planGatewayApi } from '../../lib';
import type { Cluster } from '../../lib/core/cluster';
import { type Composition, compose } from '../../lib/core/compose';
import { NO_NEEDS } from '../../lib/core/needs';
import type { InstallPlan, KubernetesObject } from '../../lib/core/plan';
import { argocd } from '../../lib/delivery/argocd';
import { deliver } from '../../lib/delivery/deliver';
import type { Delivered, Delivery } from '../../lib/delivery/delivery';
import { flux } from '../../lib/delivery/flux';
import { helmValues } from '../../lib/delivery/helm-values';
import { inflate } from '../../lib/delivery/inflate';
import { k3sHelmChart } from '../../lib/delivery/k3s-helm-chart';
import { withTemporaryFolder } from '../../lib/helm/temporary';
import { k3s, kubeadm } from '../support/clusters';
import { at } from '../support/values';

const GATEWAY: KubernetesObject = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'GatewayClass',
  metadata: { name: 'any' },
  spec: { controllerName: 'example.com/any' },
};

/** Something that needs the definitions, and after which something else comes. */
function reader(): InstallPlan {
  const first = {
    kind: 'manifest' as const,
    id: 'class',
    after: [],
    objects: [GATEWAY],
    readyWhen: [
      { resource: 'gatewayclass', name: 'any', condition: 'Accepted' },
      { resource: 'deployment', name: 'any', namespace: 'infra', condition: 'Available' },
    ],
  };
  const second = {
    kind: 'manifest' as const,
    id: 'rest',
    after: [first],
    objects: [GATEWAY],
    readyWhen: first.readyWhen,
  };
  return {
    ...planGatewayApi(kubeadm()),
    name: 'reader',
    provides: [],
    requires: ['gateway-api'],
    needs: NO_NEEDS,
    steps: [first, second],
  };
}

const composed = (cluster: Cluster = kubeadm()): Composition => compose(cluster, planGatewayApi(cluster), reader());
const bundleObjects = (delivered: Delivered): readonly KubernetesObject[] =>
  delivered.waves.filter(({ step }) => step.kind === 'bundle').flatMap(({ objects }) => objects);
const script = ({ files }: Delivered): string => files.find(({ path }) => path === 'install.sh')?.content ?? '';

test.each<[string, Delivery, Cluster]>([
  ['helmValues', helmValues(), kubeadm()],
  ['k3sHelmChart', k3sHelmChart(), k3s({ disable: ['traefik'] })],
])('%s leaves it to the script, which fetches it before anybody reads it', (_, delivery, cluster) => {
  const delivered = deliver(composed(cluster), delivery);
  expect(bundleObjects(delivered)).toEqual([]);
  const text = script(delivered);
  const order = [
    "\nbundle https://github.com/kubernetes-sigs/gateway-api/releases/download/v1.5.1/standard-install.yaml ''\n",
    '\nwait_for gatewayclasses.gateway.networking.k8s.io gateways.gateway.networking.k8s.io ',
    'manifests/02-reader-class.yaml\n',
    '\nwait_until Accepted gatewayclass/any\n',
    '\nwait_until Available deployment/any --namespace infra\n',
    'manifests/03-reader-rest.yaml\n',
  ].map((line) => text.indexOf(line));
  expect(order).not.toContain(-1);
  expect(order).toEqual([...order].sort((a, b) => a - b));
  // Nothing comes after the last step.
  expect(text.match(/^wait_until /gm)).toHaveLength(2);
});

test('the script has only the functions that it calls', () => {
  const functions = (composition: Composition): readonly string[] =>
    [...script(deliver(composition, helmValues())).matchAll(/^(\w+)\(\) \{$/gm)].map(([, name]) => name ?? '');
  expect(functions(compose(kubeadm(), planGatewayApi(kubeadm())))).toEqual(['checked', 'bundle']);
  expect(functions(composed())).toEqual(['checked', 'bundle', 'appear', 'wait_for', 'wait_until']);
});

test('flux reads the folder of the release, whatever its kustomization lists, and never prunes it', () => {
  const plan = planGatewayApi(kubeadm(), { channel: 'experimental', version: '1.4' });
  const delivered = deliver(
    compose(kubeadm(), plan, { ...reader(), name: 'later' }),
    flux({ namespace: 'gitops', interval: '1h' }),
  );
  expect(bundleObjects(delivered)).toEqual([
    {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'GitRepository',
      metadata: { name: 'gateway-api-experimental', namespace: 'gitops' },
      spec: {
        interval: '1h',
        url: 'https://github.com/kubernetes-sigs/gateway-api',
        ref: { tag: 'v1.4.1' },
        ignore: '/config/crd/experimental/kustomization.yaml\n',
      },
    },
    {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata: { name: 'gateway-api-experimental', namespace: 'gitops' },
      spec: {
        interval: '1h',
        sourceRef: { kind: 'GitRepository', name: 'gateway-api-experimental' },
        path: './config/crd/experimental',
        prune: false,
        wait: true,
        timeout: '5m',
      },
    },
  ]);
});

test('a bundle of Flux waits for the bundles before it', () => {
  const [step] = planGatewayApi(kubeadm()).steps;
  if (step?.kind !== 'bundle') throw new TypeError('a bundle');
  const next = { ...step, id: 'next', after: [step], bundle: { ...step.bundle, name: 'next' } };
  const plan: InstallPlan = { ...planGatewayApi(kubeadm()), steps: [step, next] };
  const objects = bundleObjects(deliver(compose(kubeadm(), plan), flux()));
  expect(objects.map((object) => at(object, 'spec.dependsOn'))).toEqual([
    undefined,
    undefined,
    undefined,
    [{ name: 'gateway-api-standard' }],
  ]);
});

test('argocd syncs the folder in its wave, server-side, for one cluster or a fleet', () => {
  const source = {
    repoURL: 'https://github.com/kubernetes-sigs/gateway-api',
    path: 'config/crd/standard',
    targetRevision: 'v1.5.1',
    directory: { exclude: 'kustomization.yaml' },
  };
  const [application] = bundleObjects(deliver(composed(), argocd()));
  expect(application).toMatchObject({
    kind: 'Application',
    metadata: { name: 'gateway-api-standard', annotations: { 'argocd.argoproj.io/sync-wave': '0' } },
    spec: { source, syncPolicy: { automated: { prune: false } } },
  });
  expect(at(application, 'spec.destination')).toEqual({ server: 'https://kubernetes.default.svc' });
  expect(at(application, 'spec.syncPolicy.syncOptions')).toEqual(
    expect.arrayContaining(['ServerSideApply=true', 'Prune=false']),
  );
  const [fleet] = bundleObjects(deliver(composed(), argocd({ fleet: { env: 'prod' } })));
  expect(fleet).toMatchObject({ kind: 'ApplicationSet', spec: { template: { spec: { source } } } });
});

test('inflate reads the file that was saved, definitions first', () => {
  const definition = (name: string): string =>
    `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: ${name} }\n`;
  const policy = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: policy, namespace: default }\n';
  withTemporaryFolder((charts) => {
    const file = join(charts, 'gateway-api-standard-v1.5.1.yaml');
    writeFileSync(file, ['# a comment\n', policy, definition('a'), definition('b')].join('---\n'));
    const { waves } = deliver(composed(), inflate({ charts }));
    expect(waves.map(({ name, objects }) => [name, objects.map(({ metadata }) => metadata.name)])).toEqual([
      ['gateway-api-definitions', ['a', 'b']],
      ['gateway-api', ['policy']],
      ['reader-class', ['any']],
      ['reader-rest', ['any']],
    ]);
  });
});

test('what becomes ready is waited for once all of it is applied', () => {
  const both = [{ ...GATEWAY, kind: 'CustomResourceDefinition' }, GATEWAY];
  const plan = reader();
  const [first, second] = plan.steps;
  if (first?.kind !== 'manifest' || second === undefined) throw new TypeError('two manifests');
  const mixed = { ...first, objects: both };
  const text = script(
    deliver(
      compose(kubeadm(), planGatewayApi(kubeadm()), { ...plan, steps: [mixed, { ...second, after: [mixed] }] }),
      helmValues(),
    ),
  );
  expect(text.match(/^wait_until Accepted/gm)).toHaveLength(1);
  expect(text.indexOf('\nwait_until Accepted')).toBeGreaterThan(text.indexOf('manifests/03-reader-class.yaml'));
});
