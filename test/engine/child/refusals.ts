import * as pulumi from '@pulumi/pulumi';
import { kubeadmCilium } from '../../../blueprints';
import { kubeadmCluster } from '../../../lib/clusters';
import { Cilium, ClusterBlueprint, type Late } from '../../../lib/pulumi';
import { late } from '../late';
import type { Program } from '../stack';

const apiServer = { host: 'api.example.internal' };

/** Programs that the library must refuse. */
export const PROGRAMS = {
  'a host with scheme and port': () => blueprint({ apiServer: { host: late('https://x.example:6443') } }),
  'a pod range on top of the Services': () => blueprint({ apiServer, ranges: { pods: [late('10.100.0.0/16')] } }),
  'a Service range that no value of the chart holds': () =>
    blueprint({ apiServer, ranges: { services: [late('10.244.0.0/15')] } }),
  'two ranges that are both late': () =>
    blueprint({ apiServer, ranges: { pods: [late('10.0.0.0/16')], services: [pulumi.output('10.0.0.0/12')] } }),
  'an Output that is known from the start': () =>
    blueprint({ apiServer: { host: pulumi.output('https://x.example:6443') } }),
  'options that are wrong and all known': () =>
    new Cilium('c', {
      cluster: kubeadmCluster<Late>({ name: 'kubeadm', apiServer }),
      hubble: { ui: true, relay: false },
    }),
} satisfies Record<string, Program>;

function blueprint(cluster: Parameters<typeof kubeadmCilium<Late>>[0]['cluster']): void {
  new ClusterBlueprint('x', { composition: kubeadmCilium<Late>({ cluster }) });
}
