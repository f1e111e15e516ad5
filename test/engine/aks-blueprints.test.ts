import { AksBlueprint } from '../../lib/pulumi/aks';
import { describeProvisioned } from './provisioned';
import { TYPES } from './state';
import { describeWithAzure } from './suite';

describeWithAzure('every blueprint of AKS, provisioned', () => {
  describeProvisioned({
    prefix: 'aks-',
    provision: (blueprint) => new AksBlueprint('x', { allowReplacement: true, blueprint }),
    order: {
      title: 'has its network before its further nodes, and what makes nodes after the cluster',
      check: (name, place) => {
        const cluster = place((type) => type.endsWith(':containerservice:ManagedCluster'));
        const nodes = place((type) => type === 'azure-native:containerservice:AgentPool');
        const cni = place((type, urn) => type === TYPES.release && urn.endsWith('-cilium'));
        const pools = place((type) => type.startsWith('kubernetes:karpenter'));
        expect(cni === -1 || cni > cluster).toBe(true);
        expect(cni).toBeLessThan(nodes === -1 ? Number.POSITIVE_INFINITY : nodes);
        expect(pools === -1 || pools > cluster).toBe(true);
        expect(nodes === -1).toBe(name.startsWith('aks-overlay-cilium'));
      },
    },
  });
});
