import { existsSync } from 'node:fs';
import path from 'node:path';

/** Names the folder with the `pulumi` binary. */
export const BIN_VARIABLE = 'CLUSTER_BLUEPRINTS_BIN';

/** Names the folder of this run, from the set-up to the tests. */
export const RUN_VARIABLE = 'CLUSTER_BLUEPRINTS_ENGINE_RUN';

/** The engine's binary, or why there is none. */
export type EngineBinary = { readonly path: string } | { readonly missing: string };

/** Looks for the engine where the environment says it is. */
export function findEngine(environment: NodeJS.ProcessEnv = process.env): EngineBinary {
  const folder = environment[BIN_VARIABLE];
  const hint = `.ci/build-binaries.sh builds it: set ${BIN_VARIABLE} to the folder that it prints`;
  if (folder === undefined || folder === '') return { missing: `${BIN_VARIABLE} is not set. ${hint}` };
  if (!path.isAbsolute(folder)) return { missing: `${BIN_VARIABLE} is not an absolute path: ${folder}. ${hint}` };
  const binary = path.join(folder, 'pulumi');
  return existsSync(binary) ? { path: binary } : { missing: `there is no ${binary}. ${hint}` };
}
