import type { Rule } from '../../../core/rule';
import { SPOT_POOL_MAKERS } from '../kinds';
import type { SpotCapacitySettings } from '../settings';
import { EVIDENCE } from './evidence';

/** How much choice there is. */
export const MACHINE_RULES: readonly Rule<SpotCapacitySettings>[] = [
  {
    id: 'spot-capacity/machines-exist',
    title: 'There are machines with these processors, this memory and this architecture',
    severity: 'error',
    evidence: 'lib/nodes/spot-capacity/options.ts',
    check: (settings, report) => {
      if (SPOT_POOL_MAKERS[settings.kind].typesIn(settings) !== 0) return;
      report({
        path: ['instances'],
        message: 'no machine that is known meets all of it',
        fix: 'leave families, cpus, memoryPerCpu or architectures out, or name more of them',
      });
    },
  },
  {
    id: 'spot-capacity/enough-types',
    title: 'Spot capacity is sought among many types of machines',
    severity: 'warning',
    evidence: EVIDENCE.spot,
    check: (settings, report) => {
      const { fewest, typesIn } = SPOT_POOL_MAKERS[settings.kind];
      const types = typesIn(settings);
      if (types === undefined || types === 0 || types >= fewest.types) return;
      report({
        path: ['instances'],
        message: `there ${types === 1 ? 'is 1 type' : `are ${types} types`} to choose from: with fewer than ${fewest.types}, ${fewest.why}`,
        fix: 'allow more families, numbers of processors, kinds of memory or architectures',
      });
    },
  },
  {
    id: 'spot-capacity/min-types-can-be-met',
    title: 'There are as many types of machines as must remain to choose from',
    severity: 'error',
    evidence: EVIDENCE.minValues,
    check: (settings, report) => {
      const { kind, instances } = settings;
      const { typesIn, unheeded } = SPOT_POOL_MAKERS[kind];
      const isHeeded = !unheeded.some((path) => path.includes('minTypes'));
      const types = typesIn(settings);
      if (!isHeeded || instances.minTypes === undefined || types === undefined || types >= instances.minTypes) return;
      report({
        path: ['instances', 'minTypes'],
        message: `${types} types are known that meet the rest, so that pods would wait for ever`,
        fix: `lower it to ${types} at most, or allow more machines`,
      });
    },
  },
];
