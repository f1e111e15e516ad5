import { cidr, isCidr, overlaps, parseCidr } from '../../../core/network/cidr';
import type { Rule } from '../../../core/rule';
import type { GkeCluster } from '../gke-cluster';
import { GUIDES } from '../rules/evidence';
import { endpointAccessOf } from './endpoint-defaults';
import type { GkeProvisioning } from './options';

/** A cluster, and how it is provisioned. */
export interface ProvisionedGke {
  readonly cluster: GkeCluster<unknown>;
  readonly provisioning: GkeProvisioning<unknown>;
}

/** What must hold for a cluster that is provisioned, besides what holds for any. */
export const PROVISIONED_GKE_RULES: readonly Rule<ProvisionedGke>[] = [
  {
    id: 'gke/control-plane-range-is-apart',
    title: 'The range of the control plane overlaps with none of the cluster, nor with a network connected to it',
    severity: 'error',
    evidence: `${GUIDES}/how-to/legacy/network-isolation`,
    check: ({ cluster: { gke }, provisioning }, report) => {
      const { ip } = endpointAccessOf(provisioning.endpointAccess, gke);
      if (ip === 'none' || ip.controlPlaneRange === undefined) return;
      const others = [
        gke.nodeRange,
        gke.serviceRange,
        ...gke.podRanges.map((range) => range.cidr),
        ...gke.connectedNetworks.flatMap(({ cidrs }) => cidrs),
      ].filter((range) => range !== undefined);
      report.whenKnown([ip.controlPlaneRange, ...others], ([own = '', ...ranges], report) => {
        if (!isCidr(parseCidr(own))) return;
        const taken = ranges.find((range) => isCidr(parseCidr(range)) && overlaps(cidr(range), cidr(own)));
        if (taken === undefined) return;
        report({
          path: ['endpointAccess', 'ip', 'controlPlaneRange'],
          message: `${own} overlaps with ${taken}`,
          fix: 'choose a range that nothing else has',
        });
      });
    },
  },
  {
    id: 'gke/agents-reach-the-api-server',
    title: "Agents of your own Cilium reach the API server by an address: they trust the cluster's authority only",
    severity: 'warning',
    evidence: `${GUIDES}/how-to/latest/network-isolation`,
    check: ({ cluster: { gke }, provisioning }, report) => {
      if (gke.networking.mode !== 'cilium' || provisioning.endpointAccess?.ip !== 'none') return;
      report({
        path: ['endpointAccess', 'ip'],
        message:
          'where Cilium replaces kube-proxy, its agents would be told the DNS name, whose certificate is another',
        fix: 'leave it out: the API server then has a private address, too',
      });
    },
  },
  {
    id: 'gke/flow-metrics-have-a-collector',
    title: 'Metrics of flows are collected by Managed Service for Prometheus',
    severity: 'warning',
    evidence:
      'https://github.com/GoogleCloudPlatform/kubernetes-engine-samples/tree/main/networking/dpv2-observability',
    check: ({ cluster: { gke }, provisioning: { monitoring } }, report) => {
      const { observability } = gke.mode.dataplaneV2 ?? {};
      if (observability === undefined || observability.metrics === false) return;
      if (monitoring?.managedPrometheus !== false) return;
      report({
        path: ['monitoring', 'managedPrometheus'],
        message: 'nothing collects the metrics that networking.observability asks for',
        fix: 'leave it out, or set networking.observability.metrics to false',
      });
    },
  },
  {
    id: 'gke/autopilot-keeps-its-collectors',
    title: 'Autopilot always has Managed Service for Prometheus',
    severity: 'warning',
    evidence: `${GUIDES}/concepts/autopilot-overview`,
    check: ({ cluster: { gke }, provisioning: { monitoring } }, report) => {
      if (!gke.mode.isAutopilot || monitoring?.managedPrometheus !== false) return;
      report({
        path: ['monitoring', 'managedPrometheus'],
        message: 'Autopilot does not let it be turned off',
        fix: 'leave it out',
      });
    },
  },
  {
    id: 'gke/host-project-is-of-a-shared-vpc',
    title: 'Only the cluster of a Shared VPC has a host project to arrange things in',
    severity: 'warning',
    evidence: `${GUIDES}/how-to/cluster-shared-vpc`,
    check: ({ cluster: { gke }, provisioning: { sharedVpc } }, report) => {
      if (sharedVpc === undefined || gke.vpc.kind === 'shared') return;
      report({
        path: ['sharedVpc'],
        message: 'the network is of the project of the cluster',
        fix: "remove it, or set vpc.kind to 'shared'",
      });
    },
  },
];
