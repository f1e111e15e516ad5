import { inspectClusterSpec } from '../../lib/clusters/spec';
import { inspectCilium } from '../../lib/cni/cilium/plan';
import type { Finding } from '../../lib/core/finding';
import { checkFile } from '../../lib/file/check-file';
import { k3s } from '../support/clusters';
import type { RuleCases } from './cases';

/** Options of no type at all, as JavaScript and files may bring them. */
const cilium = (options: unknown): readonly Finding[] => inspectCilium(k3s(), options as never).findings;
const spec = (content: unknown): readonly Finding[] => inspectClusterSpec(content as never).findings;

/** Rules about the shape of what is given. */
export const INPUT_CASES: RuleCases = {
  'input/unknown-key': {
    fails: () => cilium({ kubeproxyReplacement: true }),
    at: 'kubeproxyReplacement',
    passes: () => cilium({ kubeProxyReplacement: true }),
  },
  'input/missing-key': {
    fails: () => spec({ distribution: 'k3s' }),
    at: 'cluster.name',
    passes: () => spec({ distribution: 'k3s', name: 'test' }),
  },
  'input/wrong-type': {
    fails: () => cilium({ devices: 'eth0' }),
    at: 'devices',
    passes: () => cilium({ devices: ['eth0'] }),
  },
  'input/not-allowed': {
    fails: () => cilium({ policyEnforcementMode: 'alwys' }),
    at: 'policyEnforcementMode',
    passes: () => cilium({ policyEnforcementMode: 'default' }),
  },
  'input/out-of-range': {
    fails: () => cilium({ routing: { mode: 'tunnel', port: 70000 } }),
    at: 'routing.port',
    passes: () => cilium({ routing: { mode: 'tunnel', port: 8473 } }),
  },
  'input/late-value': {
    fails: () => cilium({ kubeProxyReplacement: Promise.resolve(true) }),
    at: 'kubeProxyReplacement',
    passes: () => cilium({ values: { clustermesh: { name: Promise.resolve('a') } } }),
  },
  'input/unusable-value': {
    fails: () => cilium(JSON.parse('{"values": {"__proto__": {"polluted": true}}}')),
    at: 'values.__proto__',
    passes: () => cilium({ values: { proto: {} } }),
  },
  'input/file-is-readable': {
    fails: () => checkFile('cluster: {name: a, name: b}').findings,
    at: 'line 1, column 20',
    passes: () => checkFile('cluster: {distribution: k3s, name: b}').findings,
  },
};
