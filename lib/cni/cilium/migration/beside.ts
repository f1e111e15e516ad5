import { isTree, mergeValues, type Values } from '../../../core/values';

/** Where a node's container runtime looks for CNI plugins. */
export interface CniFolders {
  /** Of configurations; the first by name is used. */
  readonly configurations: string;
  /** Of programs. */
  readonly programs: string;
}

/**
 * The values of Cilium beside another CNI, made of those that it has at the end: it makes its overlay, but no pod is its own
 * until the node says so, and nobody's packets are refused.
 *
 * It is a function, not an option: what is meant for some hours must not stay on by mistake.
 *
 * @param final - the values at the end.
 * @param folders - where container runtimes look for plugins, where it is not the usual place.
 * @see https://docs.cilium.io/en/stable/installation/k8s-install-migration/
 */
export function besideValues<S>(final: Values<S>, folders?: CniFolders): Values<S> {
  return mergeValues(mergeValues(final, BESIDE), {
    ...(folders && { cni: { confPath: folders.configurations, binPath: folders.programs } }),
    ...withoutStrictMode(final),
  });
}

/** What differs from the end while another CNI runs. */
const BESIDE: Values<never> = {
  // Otherwise the operator deletes DNS pods, because they are not its own.
  operator: { unmanagedPodWatcher: { restart: false } },
  cni: { customConf: true, uninstall: false },
  policyEnforcementMode: 'never',
  // Between the overlays, packets take the routes of the host.
  bpf: { hostLegacyRouting: true },
};

/** Strict encryption drops what comes from pods of another CNI. Every minor spells it otherwise. */
function withoutStrictMode<S>({ encryption }: Values<S>): Values<S> {
  const strictMode = isTree(encryption) ? encryption['strictMode'] : undefined;
  if (!isTree(strictMode)) return {};
  const off = (tree: Readonly<Record<string, unknown>>): Values<never> =>
    Object.fromEntries(
      Object.entries(tree).flatMap(([key, value]): (readonly [string, Values<never> | boolean])[] => {
        if (key === 'enabled') return [[key, false]];
        return isTree(value) && 'enabled' in value ? [[key, off(value)]] : [];
      }),
    );
  return { encryption: { strictMode: off(strictMode) } };
}
