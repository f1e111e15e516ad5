/** When Microsoft stops supporting something, and when what is left of it stops working. */
export interface AksRetirement {
  /** The last day of support, as in `2028-03-31`. */
  readonly supportEnds: string;
  /** From when on nodes with it can no longer be added. Absent: not announced. */
  readonly removed?: string;
  /** A URL. */
  readonly evidence: string;
}

const DOCS = 'https://learn.microsoft.com/azure/aks';

/** What Microsoft has announced the end of. Findings name the dates; nothing here looks at a clock. */
export const AKS_RETIREMENTS = {
  kubenet: { supportEnds: '2028-03-31', evidence: 'https://github.com/Azure/AKS/issues/4859' },
  'network policy manager on Linux': { supportEnds: '2028-09-30', evidence: `${DOCS}/use-network-policies` },
  'network policy manager on Windows': { supportEnds: '2026-09-30', evidence: `${DOCS}/use-network-policies` },
  Ubuntu2204: { supportEnds: '2027-06-30', removed: '2028-04-30', evidence: `${DOCS}/upgrade-os-version` },
  Windows2019: {
    supportEnds: '2026-03-01',
    removed: '2027-04-01',
    evidence: 'https://github.com/Azure/AKS/issues/4091',
  },
  Windows2022: {
    supportEnds: '2028-06-30',
    removed: '2029-06-30',
    evidence: 'https://github.com/Azure/AKS/issues/4168',
  },
} as const satisfies Readonly<Record<string, AksRetirement>>;

/** An end as a message says it. */
export function endOf(title: string, { supportEnds, removed }: AksRetirement): string {
  return `Microsoft supports ${title} until ${supportEnds}${removed === undefined ? '' : `, and removes it on ${removed}`}`;
}
