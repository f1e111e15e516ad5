import { NO_NEEDS } from '../../lib/core/needs';
import type { InstallPlan, KubernetesObject } from '../../lib/core/plan';

/** A plan of some objects and nothing else: what somebody else may have composed. */
export function objectPlan(name: string, objects: readonly KubernetesObject[]): InstallPlan {
  return {
    name,
    title: name,
    when: 'after-nodes',
    provides: [],
    requires: [],
    needs: NO_NEEDS,
    steps: [{ kind: 'manifest', id: 'objects', after: [], objects }],
    findings: [],
    waived: [],
    deferred: [],
  };
}
