/**
 * Flows to look for. Of each field, one of the values must match; of the fields, all.
 *
 * @see https://docs.cilium.io/en/stable/_api/v1/flow/README/#flowfilter
 */
export interface HubbleFlowFilter {
  /** What became of it. @defaultValue any */
  readonly verdict?: readonly ('AUDIT' | 'DROPPED' | 'ERROR' | 'FORWARDED' | 'REDIRECTED' | 'TRACED' | 'TRANSLATED')[];
  /** Why it was dropped: `POLICY_DENIED`. @defaultValue any */
  readonly dropReasonDesc?: readonly HubbleFlowWord[];
  /** Whether it left a pod or came to one. @defaultValue any */
  readonly trafficDirection?: readonly ('EGRESS' | 'INGRESS')[];
  /** Protocol: `tcp`, `udp`, `http`, `dns`. @defaultValue any */
  readonly protocol?: readonly HubbleFlowWord[];
  /** Whether it is an answer. @defaultValue any */
  readonly reply?: readonly boolean[];
  /** `namespace/pod`, the first letters of both; `namespace/` is all of a namespace. @defaultValue any */
  readonly sourcePod?: readonly HubbleFlowText[];
  /** `namespace/pod`, the first letters of both; `namespace/` is all of a namespace. @defaultValue any */
  readonly destinationPod?: readonly HubbleFlowText[];
  /** Selectors of labels: `k8s:app=web`. @defaultValue any */
  readonly sourceLabel?: readonly HubbleFlowText[];
  /** Selectors of labels: `k8s:app=web`. @defaultValue any */
  readonly destinationLabel?: readonly HubbleFlowText[];
  /** `namespace/service`. @defaultValue any */
  readonly sourceService?: readonly HubbleFlowText[];
  /** `namespace/service`. @defaultValue any */
  readonly destinationService?: readonly HubbleFlowText[];
  /** Addresses and ranges. @defaultValue any */
  readonly sourceIp?: readonly HubbleFlowText[];
  /** Addresses and ranges. @defaultValue any */
  readonly destinationIp?: readonly HubbleFlowText[];
  /** Names of DNS, `*` for any part. @defaultValue any */
  readonly sourceFqdn?: readonly HubbleFlowText[];
  /** Names of DNS, `*` for any part. @defaultValue any */
  readonly destinationFqdn?: readonly HubbleFlowText[];
  /** Ports, as text. @defaultValue any */
  readonly sourcePort?: readonly HubbleFlowText[];
  /** Ports, as text. @defaultValue any */
  readonly destinationPort?: readonly HubbleFlowText[];
  /** Regular expressions of names that DNS was asked for. @defaultValue any */
  readonly dnsQuery?: readonly HubbleFlowText[];
  /** Methods of HTTP. @defaultValue any */
  readonly httpMethod?: readonly HubbleFlowWord[];
  /** Regular expressions of paths. @defaultValue any */
  readonly httpPath?: readonly HubbleFlowText[];
  /** Codes, `5+` for all that begin so. @defaultValue any */
  readonly httpStatusCode?: readonly HubbleFlowText[];
  /** Nodes that saw it, `cluster/node`, `*` for any part. @defaultValue any */
  readonly nodeName?: readonly HubbleFlowText[];
}

/**
 * A word of Hubble's.
 * @pattern ^[A-Za-z][A-Za-z0-9_]{0,62}$
 */
export type HubbleFlowWord = string;

/**
 * What a field is compared with.
 * @pattern ^[!-~]([ -~]{0,510}[!-~])?$
 */
export type HubbleFlowText = string;

/** A filter with the names that Hubble reads. */
export function filterFields(filter: HubbleFlowFilter): Readonly<Record<string, readonly (string | boolean)[]>> {
  const entries = Object.entries(filter) as [string, readonly (string | boolean)[]][];
  return Object.fromEntries(
    entries.map(([key, values]) => [key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), values]),
  );
}
