import { isStartupTaintKey } from '../../lib/core/startup-taints';

test.each([
  ['node.cilium.io/agent-not-ready', true],
  ['ebs.csi.aws.com/agent-not-ready', true],
  ['startup-taint.cluster-autoscaler.kubernetes.io/cilium-agent-not-ready', true],
  ['startup-taint.cluster-autoscaler.kubernetes.io/gpu', true],
  ['cni.istio.io/not-ready', true],
  // What lifecycle controllers set, and no agent takes off.
  ['node.kubernetes.io/not-ready', false],
  ['team', false],
])('%s: nodes only start with it: %s', (key, expected) => {
  expect(isStartupTaintKey(key)).toBe(expected);
});
