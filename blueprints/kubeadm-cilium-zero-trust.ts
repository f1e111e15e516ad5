import type { TetragonOptions } from '../lib/addons/tetragon/options';
import { planTetragon } from '../lib/addons/tetragon/plan';
import { type KubeadmOptions, kubeadmCluster } from '../lib/clusters';
import type { CiliumOptions } from '../lib/cni/cilium/options';
import { planCilium } from '../lib/cni/cilium/plan';
import type { CiliumPoliciesOptions } from '../lib/cni/cilium-objects/policies/options';
import { planCiliumPolicies } from '../lib/cni/cilium-objects/policies/plan';
import type { Composition } from '../lib/core/compose';
import type { Waiver } from '../lib/core/waiver';
import { composeBlueprint } from '../lib/input/blueprint';
import { ENCRYPTED, OBSERVED_WITH_VERDICTS } from './parts/cilium-profiles';

/** Options of {@link kubeadmCiliumZeroTrust}. */
export interface KubeadmCiliumZeroTrustOptions<S = string> {
  /** The cluster; its `apiServer` must be said. @defaultValue for the rest: three control plane nodes and three workers, named `kubeadm`, without kube-proxy */
  readonly cluster: Partial<KubeadmOptions<S>> & Pick<KubeadmOptions<S>, 'apiServer'>;
  /** What to decide differently about Cilium. @defaultValue WireGuard between nodes, policies in audit, Hubble with metrics */
  readonly cilium?: CiliumOptions<S>;
  /** What pods may speak to. @defaultValue DNS, the API server and probes, in every namespace but `kube-system` */
  readonly policies?: CiliumPoliciesOptions<S>;
  /** What to watch on nodes. @defaultValue programs that begin and end */
  readonly tetragon?: TetragonOptions<S>;
}

/**
 * A cluster where nothing speaks that was not allowed to: encrypted between nodes, closed in every namespace, with programs in
 * view. Policies begin in audit: what they would drop is seen in Hubble, and nothing is dropped before you say so.
 *
 * @throws BlueprintError with every problem found.
 */
export function kubeadmCiliumZeroTrust<S = string>(options: KubeadmCiliumZeroTrustOptions<S>): Composition<S> {
  return composeBlueprint<S, KubeadmCiliumZeroTrustOptions<S>>({
    options,
    keys: { cluster: 'cluster', cilium: 'cilium', policies: 'cilium-policies', tetragon: 'tetragon' },
    cluster: (options) =>
      kubeadmCluster<S>({
        name: 'kubeadm',
        kubeProxy: 'none',
        nodePools: [
          { name: 'control-plane', role: 'control-plane', nodes: 3 },
          { name: 'workers', nodes: 3 },
        ],
        ...options.cluster,
        ...(isAudited(options) && { waivers: withAudit(options) }),
      }),
    plans: {
      cilium: (cluster, options) =>
        planCilium(cluster, {
          ...OBSERVED_WITH_VERDICTS,
          ...ENCRYPTED,
          policyAuditMode: true,
          ...options.cilium,
        }),
      'cilium-policies': (cluster, options) =>
        planCiliumPolicies(cluster, {
          ...options.policies,
          baseline: {
            ...options.policies?.baseline,
            everywhere: { ...CLOSED, ...options.policies?.baseline?.everywhere },
          },
        }),
      tetragon: (cluster, options) => planTetragon(cluster, options.tetragon),
    },
  });
}

/** What holds unless the caller says the contrary of just that. */
const CLOSED = { deny: ['ingress', 'egress'], denyMetadata: true } as const;

/** Policies that drop nothing are what this blueprint begins with. */
const AUDITED = {
  rule: 'cilium/audit-enforces-nothing',
  reason: 'policies begin in audit, until cilium.policyAuditMode is false',
} as const;

/** The caller's waivers with ours: whatever is missing or no list is left for its shape to be refused. */
function withAudit<S>({ cluster }: Partial<KubeadmCiliumZeroTrustOptions<S>>): readonly Waiver[] {
  const given = cluster?.waivers;
  return given === undefined || Array.isArray(given) ? [AUDITED, ...(given ?? [])] : given;
}

function isAudited<S>({ cilium }: KubeadmCiliumZeroTrustOptions<S>): boolean {
  return cilium?.policyAuditMode !== false;
}
