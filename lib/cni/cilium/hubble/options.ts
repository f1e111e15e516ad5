/** Flow visibility. */
export interface HubbleOptions {
  /**
   * One place to ask for flows of all nodes.
   * @defaultValue `true`
   */
  readonly relay?: boolean;
  /**
   * A web page with the service map. Needs the relay.
   * @defaultValue `false`
   */
  readonly ui?: boolean;
  /**
   * Metrics made of flows, served on port 9965, with the chart's own options: `dns`, `httpV2:exemplars=true`.
   * @defaultValue none
   */
  readonly metrics?: readonly HubbleMetric[];
  /**
   * Where certificates come from. Letting Helm make them would render different manifests every time.
   * @defaultValue `{ method: 'cronJob' }`
   */
  readonly tls?: HubbleTls;
}

/**
 * A metric made of flows, with options after a colon.
 * @pattern ^[A-Za-z][A-Za-z0-9-]{0,62}(:[ -~]{1,400})?$
 */
export type HubbleMetric = string;

/**
 * Where Hubble's certificates come from.
 * @discriminator method
 */
export type HubbleTls = HubbleCronJobTls | HubbleCertManagerTls | HubbleExistingTls | HubbleNoTls;

/** A job in the cluster makes the certificates and renews them. */
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
}

/** No encryption between relay and agents: anyone in the node network can read flows. */
export interface HubbleNoTls {
  readonly method: 'none';
}
