/**
 * Where Hubble's certificates come from.
 * @discriminator method
 */
export type HubbleTls = HubbleCronJobTls | HubbleCertManagerTls | HubbleExistingTls | HubbleNoTls;

/**
 * A job in the cluster makes the certificates and renews them. Before 1.19 the first run is a hook of Helm after the
 * installation: who waits for the relay before it runs hooks, waits for ever.
 */
export interface HubbleCronJobTls {
  readonly method: 'cronJob';
  /**
   * How long certificates are valid, in days.
   * @minimum 1
   * @maximum 3650
   * @asType integer
   * @defaultValue `365`
   */
  readonly certValidityDuration?: number;
}

/** cert-manager makes the certificates; it must be installed. */
export interface HubbleCertManagerTls {
  readonly method: 'certmanager';
  /** The issuer to ask. */
  readonly certManagerIssuerRef: {
    readonly name: string;
    /** @defaultValue `'Issuer'` */
    readonly kind?: 'Issuer' | 'ClusterIssuer';
    /** @defaultValue `'cert-manager.io'` */
    readonly group?: string;
  };
}

/** Secrets that exist already, of type `kubernetes.io/tls`, in Cilium's namespace. */
export interface HubbleExistingTls {
  readonly method: 'existing';
  /** Certificate of the agents' Hubble server. */
  readonly serverSecret: string;
  /** Client certificate of the relay. */
  readonly relayClientSecret: string;
  /**
   * Certificate that the relay shows to its own clients.
   * @defaultValue none: required with `relay.tls`
   */
  readonly relayServerSecret?: string;
  /**
   * Client certificate of the UI.
   * @defaultValue none: required with `relay.tls` and the UI
   */
  readonly uiClientSecret?: string;
}

/** No encryption between relay and agents: anyone in the node network can read flows. */
export interface HubbleNoTls {
  readonly method: 'none';
}
