import { CATALOGUE } from '../../blueprints';
import { type KubeadmCalicoBgpOptions, kubeadmCalicoBgp } from '../../blueprints/kubeadm-calico-bgp';
import type { Composition } from '../../lib/core/compose';
import { BlueprintError } from '../../lib/core/finding';
import { argocd } from '../../lib/delivery/argocd';
import { deliver } from '../../lib/delivery/deliver';
import type { Wave } from '../../lib/delivery/delivery';
import { flux } from '../../lib/delivery/flux';
import { defaultDelivery } from '../../lib/output/output-files';
import { withoutPins } from './compositions';
import type { LiveObject } from './kubernetes';
import { describeOnCluster, sharedCluster } from './on-cluster';
import { inflateAfresh } from './rendering';
import { applyTwice, objectsOf, removeAll } from './waves';

/** What must be there before anything of ours: a GitOps tool is installed with its namespace. */
const TOOLS = ['flux-system', 'argocd'];

const WAYS: Readonly<Record<string, (composition: Composition) => readonly Wave[]>> = {
  'by default': (composition) => deliver(composition, defaultDelivery(composition)).waves,
  'with Flux': (composition) => deliver(composition, flux({ cniIsRunning: true })).waves,
  'with Argo CD': (composition) => deliver(composition, argocd({ cniIsRunning: true })).waves,
  'with Argo CD for a fleet': (composition) =>
    deliver(composition, argocd({ cniIsRunning: true, fleet: { 'example.com/fleet': 'lab' } })).waves,
  inflated: (composition) => inflateAfresh(withoutPins(composition)),
};

/** What becomes of a blueprint that is not simply accepted: the rule that refuses it, or that there is nothing to apply. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'aks-byo-cilium by default': 'nothing to apply',
  // Azure installs all of it.
  ...Object.fromEntries(Object.keys(WAYS).map((way) => [`aks-calico-windows ${way}`, 'nothing to apply'])),
  // The release of the Gateway API is in no Go module: see gateway-api.test.ts.
  ...Object.fromEntries(
    CATALOGUE.filter(({ name }) => name.includes('-ambient')).map(({ name }) => [
      `${name} inflated`,
      'delivery/bundle-is-at-hand',
    ]),
  ),
  'eks-calico-policy with Flux': 'delivery/definitions-are-not-a-release',
  'eks-calico-policy inflated': 'helm/chart-is-at-hand',
  'eks-cilium-ambient-spot with Flux': 'delivery/definitions-are-not-a-release',
  'eks-cilium-overlay by default': 'nothing to apply',
  // The chart of metrics-server is not among those that .ci/fetch-charts.sh brings.
  'eks-cilium-overlay inflated': 'helm/chart-is-at-hand',
  'eks-cilium-spot with Flux': 'delivery/definitions-are-not-a-release',
  'eks-hybrid-capacity with Flux': 'delivery/definitions-are-not-a-release',
  'eks-vpc-cni-spot with Flux': 'delivery/definitions-are-not-a-release',
  'gke-cilium by default': 'nothing to apply',
  'k3s-flannel-edge by default': 'nothing to apply',
  'k3s-flannel-edge with Flux': 'nothing to apply',
  'k3s-flannel-edge with Argo CD': 'nothing to apply',
  'k3s-flannel-edge with Argo CD for a fleet': 'nothing to apply',
  'k3s-flannel-edge inflated': 'nothing to apply',
  // The script of these runs helm: see install-script.test.ts.
  'kind-cilium-dev by default': 'nothing to apply',
  'kubeadm-cilium by default': 'nothing to apply',
  'kubeadm-calico-ambient with Flux': 'delivery/definitions-are-not-a-release',
  'kubeadm-calico-ambient inflated': 'helm/chart-is-at-hand',
  'kubeadm-calico-bgp with Flux': 'delivery/definitions-are-not-a-release',
  // Calico's charts are in no Go module: see calico-chart.test.ts.
  'kubeadm-calico-bgp inflated': 'helm/chart-is-at-hand',
};

describeOnCluster.each(Object.keys(WAYS))('applied twice, nothing changes the second time: %s', (way) => {
  test.each(CATALOGUE)('$name', async ({ name, compose }) => {
    const waves = planned(way, compose());
    expect(outcome(waves)).toBe(OTHERWISE[`${name} ${way}`] ?? 'accepted');
    if (typeof waves !== 'string') await accepted(waves, way);
  });
});

describeOnCluster('with Flux', () => {
  test('Calico is accepted once its operator brings the definitions', async () => {
    const entry = CATALOGUE.find(({ name }) => name === 'kubeadm-calico-bgp');
    const options = entry?.sample as KubeadmCalicoBgpOptions;
    const waves = planned('with Flux', kubeadmCalicoBgp({ ...options, calico: { crds: 'operator' } }));
    const live = typeof waves === 'string' ? [] : await accepted(waves, 'with Flux');
    expect(live.map(({ kind }) => kind)).toEqual([
      'Namespace',
      'HelmRepository',
      'HelmRelease',
      'Installation',
      'APIServer',
      'BGPPeer',
      'BGPPeer',
      'BGPConfiguration',
    ]);
  });
});

/** The waves of a composition, or the rule that refuses to make them. */
function planned(way: string, composition: Composition): readonly Wave[] | string {
  try {
    return WAYS[way]?.(composition) ?? [];
  } catch (error) {
    if (BlueprintError.is(error)) return error.findings.map(({ rule }) => rule).join(' ');
    throw error;
  }
}

function outcome(waves: readonly Wave[] | string): string {
  if (typeof waves === 'string') return waves;
  return objectsOf(waves).length > 0 ? 'accepted' : 'nothing to apply';
}

/** Kinds of Flux that the lane has no definitions of: folders of Git, and what is read from them. */
const UNDEFINED = ['GitRepository', 'Kustomization'];

async function accepted(planned: readonly Wave[], way: string): Promise<readonly LiveObject[]> {
  const server = sharedCluster();
  const waves = planned.map((wave) => ({
    ...wave,
    objects: wave.objects.filter(({ kind }) => !UNDEFINED.includes(kind)),
  }));
  for (const name of TOOLS) await server.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  try {
    const live = await applyTwice(server, waves);
    // Nothing is pruned, defaulted away or written otherwise. Charts do not pass: they write `readOnly: false` and `cpu: 1`.
    if (way !== 'inflated') expect(live).toMatchObject(objectsOf(waves));
    expect(server.warnings).toEqual([]);
    return live;
  } finally {
    await removeAll(server, waves);
  }
}
