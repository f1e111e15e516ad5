import { GkeBlueprint } from '../../lib/pulumi/gke';
import { describeProvisioned } from './provisioned';
import { TYPES } from './state';
import { describeWithGcp } from './suite';

describeWithGcp('every blueprint of GKE, provisioned', () => {
  describeProvisioned({
    prefix: 'gke-',
    provision: (blueprint) => new GkeBlueprint('x', { allowReplacement: true, blueprint }),
    order: {
      title: 'has its network before its nodes, and what needs nodes after them',
      check: (name, place) => {
        const nodes = place((type) => type === 'gcp:container/nodePool:NodePool');
        const cni = place((type, urn) => type === TYPES.release && urn.endsWith('-cilium'));
        const classes = place((type) => type.startsWith('kubernetes:cloud.google.com/'));
        expect(cni).toBeLessThan(nodes === -1 ? Number.POSITIVE_INFINITY : nodes);
        if (classes >= 0) expect(classes).toBeGreaterThan(nodes);
        expect(nodes === -1).toBe(name === 'gke-autopilot');
      },
    },
  });
});
