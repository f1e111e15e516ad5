import { isManaged } from '../../../../core/cluster';
import type { KubernetesObject } from '../../../../core/plan';
import { objectsOfKind, stepsWithChart } from '../../../../core/plan-contents';
import type { Rule } from '../../../../core/rule';
import { treeAt, treesOf, valueAt } from '../../../../core/trees';
import { inRange } from '../../../../core/version';
import type { Whole } from '../../../../core/whole';
import { clashes } from '../../address-span';
import { apartRule } from '../../apart-rule';
import { deviceNames } from '../../device-names';
import { CILIUM_DOCS, CILIUM_SOURCE } from '../../evidence';
import { fieldRule } from '../../field-rule';
import { reportMissing, withCilium } from '../../with-cilium';
import { BGP_COMPOSE_RULES } from './bgp-compose-rules';
import { spansOf } from './pool-blocks';

const L2 = `${CILIUM_DOCS}/network/l2-announcements/`;
const LB_IPAM = `${CILIUM_DOCS}/network/lb-ipam/`;

/** What must hold for announcements together with everything else in a cluster. */
export const ANNOUNCEMENT_COMPOSE_RULES: readonly Rule<Whole>[] = [
  ...BGP_COMPOSE_RULES,
  {
    id: 'cilium-announcements/l2-is-switched-on',
    title: 'Cilium that is to announce addresses in a segment is told to, and routes Services in place of kube-proxy',
    severity: 'error',
    evidence: L2,
    check: withCilium(['CiliumL2AnnouncementPolicy'], (found, report) => {
      const { release } = found;
      if (!release.isOn('l2announcements.enabled'))
        reportMissing(
          found,
          report,
          'Cilium does not read it',
          'set l2Announcements in the plan of Cilium, with the number of Services to expect',
        );
      if (!release.isOn('kubeProxyReplacement'))
        reportMissing(
          found,
          report,
          'kube-proxy routes Services, and no node would take what it answers for',
          'set kubeProxyReplacement in the plan of Cilium to true, and kubeProxy of the cluster to none',
        );
    }),
  },
  {
    id: 'cilium-announcements/addresses-are-given',
    title: 'Cilium that has pools gives addresses of them to Services',
    severity: 'error',
    evidence: LB_IPAM,
    check: withCilium(['CiliumLoadBalancerIPPool'], (found, report) => {
      if (found.release.value('enableLBIPAM') !== false) return;
      reportMissing(found, report, 'nobody gives addresses of it away', "remove 'enableLBIPAM' from values of Cilium");
    }),
  },
  {
    id: 'cilium-announcements/cloud-gives-no-addresses-too',
    title: "Where a cloud's controller gives Services addresses, Cilium gives none but to Services of its own classes",
    severity: 'warning',
    evidence: LB_IPAM,
    check: withCilium(['CiliumLoadBalancerIPPool'], (found, report) => {
      if (!isManaged(found.cluster) || found.release.value('defaultLBServiceIPAM') === 'none') return;
      reportMissing(
        found,
        report,
        'the controller of the cloud gives an address to the same Services: both write their status',
        'set lbIpam.defaultForServices in the plan of Cilium to false, and loadBalancerClass of the Services that it is for',
      );
    }),
  },
  {
    id: 'cilium-announcements/one-load-balancer-serves',
    title: 'Services that Cilium announces are not also those of ServiceLB or MetalLB',
    severity: 'warning',
    evidence: 'https://docs.k3s.io/networking/networking-services#service-load-balancer',
    check: withCilium(
      ['CiliumLoadBalancerIPPool', 'CiliumL2AnnouncementPolicy', 'CiliumBGPAdvertisement'],
      (found, report) => {
        const { cluster, objects, plan, plans } = found;
        const announces = objects.some(({ kind, spec }) => kind !== 'CiliumBGPAdvertisement' || tellsOfServices(spec));
        if (!announces) return;
        if (cluster.platform.components.includes('servicelb'))
          report({
            path: [plan.name],
            message: 'ServiceLB of K3s takes every Service of type LoadBalancer too: both write their status',
            fix: "add 'servicelb' to disable of the cluster",
          });
        if (stepsWithChart(plans, 'metallb').length > 0)
          report({
            path: [plan.name],
            message: 'MetalLB takes every Service of type LoadBalancer too: both write their status',
            fix: 'remove one of the two, or give Services the loadBalancerClass of the one that they are for',
          });
      },
    ),
  },
  {
    id: 'cilium-announcements/l2-answers-on-its-devices',
    title: "Interfaces that answer for addresses are among Cilium's devices",
    severity: 'warning',
    evidence: L2,
    check: withCilium(['CiliumL2AnnouncementPolicy'], ({ objects, plan, release }, report) => {
      const names = deviceNames(release)?.filter((name) => !name.endsWith('+'));
      // One name for many devices: which there are shows on the nodes alone.
      if (names === undefined || names.length !== deviceNames(release)?.length) return;
      for (const { metadata, spec } of objects) {
        const patterns = treeAt({ spec }, 'spec')['interfaces'];
        if (!Array.isArray(patterns)) continue;
        const texts = patterns.filter((pattern): pattern is string => typeof pattern === 'string');
        if (texts.some((pattern) => names.some((name) => new RegExp(pattern).test(name)))) continue;
        report({
          path: [plan.name],
          message: `${metadata.name} answers on ${texts.join(', ')}, and Cilium uses ${names.join(', ')}: nobody answers`,
          fix: 'add the interface to devices in the plan of Cilium, or announce on one of these',
        });
      }
    }),
  },
  {
    id: 'cilium-announcements/l2-speaks-ipv6',
    title: 'Nodes answer for IPv6 addresses from Cilium 1.19 on',
    severity: 'warning',
    evidence: `${CILIUM_SOURCE}/pkg/datapath/l2responder/l2responder.go`,
    check: withCilium(['CiliumL2AnnouncementPolicy'], ({ plan, release }, report) => {
      if (inRange(release.version, '>=1.19')) return;
      for (const { metadata, spec } of objectsOfKind(plan, 'CiliumLoadBalancerIPPool')) {
        const blocks = treesOf(treeAt({ spec }, 'spec')['blocks']);
        if (
          !blocks.some(({ cidr, start }) =>
            [cidr, start].some((text) => typeof text === 'string' && text.includes(':')),
          )
        )
          continue;
        report({
          path: [plan.name],
          message: `${metadata.name} has IPv6 addresses, and nodes with Cilium ${release.version} answer for none of these`,
          fix: "set version of Cilium to '1.19', or announce them by BGP",
        });
      }
    }),
  },
  {
    id: 'cilium-announcements/l2-traffic-goes-to-any-node',
    title:
      'Services that are announced in a segment do not keep traffic on the nodes of their pods: another node may answer',
    severity: 'warning',
    evidence: L2,
    check: withCilium(['CiliumL2AnnouncementPolicy'], ({ plan, plans }, report) => {
      const services = plans.flatMap((one) => objectsOfKind(one, 'Service'));
      for (const { metadata, spec } of services) {
        if (valueAt(spec, ['externalTrafficPolicy']) !== 'Local' || valueAt(spec, ['type']) !== 'LoadBalancer')
          continue;
        report({
          path: [plan.name],
          message: `the Service ${metadata.namespace ?? 'default'}/${metadata.name} has externalTrafficPolicy Local: where a node without its pods answers, traffic is lost`,
          fix: "set it to 'Cluster', or announce the Service by BGP",
        });
      }
    }),
  },
  apartRule('cilium-announcements/plans-keep-apart', [
    'CiliumBGPAdvertisement',
    'CiliumBGPClusterConfig',
    'CiliumBGPNodeConfigOverride',
    'CiliumBGPPeerConfig',
    'CiliumL2AnnouncementPolicy',
    'CiliumLoadBalancerIPPool',
  ]),
  {
    id: 'cilium-announcements/plans-share-no-addresses',
    title: 'Pools of two plans share no addresses: the operator gives away none of the pool that came later',
    severity: 'error',
    evidence: `${CILIUM_SOURCE}/operator/pkg/lbipam/lbipam.go`,
    check: ({ plans }, report) => {
      const blocks = plans.flatMap((plan) =>
        objectsOfKind(plan, 'CiliumLoadBalancerIPPool').flatMap((object) => blocksOf(plan.name, object)),
      );
      report.whenKnown(
        blocks.flatMap(({ texts }) => texts),
        (known, report) => {
          for (const [one, other] of clashes(spansOf(blocks, known))) {
            // Within a plan, another rule says so in terms of its options.
            if (one.plan === other.plan) continue;
            report({
              path: [other.plan],
              message: `${other.span.text} of '${other.name}' shares addresses with ${one.span.text} of '${one.name}' in ${one.plan}`,
              fix: 'leave each address in one pool',
            });
          }
        },
      );
    },
  },
  fieldRule('cilium-announcements/fields-are-read', [
    {
      kind: 'CiliumBGPAdvertisement',
      feature: "type 'Interface'",
      since: '1.19',
      isIn: ({ spec }) =>
        treesOf(treeAt({ spec }, 'spec')['advertisements']).some(
          ({ advertisementType }) => advertisementType === 'Interface',
        ),
    },
    {
      kind: 'CiliumBGPPeerConfig',
      feature: 'sourceInterface',
      since: '1.19',
      isIn: ({ spec }) => valueAt(spec, ['transport', 'sourceInterface']) !== undefined,
    },
  ]),
];

/** Blocks of a pool, with the texts that they are made of. */
function blocksOf(
  plan: string,
  { metadata, spec }: KubernetesObject<unknown>,
): readonly { readonly plan: string; readonly name: string; readonly texts: readonly unknown[] }[] {
  return treesOf(treeAt({ spec }, 'spec')['blocks']).map(({ cidr, start, stop }) => ({
    plan,
    name: metadata.name,
    texts: cidr === undefined ? [start, stop] : [cidr],
  }));
}

function tellsOfServices(spec: unknown): boolean {
  return treesOf(treeAt({ spec }, 'spec')['advertisements']).some(
    ({ advertisementType, service }) =>
      advertisementType === 'Service' && JSON.stringify(valueAt(service, ['addresses'])).includes('LoadBalancerIP'),
  );
}
