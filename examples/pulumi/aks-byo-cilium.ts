// An AKS cluster without a CNI, and your own Cilium in it: encrypted, with spot nodes that are added when pods need them.
import { aksByoCilium } from 'cluster-blueprints/blueprints';
import { AksBlueprint } from 'cluster-blueprints/pulumi/aks';

const flows = new AksBlueprint('flows', {
  blueprint: (facts) =>
    aksByoCilium({
      facts,
      cluster: { name: 'flows', networking: { mode: 'byo', podRange: '10.128.0.0/14' } },
      cilium: { hubble: { ui: true } },
    }),
});

export const kubeconfig = flows.kubeconfig;
