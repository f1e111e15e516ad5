import { EksBlueprint } from '../../lib/pulumi/eks';
import { describeProvisioned } from './provisioned';
import { TYPES } from './state';
import { describeWithAws } from './suite';

describeWithAws('every blueprint of EKS, provisioned', () => {
  describeProvisioned({
    prefix: 'eks-',
    provision: (blueprint) => new EksBlueprint('x', { allowReplacement: true, blueprint }),
    order: {
      title: 'has its network before its nodes, and what needs nodes after them',
      check: (name, place) => {
        const nodes = place((type) => type === 'aws:eks/nodeGroup:NodeGroup');
        const cni = place((type, urn) => type === TYPES.release && /-(cilium|calico-operator)$/.test(urn));
        const karpenter = place((type, urn) => type === TYPES.release && urn.endsWith('-karpenter-controller'));
        const dns = place((type, urn) => type === 'aws:eks/addon:Addon' && urn.endsWith('-coredns'));
        expect(cni).toBeLessThan(nodes === -1 ? Number.POSITIVE_INFINITY : nodes);
        for (const after of [karpenter, dns].filter((one) => one >= 0)) expect(after).toBeGreaterThan(nodes);
        expect(nodes === -1).toBe(name === 'eks-auto-mode');
      },
    },
  });
});
