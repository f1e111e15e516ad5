import type { MigrationDestination, MigrationSource } from './options';

/** CNIs that there is a way from. */
export const MIGRATION_SOURCES = ['calico', 'flannel'] as const satisfies readonly MigrationSource['kind'][];

/** CNIs that there is a way to. */
export const MIGRATION_DESTINATIONS = ['cilium'] as const satisfies readonly MigrationDestination['kind'][];

/** Whether something that is installed can be the end of a migration. */
export function isMigrationDestination<T extends { readonly kind: string }>(
  one: T,
): one is T & { readonly kind: MigrationDestination['kind'] } {
  return MIGRATION_DESTINATIONS.some((kind) => kind === one.kind);
}
