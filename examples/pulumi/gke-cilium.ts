// A GKE cluster whose network is your own Cilium from the first node on: every pool starts with a taint that Cilium takes off.
import { gkeCilium } from 'cluster-blueprints/blueprints';
import { GkeBlueprint } from 'cluster-blueprints/pulumi/gke';

const mesh = new GkeBlueprint('mesh', {
  blueprint: (facts) =>
    gkeCilium({
      facts,
      location: 'europe-west3',
      cluster: { name: 'mesh', vpc: { kind: 'new', nodeRange: '10.10.0.0/20', podRange: '10.128.0.0/14' } },
      cilium: { encryption: { type: 'wireguard' }, hubble: { ui: true } },
    }),
});

export const kubeconfig = mesh.kubeconfig;
