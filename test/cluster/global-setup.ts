import { ControlPlane } from './control-plane';
import { define, loadDefinitions } from './definitions';
import { DEFINITIONS, MISSING } from './environment';
import { keep } from './lane';
import { schemaDefinitions } from './schema-definitions';

/** Starts the control plane that all tests share. */
export default async function setUp(): Promise<void> {
  if (MISSING.length > 0) {
    console.error(`\nThe cluster lane cannot run:\n${MISSING.map((one) => `- ${one}`).join('\n')}`);
    return;
  }
  const plane = await ControlPlane.start();
  keep(plane);
  await loadDefinitions(plane.client, DEFINITIONS);
  await define(plane.client, schemaDefinitions());
}
