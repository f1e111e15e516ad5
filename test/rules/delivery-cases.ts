import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Testing } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-28';
import { compose, kubeadmCluster, planCalico, planCilium, planFlannel, planGatewayApi } from '../../lib';
import { SpotSafeWorkload } from '../../lib/cdk8s';
import { placeWaves } from '../../lib/cdk8s/place';
import type { Composition } from '../../lib/core/compose';
import { type Fact, fact } from '../../lib/core/fact';
import type { Finding } from '../../lib/core/finding';
import type { BundleRef, InstallPlan } from '../../lib/core/plan';
import { argocd } from '../../lib/delivery/argocd';
import { deliver } from '../../lib/delivery/deliver';
import { flux } from '../../lib/delivery/flux';
import { helmValues } from '../../lib/delivery/helm-values';
import { inflate } from '../../lib/delivery/inflate';
import { k3sHelmChart } from '../../lib/delivery/k3s-helm-chart';
import { withTemporaryFolder } from '../../lib/helm/temporary';
import { k3s, kubeadm } from '../support/clusters';
import { findingsOf } from '../support/findings';
import type { RuleCases } from './cases';

const TAINT = { key: 'example.com/reserved', effect: 'NoSchedule' } as const;
const composed = (version?: string): Composition =>
  compose(kubeadm(), planFlannel(kubeadm(), version === undefined ? {} : { version }));

/** A composition whose objects hold a string, placed in a cdk8s chart. */
function placed(text: string): readonly Finding[] {
  const { waves } = deliver(withText(text), helmValues());
  return findingsOf(() => placeWaves(Testing.chart(), waves));
}

function withText(text: string): Composition {
  const composition = composed();
  const [plan] = composition.plans;
  if (plan === undefined) throw new TypeError('one plan');
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'text' }, data: { text } };
  return {
    ...composition,
    plans: [{ ...plan, steps: [{ kind: 'manifest', id: 'text', after: [], objects: [object] }] }],
  };
}

const NAMESPACE = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: any\n';

/** A bundle that is inflated from a file with some content, or from a folder without it. */
function inflated(pin: Partial<BundleRef>, content: string | undefined): readonly Finding[] {
  const plan = planGatewayApi(kubeadm());
  const steps = plan.steps.map((step) =>
    step.kind === 'bundle' ? { ...step, bundle: { ...step.bundle, ...pin } } : step,
  );
  const composition = compose(kubeadm(), { ...plan, steps } satisfies InstallPlan);
  return withTemporaryFolder((charts) => {
    if (content !== undefined) writeFileSync(join(charts, 'gateway-api-standard-v1.5.1.yaml'), content);
    return findingsOf(() => deliver(composition, inflate({ charts })));
  });
}

