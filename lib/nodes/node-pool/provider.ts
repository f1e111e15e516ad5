/** Who makes the nodes of a pool. The NodePool is the same, what it refers to and what it may say is not. */
export interface NodeProvider {
  /** Group of the node class. */
  readonly group: 'karpenter.k8s.aws' | 'eks.amazonaws.com' | 'karpenter.azure.com';
  /** Kind of the node class. */
  readonly kind: 'EC2NodeClass' | 'NodeClass' | 'AKSNodeClass';
  /** The age at which nodes are replaced by default. */
  readonly expireAfter: string;
  /** Domains, with all below them, in which a NodePool may use no key but {@link NodeProvider.knownKeys}. */
  readonly reservedDomains: readonly string[];
  /** Other keys that a NodePool must leave alone. */
  readonly reservedKeys: readonly string[];
  /** Keys in the reserved domains that a NodePool may speak of. */
  readonly knownKeys: ReadonlySet<string>;
  /** What keys of somebody else's begin with, and what they begin with here. */
  readonly translations: Readonly<Record<string, string>>;
  /** What the options call the labels of which a number of values may have to remain. */
  readonly minValuesWords: Readonly<Record<string, string>>;
}

/** Whether a NodePool that uses a key is refused. */
export function isReservedKey({ reservedDomains, reservedKeys, knownKeys }: NodeProvider, key: string): boolean {
  if (reservedKeys.includes(key)) return true;
  const slash = key.indexOf('/');
  const domain = slash < 0 ? '' : key.slice(0, slash);
  return reservedDomains.some((reserved) => domain.endsWith(reserved)) && !knownKeys.has(key);
}
