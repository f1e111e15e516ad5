import type { Rule } from '../../../core/rule';
import type { MigrationSettings } from '../settings';
import { MIGRATION_CLUSTER_RULES } from './cluster-rules';
import { MIGRATION_OVERLAY_RULES } from './overlay-rules';
import { MIGRATION_RANGE_RULES } from './range-rules';
import { MIGRATION_SOURCE_RULES } from './source-rules';

/** What is known to go wrong on the way from one CNI to another. */
export const MIGRATION_RULES: readonly Rule<MigrationSettings>[] = [
  ...MIGRATION_CLUSTER_RULES,
  ...MIGRATION_RANGE_RULES,
  ...MIGRATION_OVERLAY_RULES,
  ...MIGRATION_SOURCE_RULES,
];
