import type { Rule } from '../../../core/rule';
import type { CiliumSettings } from '../settings';

const CONFIG = 'https://github.com/cilium/cilium/blob/main/pkg/option/config.go';

/** The size that the agent takes for its own default, and makes smaller by itself. */
const DEFAULT_NAT_MAX = 524_288;

/** The fewest entries that the agent gives a table of connections by the node's memory. */
const LEAST = { ctTcpMax: 131_072, ctAnyMax: 65_536 } as const;

/** What goes wrong with the tables of eBPF. */
export const MAP_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/nat-table-fits-connections',
    title: 'There are at most as many translated addresses as tracked connections: the agent exits otherwise',
    severity: 'error',
    evidence: CONFIG,
    check: ({ options: { bpfMaps = {} } }, report) => {
      const { ctAnyMax, ctTcpMax, natMax } = bpfMaps;
      if (natMax === undefined || ctAnyMax === undefined || ctTcpMax === undefined || natMax === DEFAULT_NAT_MAX)
        return;
      if (natMax <= ctTcpMax + ctAnyMax) return;
      report({
        path: ['bpfMaps', 'natMax'],
        message: `${natMax} is more than ctTcpMax and ctAnyMax together, ${ctTcpMax + ctAnyMax}`,
        fix: `set natMax to ${ctTcpMax + ctAnyMax} or less`,
      });
    },
  },
  {
    id: 'cilium/nat-table-fits-small-nodes',
    title: 'Where tracked connections follow from memory, translated addresses may outnumber them on small nodes',
    severity: 'warning',
    evidence: CONFIG,
    check: ({ options: { bpfMaps = {} } }, report) => {
      const { ctAnyMax, ctTcpMax, natMax } = bpfMaps;
      if (natMax === undefined || natMax === DEFAULT_NAT_MAX) return;
      if (ctAnyMax !== undefined && ctTcpMax !== undefined) return;
      const fewest = (ctTcpMax ?? LEAST.ctTcpMax) + (ctAnyMax ?? LEAST.ctAnyMax);
      if (natMax <= fewest) return;
      report({
        path: ['bpfMaps', 'natMax'],
        message: `nodes with little memory track ${fewest} connections, less than ${natMax}: the agent does not start there`,
        fix: 'give ctTcpMax and ctAnyMax too, or a larger dynamicSizeRatio instead of natMax',
      });
    },
  },
  {
    id: 'cilium/distributed-lru-has-room',
    title: 'Tables whose evictions are apart for each processor want more room: a processor has only its share',
    severity: 'warning',
    evidence: 'https://docs.cilium.io/en/stable/operations/performance/tuning/',
    check: ({ options: { bpfMaps = {} } }, report) => {
      if (bpfMaps.distributedLRU !== true || bpfMaps.dynamicSizeRatio !== undefined) return;
      report({
        path: ['bpfMaps', 'distributedLRU'],
        message: 'tables have a 400th of the memory, of which a busy processor gets a small share',
        fix: 'set dynamicSizeRatio, to 0.08 as upstream advises',
      });
    },
  },
];
