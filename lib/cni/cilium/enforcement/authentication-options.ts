import type { CiliumDuration } from '../proxy/dns-options';

/** Who is at the other end, for policies with `authentication.mode: required`. */
export interface CiliumAuthentication {
  /**
   * The SPIRE server that hands out certificates: one of its own, or one that is there.
   * @defaultValue `{ kind: 'installed' }`
   */
  readonly server?: CiliumSpireServer;
  /**
   * Domain of the identities.
   * @defaultValue `'spiffe.cilium'`
   */
  readonly trustDomain?: string;
  /**
   * Connections that wait for authentication, on each node.
   * @minimum 1
   * @maximum 1048576
   * @asType integer
   * @defaultValue `1024`
   */
  readonly queueSize?: number;
  /**
   * How often what is authenticated and gone is forgotten: `5m0s`.
   * @defaultValue `'5m0s'`
   */
  readonly gcInterval?: CiliumDuration;
}

/**
 * Where certificates come from.
 * @discriminator kind
 */
export type CiliumSpireServer = CiliumInstalledSpire | CiliumExistingSpire;

/** SPIRE as the chart of Cilium brings it: a server, and an agent on each node. */
export interface CiliumInstalledSpire {
  readonly kind: 'installed';
  /**
   * Its namespace.
   * @defaultValue `'cilium-spire'`
   */
  readonly namespace?: string;
  /**
   * Where the server keeps what it knows. `false`: in memory, so that everybody is registered anew when it restarts.
   * @defaultValue a volume of 1Gi, of the default storage class
   */
  readonly dataStorage?: false | CiliumSpireStorage;
}

/** The volume of the server. */
export interface CiliumSpireStorage {
  /**
   * How much.
   * @defaultValue `'1Gi'`
   */
  readonly size?: string;
  /**
   * Of which class.
   * @defaultValue the default one
   */
  readonly storageClass?: string;
}

/** A SPIRE that is there, with an agent on each node. */
export interface CiliumExistingSpire {
  readonly kind: 'existing';
  /** Host and port of the server: `spire-server.spire.svc:8081`. */
  readonly address: string;
  /**
   * The socket of the agent on each node that Cilium gets its own certificate at.
   * @defaultValue `'/run/spire/sockets/agent/agent.sock'`
   */
  readonly agentSocketPath?: string;
  /**
   * The socket of the agent on each node that certificates of other identities are asked at.
   * @defaultValue `'/run/spire/sockets/admin.sock'`
   */
  readonly adminSocketPath?: string;
}
