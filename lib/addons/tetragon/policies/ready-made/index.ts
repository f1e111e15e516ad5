import type { Cluster } from '../../../../core/cluster';
import type { HookPolicy, TracingPolicy } from '../options';
import { credentialAccess } from './credential-access';
import { kernelModules } from './kernel-modules';
import { privilegeEscalation } from './privilege-escalation';
import { shellConnections } from './shell-connections';

/**
 * The hooks of a policy, ready-made or not.
 *
 * @param namespace - where Tetragon is.
 */
export function hooksOf(policy: TracingPolicy, cluster: Cluster<unknown>, namespace: string): HookPolicy {
  switch (policy.kind) {
    case 'credential-access':
      return credentialAccess(policy, namespace);
    case 'privilege-escalation':
      return privilegeEscalation(policy, namespace);
    case 'shell-connections':
      return shellConnections(policy, cluster, namespace);
    case 'kernel-modules':
      return kernelModules(policy, namespace);
    case 'kprobes':
    case 'tracepoints':
    case 'uprobes':
    case 'lsmhooks':
      return policy;
  }
}
