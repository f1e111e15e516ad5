import type { KubeadmOptions } from '../../lib';
import { compose } from '../../lib';
import { inspectClusterSpec } from '../../lib/clusters/spec';
import type { Finding } from '../../lib/core/finding';
import { machineFiles } from '../../lib/machines/machine-files';
import { k3s } from '../support/clusters';
import { findingsOf } from '../support/findings';
import type { RuleCases } from './cases';

const cluster = (options: Partial<KubeadmOptions>): readonly Finding[] =>
  inspectClusterSpec({ distribution: 'kubeadm', name: 'test', apiServer: { host: 'api.test.example' }, ...options })
    .findings;

/** Rules about a cluster by itself. */
export const CLUSTER_CASES: RuleCases = {
  'cluster/name-is-a-dns-label': {
    fails: () => cluster({ name: 'Not A Label' }),
    at: 'cluster.name',
    passes: () => cluster({ name: 'a-label-1' }),
  },
  'cluster/kubernetes-version': {
    fails: () => cluster({ kubernetes: 'latest' }),
    at: 'cluster.kubernetes',
    passes: () => cluster({ kubernetes: '1.35.2' }),
  },
  'cluster/address-ranges-are-cidrs': {
    fails: () => cluster({ ranges: { pods: ['10.244.0.1/16'] } }),
    at: 'cluster.ranges.pods[0]',
    passes: () => cluster({ ranges: { pods: ['10.244.0.0/16'] } }),
  },
  'cluster/address-ranges-do-not-overlap': {
    fails: () => cluster({ ranges: { pods: ['10.0.0.0/8'], services: ['10.96.0.0/16'] } }),
    at: 'cluster.ranges.services[0]',
    passes: () => cluster({ ranges: { pods: ['10.0.0.0/16'], services: ['10.1.0.0/16'] } }),
  },
  'cluster/ranges-match-ip-families': {
    fails: () => cluster({ ranges: { pods: ['10.244.0.0/16', 'fd00:244::/56'] } }),
    at: 'cluster.ranges.services',
    passes: () =>
      cluster({ ranges: { pods: ['10.244.0.0/16', 'fd00:244::/56'], services: ['10.96.0.0/16', 'fd00:96::/112'] } }),
  },
  'cluster/service-range-size': {
    fails: () => cluster({ kubernetes: '1.33', ranges: { services: ['10.128.0.0/11'] } }),
    at: 'cluster.ranges.services[0]',
    passes: () => cluster({ kubernetes: '1.34', ranges: { services: ['10.128.0.0/11'] } }),
  },
  'cluster/pod-range-holds-nodes': {
    fails: () =>
      cluster({ ranges: { pods: ['10.244.0.0/22'] }, nodePools: [{ name: 'a', role: 'control-plane', nodes: 5 }] }),
    at: 'cluster.ranges.pods[0]',
    passes: () =>
      cluster({ ranges: { pods: ['10.244.0.0/22'] }, nodePools: [{ name: 'a', role: 'control-plane', nodes: 4 }] }),
  },
  'cluster/node-blocks-fit-range': {
    fails: () => cluster({ ranges: { pods: ['fd00:244::/47'], services: ['fd00:96::/112'] } }),
    at: 'cluster.ranges.pods[0]',
    passes: () => cluster({ ranges: { pods: ['fd00:244::/48'], services: ['fd00:96::/112'] } }),
  },
  'cluster/api-server-host': {
    fails: () => cluster({ apiServer: { host: 'https://api.test.example:6443' } }),
    at: 'cluster.apiServer.host',
    passes: () => cluster({ apiServer: { host: '192.0.2.10' } }),
  },
  'cluster/node-pools': {
    fails: () => cluster({ nodePools: [{ name: 'workers' }] }),
    at: 'cluster.nodePools',
    passes: () => cluster({ nodePools: [{ name: 'servers', role: 'control-plane' }] }),
  },
  'cluster/control-plane-is-odd': {
    fails: () => cluster({ nodePools: [{ name: 'servers', role: 'control-plane', nodes: 2 }] }),
    at: 'cluster.nodePools',
    passes: () => cluster({ nodePools: [{ name: 'servers', role: 'control-plane', nodes: 3 }] }),
  },
  'waiver/has-a-reason': {
    fails: () => cluster({ waivers: [{ rule: 'cluster/control-plane-is-odd', reason: ' ok ' }] }),
    at: 'waivers[0].reason',
    passes: () => cluster({ waivers: [{ rule: 'cluster/control-plane-is-odd', reason: 'a third node comes in May' }] }),
  },
  'machines/settings-keep-to-the-plan': {
    fails: () => findingsOf(() => machineFiles(compose(k3s({ settings: { 'cluster-cidr': '10.0.0.0/16' } })))),
    at: 'cluster.settings.cluster-cidr',
    passes: () => findingsOf(() => machineFiles(compose(k3s({ settings: { 'write-kubeconfig-mode': '0640' } })))),
  },
};
