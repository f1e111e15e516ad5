import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findEngine, RUN_VARIABLE } from './engine';
import { readSdkSchema } from './sdk-schema';

/** Resource modules of the SDK that the library and these tests use. */
const MODULES = ['helm/v3/release', 'helm/v4/chart', 'core/v1/namespace', 'core/v1/service', 'provider'];

/** Makes the folder that every stack of the run is kept in, with what they share. */
export default function setUp(): void {
  const engine = findEngine();
  if ('missing' in engine) {
    console.warn(`The engine tests do not run: ${engine.missing}.`);
    return;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'cluster-blueprints-engine-'));
  // The Automation API looks for bin/pulumi below the folder that it is given.
  mkdirSync(path.join(folder, 'bin'));
  symlinkSync(engine.path, path.join(folder, 'bin', 'pulumi'));
  writeFileSync(path.join(folder, 'schema.json'), JSON.stringify(readSdkSchema(MODULES)));
  process.env[RUN_VARIABLE] = folder;
}
