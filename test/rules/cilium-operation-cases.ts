import { rke2Cluster } from '../../lib';
import type { CiliumOptions } from '../../lib/cni/cilium/options';
import { inspectCilium } from '../../lib/cni/cilium/plan';
import type { Cluster } from '../../lib/core/cluster';
import type { Finding } from '../../lib/core/finding';
import { kubeadm } from '../support/clusters';
import type { RuleCases } from './cases';

const NO_PROXY = kubeadm({ kubeProxy: 'none' });
const TAINTED = kubeadm({
  nodePools: [
    { name: 'servers', role: 'control-plane' },
    { name: 'gpu', taints: [{ key: 'gpu', value: 'yes', effect: 'NoSchedule' }] },
  ],
});

const cilium = (options: CiliumOptions, cluster: Cluster = NO_PROXY): readonly Finding[] =>
  inspectCilium(cluster, options).findings;

/** Rules about scale, operation, upgrades, values, and what runs beside Cilium. */
export const CILIUM_OPERATION_CASES: RuleCases = {
  'cilium/probes-have-a-frequency-while-on': {
    fails: () => cilium({ scale: { healthChecking: false, connectivityProbeFrequencyRatio: 0.2 } }),
    at: 'scale.connectivityProbeFrequencyRatio',
    passes: () => cilium({ scale: { connectivityProbeFrequencyRatio: 0.2 } }),
  },
  'cilium/slices-need-endpoints': {
    fails: () => cilium({ scale: { endpointSlices: true }, values: { disableEndpointCRD: true } }),
    at: 'values.disableEndpointCRD',
    passes: () => cilium({ scale: { endpointSlices: true } }),
  },
  'cilium/bundled-images-are-the-distributions': {
    fails: () => cilium({ images: { registry: 'registry.example.com' } }, rke2Cluster({ name: 'test' })),
    at: 'images',
    passes: () => cilium({ images: { registry: 'registry.example.com' } }),
  },
  'cilium/agents-run-everywhere': {
    fails: () => cilium({ agent: { tolerations: [{ key: 'gpu', value: 'no' }] } }, TAINTED),
    at: 'agent.tolerations',
    passes: () => cilium({ agent: { tolerations: [{ key: 'gpu', operator: 'Exists' }] } }, TAINTED),
  },
  'cilium/upgrade-has-a-source': {
    fails: () => cilium({ upgradingFrom: '1.20.0' }),
    at: 'upgradingFrom',
    passes: () => cilium({ upgradingFrom: '1.18.12' }),
  },
  'cilium/upgrade-takes-one-minor': {
    fails: () => cilium({ upgradingFrom: '1.17.18' }),
    at: 'upgradingFrom',
    passes: () => cilium({ version: '1.18', upgradingFrom: '1.17.18' }),
  },
  'cilium/origin-is-in-the-past': {
    fails: () => cilium({ installedSince: '1.19', upgradingFrom: '1.18.12' }),
    at: 'installedSince',
    passes: () => cilium({ installedSince: '1.16', upgradingFrom: '1.18.12' }),
  },
  'cilium/upgrade-changes-what-runs': {
    fails: () => cilium({ upgradingFrom: '1.18.12', bgp: true }),
    at: 'bgp',
    passes: () => cilium({ upgradingFrom: '1.19.5', bgp: true }),
  },
  'cilium/values-are-read': {
    fails: () => cilium({ version: '1.20', values: { encryption: { ipsec: { interface: 'eth0' } } } }),
    at: 'values.encryption.ipsec.interface',
    passes: () => cilium({ version: '1.19', values: { encryption: { ipsec: { interface: 'eth0' } } } }),
  },
  'cilium/agent-config-is-set-once': {
    fails: () => cilium({ agentConfig: { 'routing-mode': 'native' } }),
    at: 'agentConfig.routing-mode',
    passes: () => cilium({ agentConfig: { 'enable-remote-node-masquerade': 'true' } }),
  },
  'cilium/neighbours-keep-their-configuration': {
    fails: () => cilium({ coexistence: ['multus'], exclusive: true }),
    at: 'exclusive',
    passes: () => cilium({ coexistence: ['multus'] }),
  },
  'cilium/neighbours-see-services': {
    fails: () => cilium({ coexistence: ['istio-sidecar', 'kata'], socketLBHostNamespaceOnly: false }),
    at: 'socketLBHostNamespaceOnly',
    passes: () => cilium({ coexistence: ['istio-sidecar', 'kata'] }),
  },
};
