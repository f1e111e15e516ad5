import type { SpotCapacity, SpotInstances } from './options';
import type { SpotPoolKind } from './pools';

/** A description, for one kind of pool, with everything decided that all kinds have. */
export interface SpotCapacitySettings {
  readonly kind: SpotPoolKind;
  /** As given, for rules about what the caller wrote. */
  readonly capacity: SpotCapacity;
  readonly instances: SpotInstances;
  readonly onDemand: NonNullable<SpotCapacity['onDemand']>;
}
