import { isDeepStrictEqual } from 'node:util';
import type { Path } from '../../../core/path';
import type { Rule } from '../../../core/rule';
import { minorOf } from '../../../core/version';
import type { AgentPoolProfile } from './agent-pool-profile';

/** The pool that a cluster was made with. */
export interface FirstAksPool {
  /** The name of the cluster. */
  readonly cluster: string;
  /** The name of the pool. */
  readonly name: string;
  /** Where the caller describes it. */
  readonly path: Path;
  /** As it is described. */
  readonly described: AgentPoolProfile;
  /** The version of Kubernetes that is described. */
  readonly kubernetes: string;
  /** As Azure says it is: nothing where Azure has not said. */
  readonly actual: Readonly<Record<string, unknown>>;
}

/** What can be changed, and with what: an option of `az aks nodepool update`, unless it is a command of its own. */
const CHANGED_BY: Readonly<Partial<Record<keyof AgentPoolProfile, string>>> = {
  count: 'scale --node-count',
  minCount: 'update --update-cluster-autoscaler --min-count',
  maxCount: 'update --update-cluster-autoscaler --max-count',
  enableAutoScaling: 'update --enable-cluster-autoscaler',
  mode: 'update --mode',
  nodeLabels: 'update --labels',
  nodeTaints: 'update --node-taints',
  osSKU: 'update --os-sku',
};

/** What a cluster's first pool is must be changed elsewhere. */
export const FIRST_POOL_IS_AS_DESCRIBED: Rule<FirstAksPool> = {
  id: 'aks/first-pool-is-as-described',
  title: 'The pool that a cluster was made with is changed with the Azure CLI: the API of clusters changes none',
  severity: 'warning',
  evidence: 'https://github.com/pulumi/pulumi-azure-native/pull/2774',
  check: ({ cluster, name, path, described, kubernetes, actual }, report) => {
    const az = (command: string): string =>
      `run 'az aks nodepool ${command.replace(' ', ` --cluster-name ${cluster} --name ${name} `)} …', then 'pulumi refresh'`;
    for (const [key, command] of Object.entries(CHANGED_BY)) {
      const [wanted, is] = [plain(described, key), plain(actual, key)];
      if (key === 'count' && described.enableAutoScaling) continue;
      if (wanted === undefined || !(key in actual) || isDeepStrictEqual(wanted, is)) continue;
      report({
        path,
        message: `its ${key} is ${JSON.stringify(is)}, and not ${JSON.stringify(wanted)}: pool '${name}' came with the cluster, and Pulumi changes nothing of it`,
        fix: az(command),
      });
    }
    const version = actual['currentOrchestratorVersion'];
    if (typeof version !== 'string' || version === '' || minorOf(version) === minorOf(kubernetes)) return;
    report({
      path,
      message: `its machines run Kubernetes ${version}, and not ${minorOf(kubernetes)}: only the control plane and the other pools were upgraded`,
      fix: az('upgrade --kubernetes-version'),
    });
  },
};

/** Azure leaves out what is empty, and keeps no order. */
function plain(pool: object, key: string): unknown {
  const value: unknown = new Map<string, unknown>(Object.entries(pool)).get(key);
  if (Array.isArray(value)) return [...value].map(String).sort();
  if (value !== null && value !== undefined) return value;
  return { nodeLabels: {}, nodeTaints: [] }[key];
}