/** Rules about the way into a cluster. */
export const DELIVERY_CASES: RuleCases = {
  'delivery/gitops-needs-a-network': {
    fails: () => findingsOf(() => deliver(composed(), argocd())),
    at: 'flannel.flannel',
    passes: () => findingsOf(() => deliver(composed(), argocd({ cniIsRunning: true }))),
  },
  'delivery/definitions-are-not-a-release': {
    fails: () => findingsOf(() => deliver(compose(k3s(), planCalico(k3s(), { crds: 'chart' })), k3sHelmChart())),
    at: 'calico.crds',
    passes: () => findingsOf(() => deliver(compose(k3s(), planCalico(k3s())), k3sHelmChart())),
  },
  'delivery/helm-controller-runs': {
    fails: () => findingsOf(() => deliver(composed(), k3sHelmChart())),
    at: 'flannel.flannel',
    passes: () => findingsOf(() => deliver(compose(k3s(), planCilium(k3s())), k3sHelmChart())),
  },
  'delivery/bootstrap-job-can-run': {
    fails: () => {
      const cluster = k3s({ nodePools: [{ name: 'servers', role: 'control-plane', taints: [TAINT] }] });
      return findingsOf(() => deliver(compose(cluster, planCilium(cluster)), k3sHelmChart()));
    },
    at: 'cilium.cilium',
    passes: () => {
      const tolerated = { key: 'CriticalAddonsOnly', value: 'true', effect: 'NoExecute' } as const;
      const cluster = k3s({ nodePools: [{ name: 'servers', role: 'control-plane', taints: [tolerated] }] });
      return findingsOf(() => deliver(compose(cluster, planCilium(cluster)), k3sHelmChart()));
    },
  },
  'delivery/facts-have-a-source': {
    fails: () => findingsOf(() => deliver(open(), flux({ cniIsRunning: true }))),
    at: 'cilium.cilium',
    passes: () =>
      findingsOf(() => deliver(open(), flux({ cniIsRunning: true, facts: { kind: 'ConfigMap', name: 'facts' } }))),
  },
  'delivery/facts-are-values': {
    fails: () => {
      const cluster = kubeadmCluster<string | Fact>({ name: 'test', apiServer: { host: 'api.test.example' } });
      const plan = planCilium(cluster, { values: { extraArgs: [fact('cluster.name')] } });
      return findingsOf(() =>
        deliver(compose(cluster, plan), flux({ cniIsRunning: true, facts: { kind: 'ConfigMap', name: 'facts' } })),
      );
    },
    at: 'cilium.cilium.extraArgs["0"]',
    passes: () =>
      findingsOf(() => deliver(open(), flux({ cniIsRunning: true, facts: { kind: 'Secret', name: 'facts' } }))),
  },
  'delivery/bundle-is-at-hand': {
    fails: () => inflated({}, undefined),
    at: 'gateway-api-standard',
    passes: () => inflated({}, NAMESPACE),
  },
  'delivery/bundle-is-the-pinned-one': {
    fails: () => inflated({ sha256: '0'.repeat(64) }, NAMESPACE),
    at: 'gateway-api-standard',
    passes: () => inflated({ sha256: createHash('sha256').update(NAMESPACE).digest('hex') }, NAMESPACE),
  },
  'delivery/bundle-is-readable': {
    fails: () => inflated({}, 'Not Found'),
    at: 'gateway-api-standard',
    passes: () => inflated({}, NAMESPACE),
  },
  'delivery/manifests-are-complete': {
    fails: () => {
      const peer = { name: 'tor', peerIP: fact('apiServer.host'), asNumber: 64513 };
      const cluster = kubeadmCluster({ name: 'test', apiServer: { host: fact('apiServer.host') } });
      const plan = planCalico(cluster, { crds: 'operator', bgp: { peers: [peer] } });
      return findingsOf(() => deliver(compose(cluster, plan), flux({ cniIsRunning: true })));
    },
    at: 'calico.BGPPeer.tor.spec.peerIP',
    passes: () => findingsOf(() => deliver(composed(), helmValues())),
  },
  'delivery/strings-are-unicode': {
    fails: () => findingsOf(() => deliver(withText('half \ud83d'), helmValues())),
    at: 'flannel.ConfigMap.text.data.text',
    passes: () => findingsOf(() => deliver(withText('whole \ud83d\ude00'), helmValues())),
  },
  'delivery/cdk8s-keeps-the-string': {
    fails: () => placed('0o14'),
    at: 'flannel-text.ConfigMap.text.data.text',
    passes: () => placed('0x14'),
  },
  'delivery/deployment-is-finished': {
    fails: () => handedOver((deployment) => deployment.addContainer({ image: 'sidecar:1' })),
    at: 'deployment.web',
    passes: () => handedOver((deployment) => deployment.exposeViaService()),
  },
};

/** A Deployment of cdk8s-plus that is told something after a workload was made of it. */
function handedOver(tell: (deployment: Deployment) => void): readonly Finding[] {
  const chart = Testing.chart();
  const deployment = new Deployment(chart, 'deployment', {
    metadata: { name: 'web' },
    containers: [{ image: 'web:1', portNumber: 8080 }],
  });
  const readiness = { probe: { kind: 'http', path: '/ready', port: 8080 } } as const;
  const cluster = k3s({ nodePools: [{ name: 'agents', role: 'control-plane', nodes: 9 }] });
  new SpotSafeWorkload(chart, 'web', { cluster, deployment, need: 5, zones: 3, readiness });
  tell(deployment);
  return findingsOf(() => Testing.synth(chart));
}

/** Cilium for an API server that nobody knows yet. */
function open(): Composition<string | Fact> {
  const cluster = kubeadmCluster<string | Fact>({
    name: 'test',
    kubeProxy: 'none',
    apiServer: { host: fact('apiServer.host') },
  });
  return compose(cluster, planCilium(cluster));
}
