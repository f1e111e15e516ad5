import type { Endpoint, NodePool } from '../core/cluster';

/** The taints of a pool as kubelet takes them: `key=value:Effect`. */
export function taintArguments(pool: NodePool): readonly string[] {
  return pool.taints.map(({ key, value, effect }) => `${key}=${value ?? ''}:${effect}`);
}

/** The labels of a pool as kubelet takes them: `key=value`. */
export function labelArguments(pool: NodePool): readonly string[] {
  return Object.entries(pool.labels).map(([key, value]) => `${key}=${value}`);
}

/** Host and port as one word, with an IPv6 address in brackets. */
export function hostAndPort({ host, port }: Endpoint): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}
