import type { EgressGatewayPolicy } from '../../lib/cni/cilium-objects/egress-gateways';
import { planCiliumEgressGateways } from '../../lib/cni/cilium-objects/egress-gateways';
import { inspectCiliumEgressGateways } from '../../lib/cni/cilium-objects/egress-gateways/plan';
import { objectsOf } from '../../lib/core/plan-contents';
import { kubeadm } from '../support/clusters';

const PAYMENTS: EgressGatewayPolicy = {
  name: 'payments',
  selectors: [{ pods: { matchLabels: { app: 'payments' } } }],
  destinationCIDRs: ['198.51.100.0/24'],
  gateways: [{ nodes: { matchLabels: { role: 'gateway' } } }],
};
const plan = (policy: Partial<EgressGatewayPolicy> = {}) =>
  planCiliumEgressGateways(kubeadm(), { policies: [{ ...PAYMENTS, ...policy }] });
const spec = (policy: Partial<EgressGatewayPolicy> = {}): unknown => objectsOf(plan(policy))[0]?.['spec'];

test('a policy says whose packets leave where', () => {
  expect(objectsOf(plan())).toEqual([
    {
      apiVersion: 'cilium.io/v2',
      kind: 'CiliumEgressGatewayPolicy',
      metadata: { name: 'payments' },
      spec: {
        selectors: [{ podSelector: { matchLabels: { app: 'payments' } } }],
        destinationCIDRs: ['198.51.100.0/24'],
        egressGateway: { nodeSelector: { matchLabels: { role: 'gateway' } } },
      },
    },
  ]);
  expect(plan()).toMatchObject({ name: 'cilium-egress', when: 'after-nodes', requires: ['cilium-kinds'] });
});

test('several gateways are a list, and the first stands where the definition wants one', () => {
  const nodes = (name: string) => ({ matchLabels: { 'kubernetes.io/hostname': name } });
  expect(
    spec({
      gateways: [
        { nodes: nodes('a'), egressIP: '192.0.2.10' },
        { nodes: nodes('b'), interface: 'eth1' },
      ],
    }),
  ).toMatchObject({
    egressGateway: { nodeSelector: nodes('a'), egressIP: '192.0.2.10' },
    egressGateways: [
      { nodeSelector: nodes('a'), egressIP: '192.0.2.10' },
      { nodeSelector: nodes('b'), interface: 'eth1' },
    ],
  });
});

test('nodes hold for all pods of a policy: every entry has them', () => {
  const [a, b] = [{ matchLabels: { rack: 'a' } }, { matchLabels: { rack: 'b' } }];
  const namespaces = { matchLabels: { team: 'shop' } };
  expect(spec({ selectors: [{}, { namespaces }], onNodes: [a, b] })).toMatchObject({
    selectors: [
      { podSelector: {}, nodeSelector: a },
      { namespaceSelector: namespaces, nodeSelector: a },
      { podSelector: {}, nodeSelector: b },
      { namespaceSelector: namespaces, nodeSelector: b },
    ],
  });
});

test('an egress address is left to whoever sets nodes up', () => {
  const { needs } = plan({ gateways: [{ nodes: { matchLabels: { role: 'gateway' } }, egressIP: '192.0.2.10' }] });
  expect(needs.manual.join('; ')).toContain('puts the egress addresses on a network interface');
  expect(plan().needs.manual.join('; ')).not.toContain('egress addresses');
});

test('an interface and an address at once cannot be written', () => {
  const both = { nodes: { matchLabels: { role: 'gateway' } }, interface: 'eth1', egressIP: '192.0.2.10' };
  const { findings } = inspectCiliumEgressGateways(kubeadm(), { policies: [{ ...PAYMENTS, gateways: [both] }] });
  expect(findings.map(({ path, rule }) => [rule, path])).toEqual([
    ['input/unknown-key', 'policies[0].gateways[0].egressIP'],
  ]);
});

test('addresses that are known later pass through, and are checked when they are there', () => {
  class Late {
    constructor(readonly id: string) {}
  }
  const egressIP = new Late('address');
  const { draft, findings } = inspectCiliumEgressGateways<string | Late>(kubeadm(), {
    policies: [{ ...PAYMENTS, gateways: [{ nodes: { matchLabels: { role: 'gateway' } }, egressIP }] }],
  });
  expect(findings).toEqual([]);
  const said = (draft?.deferred ?? []).flatMap(({ check, values }) =>
    check(values.map((value) => (value instanceof Late ? '10.244.3.4' : value))),
  );
  expect(said.map(({ path, rule }) => [rule, path])).toEqual([
    ['cilium-egress/address-can-be-a-nodes-own', 'policies[0].gateways[0].egressIP'],
  ]);
});
