import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { withApiLimits } from './api-limits';
import { apiShapes, CLOUDS, findApiModels } from './api-model';
import { azureSchema } from './azure-schema';
import { findEngine, RUN_VARIABLE } from './engine';
import { schemaFile } from './home';
import { readSdkSchema } from './sdk-schema';
import { SDK_MODULES } from './sdks';

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
  const kubernetes = readSdkSchema('@pulumi/kubernetes', SDK_MODULES['@pulumi/kubernetes']);
  writeFileSync(schemaFile(folder, 'kubernetes'), JSON.stringify(kubernetes));
  for (const cloud of CLOUDS) {
    const models = findApiModels(cloud);
    if ('missing' in models) {
      console.warn(`The engine tests on ${cloud} do not run: ${models.missing}.`);
      continue;
    }
    const sdk = readSdkSchema(`@pulumi/${cloud}`, SDK_MODULES[`@pulumi/${cloud}`]);
    const schema = cloud === 'azure-native' ? azureSchema(sdk) : withApiLimits(sdk, apiShapes(models.folder)).schema;
    writeFileSync(schemaFile(folder, cloud), JSON.stringify(schema));
  }
  process.env[RUN_VARIABLE] = folder;
}
