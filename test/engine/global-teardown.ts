import { rmSync } from 'node:fs';
import { RUN_VARIABLE } from './engine';

/** Removes everything that the run has written. */
export default function tearDown(): void {
  const folder = process.env[RUN_VARIABLE];
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
