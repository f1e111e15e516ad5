import type { MigrationPhase } from '../migration';
import type { MigrationSettings } from '../settings';
import { besidePhase } from './beside';
import { cleanUpPhase } from './clean-up';
import { finishPhase } from './finish';
import { nodesPhase } from './nodes';
import { preparePhase } from './prepare';

/** The way by two overlays side by side. */
export function migrationPhases(settings: MigrationSettings): readonly MigrationPhase[] {
  return [preparePhase, besidePhase, nodesPhase, finishPhase, cleanUpPhase].map((phase) => phase(settings));
}
