import { type Cluster, compose, planCilium } from '../../lib';
import { type CiliumNodeConfigsOptions, planCiliumNodeConfigs } from '../../lib/cni/cilium-objects/node-configs';
import { objectsOf } from '../../lib/core/plan-contents';
import { deliver } from '../../lib/delivery/deliver';
import { helmValues } from '../../lib/delivery/helm-values';
import { sized } from '../support/clusters';

const XDP: CiliumNodeConfigsOptions = {
  nodeConfigs: [
    {
      name: 'xdp',
      nodeSelector: { matchExpressions: [{ key: 'example.com/nic', operator: 'In', values: ['mlx5'] }] },
      config: { 'bpf-lb-acceleration': 'native' },
    },
  ],
};

test('an object for each, as the agent reads it', () => {
  expect(objectsOf(planCiliumNodeConfigs(sized(3), XDP))).toEqual([
    {
      apiVersion: 'cilium.io/v2',
      kind: 'CiliumNodeConfig',
      metadata: { name: 'xdp', namespace: 'kube-system' },
      spec: {
        nodeSelector: { matchExpressions: [{ key: 'example.com/nic', operator: 'In', values: ['mlx5'] }] },
        defaults: { 'bpf-lb-acceleration': 'native' },
      },
    },
  ]);
});

test('they come after Cilium, whose operator makes them known', () => {
  const cluster: Cluster = sized(3);
  const { waves, files } = deliver(
    compose(cluster, planCiliumNodeConfigs(cluster, XDP), planCilium(cluster)),
    helmValues(),
  );
  expect(waves.map(({ name }) => name)).toEqual(['cilium', 'cilium-node-configs-node-configs']);
  expect(files.find(({ path }) => path === 'install.sh')?.content).toMatch(
    /release cilium [\s\S]*wait_for ciliumnodeconfigs\.cilium\.io\n[\s\S]*node-configs\.yaml/,
  );
});

test('without Cilium they mean nothing', () => {
  const cluster = sized(3);
  expect(() => compose(cluster, planCiliumNodeConfigs(cluster, XDP))).toThrow(/cilium-kinds/);
});
