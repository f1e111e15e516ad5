import type { KubernetesObject } from '../../../../core/plan';
import { objectsOfKind } from '../../../../core/plan-contents';
import type { Rule } from '../../../../core/rule';
import { type Tree, treeAt, treesOf, valueAt } from '../../../../core/trees';
import type { Whole } from '../../../../core/whole';
import { nearest } from '../../../../input/nearest';
import { CILIUM_DOCS, CILIUM_SOURCE } from '../../evidence';
import { reportMissing, withCilium } from '../../with-cilium';

/** The pool that Cilium makes by itself. */
const DEFAULT_POD_POOL = 'default';

/** What must hold for BGP together with everything else in a cluster. */
export const BGP_COMPOSE_RULES: readonly Rule<Whole>[] = [
  {
    id: 'cilium-announcements/bgp-is-switched-on',
    title: 'Cilium that is to speak BGP is told to',
    severity: 'error',
    evidence: `${CILIUM_DOCS}/network/bgp-control-plane/bgp-control-plane/`,
    check: withCilium(['CiliumBGPClusterConfig'], (found, report) => {
      if (found.release.isOn('bgpControlPlane.enabled')) return;
      reportMissing(found, report, 'Cilium does not read it', 'set bgp in the plan of Cilium');
    }),
  },
  {
    id: 'cilium-announcements/pod-routes-fit-the-ipam',
    title:
      'Ranges of nodes are advertised where nodes have one, and blocks of pools where pods get addresses from pools',
    severity: 'error',
    evidence: `${CILIUM_SOURCE}/pkg/bgp/types/utils.go`,
    check: withCilium(['CiliumBGPAdvertisement'], ({ objects, plan, release }, report) => {
      const mode = release.word('ipam.mode', 'cluster-pool');
      for (const object of objects) {
        for (const { advertisementType } of advertisementsOf(object)) {
          const fits =
            advertisementType === 'PodCIDR'
              ? mode === 'kubernetes' || mode === 'cluster-pool'
              : advertisementType !== 'CiliumPodIPPool' || mode === 'multi-pool';
          if (fits) continue;
          report({
            path: [plan.name],
            message: `${object.metadata.name} advertises ${JSON.stringify(advertisementType)}, and addresses of pods come from IPAM '${mode}': nothing is advertised`,
            fix:
              advertisementType === 'PodCIDR' && mode === 'multi-pool'
                ? "use type 'CiliumPodIPPool'"
                : 'remove it, or change ipam of a new cluster',
          });
        }
      }
    }),
  },
  {
    id: 'cilium-announcements/pod-pools-are-there',
    title: 'Pools of pods that are advertised by name are those that a plan makes',
    severity: 'warning',
    evidence: `${CILIUM_DOCS}/network/concepts/ipam/multi-pool/`,
    check: withCilium(['CiliumBGPAdvertisement'], ({ objects, plan, plans }, report) => {
      const there = [
        DEFAULT_POD_POOL,
        ...plans.flatMap((one) => objectsOfKind(one, 'CiliumPodIPPool')).map(({ metadata }) => metadata.name),
      ];
      for (const object of objects) {
        for (const name of advertisementsOf(object).flatMap(podPoolsOf)) {
          if (there.includes(name)) continue;
          const near = nearest(name, there);
          report({
            path: [plan.name],
            message: `${object.metadata.name} advertises the pool '${name}', which no plan makes`,
            fix:
              near === undefined
                ? 'plan it with planCiliumPodPools; if something else makes it, waive this'
                : `write '${near}'`,
          });
        }
      }
    }),
  },
  {
    id: 'cilium-announcements/agent-may-listen',
    title: 'An agent that takes connections on a port below 1024 has the capability NET_BIND_SERVICE',
    severity: 'warning',
    evidence: `${CILIUM_DOCS}/network/bgp-control-plane/bgp-control-plane-configuration/`,
    check: withCilium(['CiliumBGPClusterConfig', 'CiliumBGPNodeConfigOverride'], (found, report) => {
      const granted = found.release.value('securityContext.capabilities.ciliumAgent');
      if (Array.isArray(granted) && granted.includes('NET_BIND_SERVICE')) return;
      if (found.release.isOn('securityContext.privileged')) return;
      for (const { metadata, spec } of found.objects) {
        const low = treesOf(treeAt({ spec }, 'spec')['bgpInstances'])
          .map(({ localPort }) => localPort)
          .find((port): port is number => typeof port === 'number' && port < 1024);
        if (low === undefined) continue;
        report({
          path: [found.plan.name],
          message: `${metadata.name} listens on port ${low}, which the agent has no right to`,
          fix: 'choose a localPort above 1023, or add NET_BIND_SERVICE to securityContext.capabilities.ciliumAgent in values of Cilium',
        });
      }
    }),
  },
];

function advertisementsOf({ spec }: KubernetesObject<unknown>): readonly Tree[] {
  return treesOf(treeAt({ spec }, 'spec')['advertisements']);
}

function podPoolsOf({ advertisementType, selector }: Tree): readonly string[] {
  if (advertisementType !== 'CiliumPodIPPool') return [];
  return treesOf(valueAt(selector, ['matchExpressions']))
    .filter(({ key, operator }) => key === 'io.cilium.podippool.name' && operator === 'In')
    .flatMap(({ values }) => (Array.isArray(values) ? (values as readonly string[]) : []));
}
