import fc from 'fast-check';
import { compose, planCilium } from '../../lib';
import { planCiliumAnnouncements } from '../../lib/cni/cilium-objects/announcements';
import { inspectCiliumAnnouncements } from '../../lib/cni/cilium-objects/announcements/plan';
import { planCiliumEgressGateways } from '../../lib/cni/cilium-objects/egress-gateways';
import { inspectCiliumEgressGateways } from '../../lib/cni/cilium-objects/egress-gateways/plan';
import { planCiliumLocalRedirects } from '../../lib/cni/cilium-objects/local-redirects';
import { inspectCiliumLocalRedirects } from '../../lib/cni/cilium-objects/local-redirects/plan';
import { planCiliumPodPools } from '../../lib/cni/cilium-objects/pod-pools';
import { inspectCiliumPodPools } from '../../lib/cni/cilium-objects/pod-pools/plan';
import { inspectComposition } from '../../lib/core/compose';
import { ofSchema } from '../input/hostile';
import { sized } from '../support/clusters';

const CLUSTER = sized(3, { kubeProxy: 'none' });
const BLUE = { name: 'blue', ipv4: { cidrs: ['10.50.0.0/16'], maskSize: 27 } } as const;
const OBJECTS = [
  planCiliumAnnouncements(CLUSTER, {
    pools: [{ name: 'edge', blocks: [{ cidr: '192.0.2.0/27' }] }],
    l2: [{ name: 'lan', services: { pools: ['edge'] } }],
    bgp: [
      {
        name: 'racks',
        instances: [
          {
            name: 'main',
            localASN: 64512,
            peers: [
              {
                name: 'tor',
                address: '10.0.0.1',
                peerASN: 64500,
                advertises: [
                  { type: 'Service', name: 'services', services: { pools: ['edge'] } },
                  { type: 'CiliumPodIPPool', name: 'pods', pools: [BLUE] },
                ],
              },
            ],
          },
        ],
      },
    ],
  }),
  planCiliumEgressGateways(CLUSTER, {
    policies: [
      {
        name: 'payments',
        selectors: [{ pods: { matchLabels: { app: 'payments' } } }],
        destinationCIDRs: ['198.51.100.0/24'],
        gateways: [{ nodes: { matchLabels: { role: 'gateway' } } }],
      },
    ],
  }),
  planCiliumLocalRedirects(CLUSTER, { nodeLocalDns: true }),
  planCiliumPodPools(CLUSTER, { pools: [BLUE] }),
];

test('what findings name in the plan of Cilium is what is missing there', () => {
  const plain = inspectComposition(CLUSTER, [planCilium(CLUSTER), ...OBJECTS]);
  const errors = plain.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
  expect([...new Set(errors)].sort()).toEqual([
    'cilium-announcements/bgp-is-switched-on',
    'cilium-announcements/l2-is-switched-on',
    'cilium-announcements/pod-routes-fit-the-ipam',
    'cilium-egress/gateway-is-switched-on',
    'cilium-pod-pools/ipam-takes-pools',
    'cilium-redirects/redirects-are-switched-on',
  ]);
});

test.each(['1.18', '1.19', '1.20'])('with the options that they name, Cilium %s reads every object', (version) => {
  const cilium = planCilium(CLUSTER, {
    version,
    bgp: true,
    l2Announcements: { expectedServices: 20 },
    egressGateway: true,
    localRedirectPolicies: true,
    ipam: { mode: 'multi-pool' },
  });
  const { findings, plans } = compose(CLUSTER, ...OBJECTS, cilium);
  expect(findings.filter(({ rule }) => OBJECTS.some(({ name }) => rule.startsWith(`${name}/`)))).toEqual([]);
  expect(plans[0]?.name).toBe('cilium');
});

test('a pool inside of the range that Cilium takes for its own is refused', () => {
  const taken = planCiliumPodPools(CLUSTER, {
    pools: [{ name: 'taken', ipv4: { cidrs: ['10.244.8.0/21'], maskSize: 27 } }],
  });
  const { findings } = inspectComposition(CLUSTER, [planCilium(CLUSTER, { ipam: { mode: 'multi-pool' } }), taken]);
  expect(findings.map(({ rule }) => rule)).toContain('cilium-pod-pools/own-pools-are-elsewhere');
});

test('without Cilium, nobody knows the objects', () => {
  const { findings } = inspectComposition(CLUSTER, OBJECTS);
  const said = findings.filter(({ rule }) => rule === 'compose/requirements-are-met');
  expect(said.filter(({ message }) => message.includes('cilium-kinds'))).toHaveLength(OBJECTS.length);
});

test.each([
  ['CiliumAnnouncementsOptions', inspectCiliumAnnouncements],
  ['CiliumEgressGatewaysOptions', inspectCiliumEgressGateways],
  ['CiliumLocalRedirectsOptions', inspectCiliumLocalRedirects],
  ['CiliumPodPoolsOptions', inspectCiliumPodPools],
] as const)('%s of any kind give a plan or findings', (name, look) => {
  fc.assert(
    fc.property(ofSchema(name), (options) => {
      const { draft, findings } = look(CLUSTER, options as never);
      expect(draft !== undefined || findings.length > 0).toBe(true);
      for (const { check, values } of draft?.deferred ?? []) check(values);
    }),
    { numRuns: 150, seed: 7 },
  );
});
