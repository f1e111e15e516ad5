export { isMigrationDestination, MIGRATION_DESTINATIONS, MIGRATION_SOURCES } from './ends';
export type { Migration, MigrationPhase, MigrationSide, MigrationStep } from './migration';
export type {
  CalicoSource,
  CiliumDestination,
  FlannelSource,
  MigrationDestination,
  MigrationOptions,
  MigrationSection,
  MigrationSource,
} from './options';
export { inspectMigration, type MigrationInspection, planMigration } from './plan';
export { migrationFiles, migrationRunbook } from './runbook';
