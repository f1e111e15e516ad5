/** What objects of a workload have in common. */
export interface WorkloadIdentity {
  /** A DNS label. */
  readonly name: string;
  /** Its namespace. */
  readonly namespace: string;
  /** Labels of every object, those of `matchLabels` included. */
  readonly labels: Readonly<Record<string, string>>;
  /** Labels that its pods have, and no others. */
  readonly matchLabels: Readonly<Record<string, string>>;
}

/** The key of the label that every workload of this library selects its pods by. */
export const NAME_LABEL = 'app.kubernetes.io/name';

/** What objects of a workload have in common, by its name. */
export function identityOf(
  name: string,
  namespace: string,
  labels: Readonly<Record<string, string>> = {},
): WorkloadIdentity {
  const matchLabels = { [NAME_LABEL]: name };
  return { name, namespace, labels: { ...labels, ...matchLabels }, matchLabels };
}
