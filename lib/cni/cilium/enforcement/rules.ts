import { isQuantity } from '../../../core/names';
import type { Rule } from '../../../core/rule';
import { CILIUM_DOCS, CILIUM_SOURCE } from '../../cilium-objects/evidence';
import type { CiliumSettings } from '../settings';
import { usesSpire } from './spire';

/** What goes wrong with the enforcement of policies. */
export const ENFORCEMENT_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/always-enforcing-needs-policies',
    title: "policyEnforcementMode 'always' cuts off every pod that no policy selects, CoreDNS included",
    severity: 'warning',
    evidence: `${CILIUM_DOCS}/security/network/policyenforcement/`,
    check: ({ options }, report) => {
      if (options.policyEnforcementMode !== 'always') return;
      report({
        path: ['policyEnforcementMode'],
        message: 'system pods get no traffic until policies allow it, and none are part of this plan',
        fix: "use 'default', or apply policies for kube-system first",
      });
    },
  },
  {
    id: 'cilium/always-enforcing-leaves-nodes-open',
    title: "policyEnforcementMode 'always' with the host firewall cuts nodes off, from the API server too",
    severity: 'error',
    evidence: `${CILIUM_SOURCE}/pkg/policy/repository.go`,
    check: ({ options }, report) => {
      const { hostFirewall, policyAuditMode, policyEnforcementMode } = options;
      if (policyEnforcementMode !== 'always' || hostFirewall !== true || policyAuditMode === true) return;
      report({
        path: ['hostFirewall'],
        message:
          'nodes are denied everything until policies select them, and policies reach agents through the API server alone',
        fix: "set policyEnforcementMode to 'default': nodes that a policy selects are closed as well",
      });
    },
  },
  {
    id: 'cilium/audit-enforces-nothing',
    title: 'policyAuditMode denies nothing: policies of all kinds are only rehearsed',
    severity: 'warning',
    evidence: `${CILIUM_DOCS}/security/policy-creation/`,
    check: ({ options }, report) => {
      if (options.policyAuditMode !== true) return;
      report({
        path: ['policyAuditMode'],
        message: 'every connection passes, and Hubble marks those that policies would deny as audited',
        fix: 'remove policyAuditMode once policies allow what is needed',
      });
    },
  },
  {
    id: 'cilium/policies-are-enforced-at-all',
    title: "policyEnforcementMode 'never' leaves nothing for other settings of policies to do",
    severity: 'warning',
    evidence: `${CILIUM_DOCS}/security/network/policyenforcement/`,
    check: ({ options }, report) => {
      if (options.policyEnforcementMode !== 'never') return;
      for (const option of ['hostFirewall', 'policyAuditMode', 'policyDenyResponse', 'authentication'] as const) {
        if ([undefined, false, 'none'].includes(options[option] as string)) continue;
        report({
          path: [option],
          message: "no policy is enforced with policyEnforcementMode 'never'",
          fix: `remove ${option}, or set policyEnforcementMode to 'default'`,
        });
      }
    },
  },
  {
    id: 'cilium/host-firewall-excludes-ipsec',
    title: 'The host firewall does not go with IPsec: agents do not start',
    severity: 'error',
    evidence: `${CILIUM_SOURCE}/daemon/cmd/daemon.go`,
    check: ({ options }, report) => {
      if (options.hostFirewall !== true || options.encryption?.type !== 'ipsec') return;
      report({
        path: ['hostFirewall'],
        message: 'agents refuse IPsec beside the host firewall',
        fix: "remove hostFirewall, or encrypt with { type: 'wireguard' }",
      });
    },
  },
  {
    id: 'cilium/authentication-is-given-up',
    title: 'Mutual authentication is deprecated since 1.20, and goes away',
    severity: 'warning',
    versions: '>=1.20',
    evidence: 'https://github.com/cilium/cilium/issues/47132',
    check: ({ options }, report) => {
      if (!usesSpire(options.authentication)) return;
      report({
        path: ['authentication'],
        message: 'a later version of Cilium refuses what depends on it',
        fix: 'remove authentication, and let a service mesh say who speaks',
      });
    },
  },
  {
    id: 'cilium/authentication-stays-in-its-cluster',
    title: 'Mutual authentication ends at the cluster: clusters of a mesh have no trust domain together',
    severity: 'warning',
    evidence: `${CILIUM_DOCS}/network/servicemesh/mutual-authentication/mutual-authentication/#limitations`,
    check: ({ options }, report) => {
      if (!usesSpire(options.authentication) || options.clusterMesh === undefined) return;
      report({
        path: ['authentication'],
        message: 'traffic to and from other clusters cannot be authenticated, and policies that want it drop it',
        fix: 'remove authentication, or ask for it in no policy that other clusters are subject to',
      });
    },
  },
  {
    id: 'cilium/authentication-encrypts-nothing',
    title: 'Mutual authentication asks who is at the other end, and encrypts nothing of what is said',
    severity: 'warning',
    evidence: `${CILIUM_DOCS}/network/servicemesh/mutual-authentication/mutual-authentication/`,
    check: ({ options }, report) => {
      if (!usesSpire(options.authentication) || options.encryption !== undefined) return;
      report({
        path: ['authentication'],
        message: 'agents shake hands beside the connection, whose content anybody on the network can read and change',
        fix: "set encryption to { type: 'wireguard' }",
      });
    },
  },
  {
    id: 'cilium/spire-volume-has-a-size',
    title: "The volume of SPIRE's server has a size that Kubernetes can read",
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/',
    check: ({ options: { authentication } }, report) => {
      if (typeof authentication !== 'object' || authentication.server?.kind !== 'installed') return;
      const { dataStorage } = authentication.server;
      if (typeof dataStorage !== 'object' || dataStorage.size === undefined || isQuantity(dataStorage.size)) return;
      report({
        path: ['authentication', 'server', 'dataStorage', 'size'],
        message: `'${dataStorage.size.slice(0, 60)}' is no quantity`,
        fix: "write a number with a unit, such as '1Gi'",
      });
    },
  },
];
