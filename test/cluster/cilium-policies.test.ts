import { planCiliumPolicies } from '../../lib/cni/cilium-objects/policies';
import { compose } from '../../lib/core/compose';
import type { KubernetesObject } from '../../lib/core/plan';
import { BOTH_FAMILIES, everyPolicy } from '../support/cilium-policy-grid';
import { describeOnCluster, sharedCluster } from './on-cluster';
import { inflateTwice } from './rendering';
import { applyTwice, removeAll } from './waves';

/** Where policies are. Whoever enforces them is not there. */
const NAMESPACES: readonly KubernetesObject[] = ['shop', 'batch', 'attic'].map((name) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels: { owner: 'others' } },
}));

describeOnCluster('policies of Cilium', () => {
  test('are taken by the API server as they are, with every word that there is', async () => {
    const plan = planCiliumPolicies(BOTH_FAMILIES, everyPolicy('1.20'));
    const made = inflateTwice(compose(BOTH_FAMILIES, { ...plan, requires: [], rules: [] }));
    const waves = [{ objects: NAMESPACES, establishes: [] }, ...made];
    const server = sharedCluster();
    try {
      const live = await applyTwice(server, waves);
      const asked = plan.steps.flatMap((step) => (step.kind === 'manifest' ? step.objects : []));
      for (const { kind, metadata, spec } of asked) {
        const found = live.find(
          (one) =>
            one.kind === kind && one.metadata.name === metadata.name && one.metadata.namespace === metadata.namespace,
        );
        expect(found).toMatchObject({ spec });
      }
      expect(server.warnings).toEqual([]);
    } finally {
      await removeAll(server, waves);
    }
  });
});
