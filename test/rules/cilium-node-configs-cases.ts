import { planCilium } from '../../lib';
import type { CiliumNodeConfigOptions } from '../../lib/cni/cilium-objects/node-configs';
import { planCiliumNodeConfigs } from '../../lib/cni/cilium-objects/node-configs';
import { inspectCiliumNodeConfigs } from '../../lib/cni/cilium-objects/node-configs/plan';
import { inspectComposition } from '../../lib/core/compose';
import type { Finding } from '../../lib/core/finding';
import type { Values } from '../../lib/core/values';
import { sized } from '../support/clusters';
import type { RuleCases } from './cases';

const LABELS = { matchLabels: { 'example.com/xdp': 'true' } };
const XDP: CiliumNodeConfigOptions = {
  name: 'xdp',
  nodeSelector: LABELS,
  config: { 'bpf-lb-acceleration': 'native' },
};

const found = (...nodeConfigs: readonly CiliumNodeConfigOptions[]): readonly Finding[] =>
  inspectCiliumNodeConfigs(sized(3), { nodeConfigs }).findings;
const beside = (values: Values): readonly Finding[] =>
  inspectComposition(sized(3), [
    planCilium(sized(3), { values }),
    planCiliumNodeConfigs(sized(3), { nodeConfigs: [XDP] }),
  ]).findings;

/** Rules about settings of Cilium's agent on some nodes. */
export const CILIUM_NODE_CONFIGS_CASES: RuleCases = {
  'cilium-node-configs/names-can-be-given': {
    fails: () => found({ ...XDP, name: 'XDP' }),
    at: 'nodeConfigs[0].name',
    passes: () => found(XDP),
  },
  'cilium-node-configs/keys-are-read': {
    fails: () => found({ ...XDP, config: { '--bpf-lb-acceleration': 'native' } }),
    at: 'nodeConfigs[0].config["--bpf-lb-acceleration"]',
    passes: () => found(XDP),
  },
  'cilium-node-configs/something-is-set': {
    fails: () => found({ ...XDP, config: {} }),
    at: 'nodeConfigs[0].config',
    passes: () => found(XDP),
  },
  'cilium-node-configs/selectors-can-be-read': {
    fails: () => found({ ...XDP, nodeSelector: { matchLabels: { 'a b': 'c' } } }),
    at: 'nodeConfigs[0].nodeSelector.matchLabels["a b"]',
    passes: () => found(XDP),
  },
  'cilium-node-configs/some-nodes-are-meant': {
    fails: () => found({ ...XDP, nodeSelector: {} }),
    at: 'nodeConfigs[0].nodeSelector',
    passes: () => found(XDP),
  },
  'cilium-node-configs/nodes-agree': {
    fails: () => found({ ...XDP, config: { 'tunnel-protocol': 'geneve' } }),
    at: 'nodeConfigs[0].config.tunnel-protocol',
    passes: () => found(XDP),
  },
  'cilium-node-configs/overrides-are-allowed': {
    fails: () => beside({ daemon: { blockedConfigOverrides: 'bpf-lb-acceleration, ipam' } }),
    at: 'cilium-node-configs',
    passes: () => beside({ daemon: { allowedConfigOverrides: 'bpf-lb-acceleration' } }),
  },
};
