/**
 * Which taints the nodes of a cluster may start with, to lose them once an agent is ready. A cluster states it; a plan
 * keeps to it.
 */
export type StartupTaintKeys = AnyStartupTaintKey | PrefixedStartupTaintKey | NoStartupTaintKey;

/** Any: whoever makes nodes adds taints as they are, and an agent may take them off. */
export interface AnyStartupTaintKey {
  readonly kind: 'any';
}

/**
 * Only keys with a prefix. The cluster autoscaler takes every other taint for one that stays: it finds no pool whose new
 * nodes would fit a waiting pod, and grows none from nothing.
 */
export interface PrefixedStartupTaintKey {
  readonly kind: 'prefixed';
  /** With its slash: `startup-taint.cluster-autoscaler.kubernetes.io/`. */
  readonly prefix: string;
}

/** None: nobody in the cluster could take them off. */
export interface NoStartupTaintKey {
  readonly kind: 'none';
  /** Why, as a clause that messages end with. */
  readonly because: string;
}

/** What a startup taint is called. */
export interface StartupTaintName {
  /** Where any key will do: `node.cilium.io/agent-not-ready`. */
  readonly key: string;
  /** Behind a cluster's prefix: `cilium-agent-not-ready`. */
  readonly name: string;
}

/** The key of a startup taint in a cluster. `undefined`: nodes cannot start with it. */
export function startupTaintKey(keys: StartupTaintKeys, { key, name }: StartupTaintName): string | undefined {
  switch (keys.kind) {
    case 'any':
      return key;
    case 'prefixed':
      return `${keys.prefix}${name}`;
    case 'none':
      return undefined;
  }
}

/** Where the cluster autoscaler looks for taints that nodes start with. */
const AUTOSCALER_PREFIX = 'startup-taint.cluster-autoscaler.kubernetes.io/';

/** Istio's agent has a taint that is not called after what it is. */
const ISTIO_KEY = 'cni.istio.io/not-ready';

/**
 * Whether a taint is one that nodes only start with, until an agent is ready: `node.cilium.io/agent-not-ready`,
 * `ebs.csi.aws.com/agent-not-ready`, `cni.istio.io/not-ready`. A pod that tolerates it would come before the agent.
 */
export function isStartupTaintKey(key: string): boolean {
  return (
    key === ISTIO_KEY || key.startsWith(AUTOSCALER_PREFIX) || /(^|\/)([a-z0-9-]+-)?(agent|cni)-not-ready$/.test(key)
  );
}
