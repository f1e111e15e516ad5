import { hasNewPodSubnets, listedPodSubnets } from '../pod-subnets';
import type { EksRule } from './eks-rule';
import { BEST_PRACTICES, USER_GUIDE } from './evidence';
import { vpcCniPath } from './vpc-cni-path';

const GUIDE = `${BEST_PRACTICES}/custom-networking.html`;

/** Pods in subnets of their own: what upstream calls custom networking. */
export const POD_SUBNET_RULES: readonly EksRule[] = [
  {
    id: 'eks/new-pod-subnets-have-a-range',
    title: 'Subnets for pods that are made with the VPC lie in a secondary range, and in a VPC that is yet to be made',
    severity: 'error',
    evidence: `${USER_GUIDE}/cni-custom-network.html`,
    check: (cluster, report) => {
      const { mode, vpc } = cluster.eks;
      if (!hasNewPodSubnets(mode.vpcCni)) return;
      if (vpc.kind !== 'new') {
        report({
          path: vpcCniPath(cluster, 'podSubnets'),
          message: 'the VPC exists, and no subnet is made in it',
          fix: 'list those that pods are to have: zone and subnetId of each',
        });
      } else if ((vpc.secondaryCidrs ?? []).length === 0) {
        report({
          path: ['cluster', 'vpc', 'secondaryCidrs'],
          message: 'the VPC has no range to make subnets for pods in',
          fix: "set it to ['100.64.0.0/16'], or to another range that no connected network has",
        });
      }
    },
  },
  {
    id: 'eks/pod-subnets-are-one-a-zone',
    title: 'Each zone has one subnet for pods, and no subnet serves two zones',
    severity: 'error',
    evidence: `${USER_GUIDE}/cni-custom-network.html`,
    check: (cluster, report) => {
      const subnets = listedPodSubnets(cluster.eks.mode.vpcCni);
      const zones = subnets.map(({ zone }) => zone);
      for (const [index, zone] of zones.entries()) {
        if (zones.indexOf(zone) === index) continue;
        report({
          path: vpcCniPath(cluster, 'podSubnets', index, 'zone'),
          message: `${zone} has a subnet already, and its nodes read one`,
          fix: 'keep one subnet for the zone: a larger one if addresses run out',
        });
      }
      report.whenKnown(
        subnets.map(({ subnetId }) => subnetId),
        (ids, report) => {
          for (const [index, id] of ids.entries()) {
            if (ids.indexOf(id) === index) continue;
            report({
              path: vpcCniPath(cluster, 'podSubnets', index, 'subnetId'),
              message: `'${id}' is in one zone only, and given for two`,
              fix: `give a subnet that is in ${zones[index] ?? 'the zone'}`,
            });
          }
        },
      );
    },
  },
  {
    id: 'eks/pod-subnets-are-in-every-zone',
    title: 'Every zone with nodes has a subnet for pods: without, its nodes give pods no address',
    severity: 'error',
    evidence: GUIDE,
    check: (cluster, report) => {
      const subnets = cluster.eks.mode.vpcCni?.podSubnets;
      if (subnets === undefined || subnets === 'new') return;
      const path = vpcCniPath(cluster, 'podSubnets');
      const { vpc } = cluster.eks;
      const served = new Set(subnets.map(({ zone }) => zone));
      if (vpc.kind === 'new' && vpc.zones !== undefined) {
        const missing = vpc.zones.filter((zone) => !served.has(zone));
        if (missing.length === 0) return;
        report({
          path,
          message: `there is no subnet for pods in ${missing.join(' and ')}`,
          fix: `add one for ${missing.join(', one for ')}`,
        });
        return;
      }
      // Names of zones do not tell their ids: all that can be compared is how many there are.
      const zones = vpc.kind === 'new' ? 2 : new Set(vpc.subnets.map(({ zoneId }) => zoneId)).size;
      if (served.size >= zones) return;
      report({
        path,
        message: `pods have subnets in ${served.size} zones, and nodes in ${vpc.kind === 'new' ? 'at least ' : ''}${zones}`,
        fix: 'add a subnet for pods in each zone of the nodes',
      });
    },
  },
  {
    id: 'eks/pod-subnets-have-nodes',
    title: 'A subnet for pods is in a zone that nodes are in',
    severity: 'warning',
    evidence: GUIDE,
    check: (cluster, report) => {
      const { vpc } = cluster.eks;
      const zones = vpc.kind === 'new' ? vpc.zones : undefined;
      for (const [index, { zone }] of listedPodSubnets(cluster.eks.mode.vpcCni).entries()) {
        if (zones === undefined || zones.includes(zone)) continue;
        report({
          path: vpcCniPath(cluster, 'podSubnets', index, 'zone'),
          message: `no node is in ${zone}: the subnet is never used`,
          fix: `remove it, or name the zone in vpc.zones, which has ${zones.join(', ')}`,
        });
      }
    },
  },
  {
    id: 'eks/pod-subnets-know-whose-zones',
    title: "In a shared VPC, zones are looked up by id: their names differ between the owner's account and this one",
    severity: 'warning',
    evidence: `${BEST_PRACTICES}/subnets.html`,
    check: (cluster, report) => {
      const subnets = listedPodSubnets(cluster.eks.mode.vpcCni);
      if (cluster.eks.vpc.kind !== 'shared' || subnets.length === 0) return;
      report({
        path: vpcCniPath(cluster, 'podSubnets'),
        message: `${subnets[0]?.zone ?? ''} may be another zone to the owner of the VPC, and pods get no address from a subnet elsewhere`,
        fix: "compare the ids of zones with the owner's, write the names that nodes here are labelled with, and waive this finding",
      });
    },
  },
];
