import type { KubernetesObject } from '../../../core/plan';
import type { Rule } from '../../../core/rule';
import { treeAt, treesOf } from '../../../core/trees';
import { inRange } from '../../../core/version';
import type { Whole } from '../../../core/whole';
import { apartRule } from '../apart-rule';
import { deviceNames, isDevice } from '../device-names';
import { CILIUM_DOCS, CILIUM_SOURCE } from '../evidence';
import { fieldRule } from '../field-rule';
import { reportMissing, withCilium } from '../with-cilium';

const EGRESS = `${CILIUM_DOCS}/network/egress-gateway/egress-gateway/`;
const AGENT = `${CILIUM_SOURCE}/pkg/egressgateway/manager.go`;
const KINDS = ['CiliumEgressGatewayPolicy'] as const;

/** What must hold for ways out together with everything else in a cluster. */
export const EGRESS_COMPOSE_RULES: readonly Rule<Whole>[] = [
  {
    id: 'cilium-egress/gateway-is-switched-on',
    title: 'Cilium that is to lead pods out by gateways is told to: without, the kind is not even defined',
    severity: 'error',
    evidence: EGRESS,
    check: withCilium(KINDS, (found, report) => {
      if (found.release.isOn('egressGateway.enabled')) return;
      reportMissing(found, report, 'Cilium does not read it', 'set egressGateway in the plan of Cilium to true');
    }),
  },
  {
    id: 'cilium-egress/masquerading-is-by-bpf',
    title: 'Ways out need masquerading by eBPF, and Cilium in place of kube-proxy',
    severity: 'error',
    evidence: AGENT,
    check: withCilium(KINDS, (found, report) => {
      const { release } = found;
      if (!release.isOn('kubeProxyReplacement'))
        reportMissing(
          found,
          report,
          'kube-proxy routes Services',
          'set kubeProxyReplacement in the plan of Cilium to true, and kubeProxy of the cluster to none',
        );
      if (!release.isOn('bpf.masquerade') || release.value('enableIPv4Masquerade') === false)
        reportMissing(
          found,
          report,
          'eBPF does not hide addresses of pods: the agent exits',
          "set masquerade in the plan of Cilium to 'bpf'",
        );
    }),
  },
  {
    id: 'cilium-egress/agent-starts-with-it',
    title: 'Ways out go with identities in Kubernetes, an IPv4 underlay, and without CiliumEndpointSlices',
    severity: 'error',
    evidence: AGENT,
    check: withCilium(KINDS, (found, report) => {
      const { release } = found;
      if (release.isOn('ciliumEndpointSlice.enabled'))
        reportMissing(
          found,
          report,
          'the agent exits where CiliumEndpointSlices are on',
          'switch CiliumEndpointSlices off in the plan of Cilium',
        );
      if (release.word('identityAllocationMode', 'crd') !== 'crd')
        reportMissing(
          found,
          report,
          `the agent exits where identities are kept in '${release.word('identityAllocationMode', 'crd')}'`,
          "remove 'identityAllocationMode' from values of Cilium",
        );
      if (inRange(release.version, '>=1.19') && release.value('underlayProtocol') === 'ipv6')
        reportMissing(
          found,
          report,
          'the agent exits where packets between nodes are IPv6',
          "remove the underlay 'ipv6' from routing in the plan of Cilium",
        );
    }),
  },
  {
    id: 'cilium-egress/ipv6-is-masqueraded',
    title: 'IPv6 destinations need masquerading of IPv6',
    severity: 'warning',
    evidence: AGENT,
    check: withCilium(KINDS, (found, report) => {
      const { objects, plan, release } = found;
      if (release.value('enableIPv6Masquerade') !== false) return;
      for (const { metadata, spec } of objects) {
        const ranges = treeAt({ spec }, 'spec')['destinationCIDRs'];
        if (!Array.isArray(ranges) || !ranges.some((range) => typeof range === 'string' && range.includes(':')))
          continue;
        report({
          path: [plan.name],
          message: `${metadata.name} has IPv6 destinations, and Cilium masquerades no IPv6`,
          fix: "remove 'enableIPv6Masquerade' from values of Cilium, or these destinations",
        });
      }
    }),
  },
  {
    id: 'cilium-egress/interface-is-a-device',
    title: "The interface of a gateway is one of Cilium's devices: packets that come back on another are lost",
    severity: 'warning',
    evidence: EGRESS,
    check: withCilium(KINDS, ({ objects, plan, release }, report) => {
      const names = deviceNames(release);
      if (names === undefined) return;
      for (const object of objects) {
        const interfaces = gatewaysOf(object).map((gateway) => gateway['interface']);
        for (const name of new Set(interfaces)) {
          if (typeof name !== 'string' || isDevice(name, names)) continue;
          report({
            path: [plan.name],
            message: `${object.metadata.name} leaves by ${name}, and Cilium uses ${names.join(', ')}`,
            fix: `add '${name}' to devices in the plan of Cilium`,
          });
        }
      }
    }),
  },
  apartRule('cilium-egress/plans-keep-apart', KINDS),
  fieldRule('cilium-egress/fields-are-read', [
    {
      kind: 'CiliumEgressGatewayPolicy',
      feature: 'an IPv6 egressIP',
      since: '1.20',
      isIn: (object) =>
        gatewaysOf(object).some(({ egressIP }) => typeof egressIP === 'string' && egressIP.includes(':')),
    },
  ]),
];

function gatewaysOf({ spec }: KubernetesObject<unknown>): readonly Readonly<Record<string, unknown>>[] {
  const { egressGateway, egressGateways } = treeAt({ spec }, 'spec');
  return [...treesOf([egressGateway]), ...treesOf(egressGateways)];
}
