import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { RUN_VARIABLE } from './engine';
import type { SdkSchema } from './sdk-schema';

/** Where everything of a stack is kept: of one, or of some that know of each other. */
export interface Home {
  readonly folder: string;
  /** What all stacks of a run share. */
  readonly run: string;
  /** Projects. */
  readonly work: string;
  /** States. */
  readonly backend: string;
  /** The stub cluster: a file for every object. */
  readonly cluster: string;
}

const homes: Home[] = [];

/** Makes a home with a stub provider in it. */
export function makeHome(): Home {
  const run = process.env[RUN_VARIABLE];
  if (run === undefined) throw new Error('the set-up of the engine tests has not run');
  const folder = mkdtempSync(path.join(run, 'home-'));
  const inside = (name: string): string => path.join(folder, name);
  const home = { folder, run, work: inside('work'), backend: inside('backend'), cluster: inside('cluster') };
  homes.push(home);
  for (const one of [home.work, home.backend, home.cluster]) mkdirSync(one);
  installStub(home, path.join(run, 'schema.json'));
  return home;
}

/** Removes every home that was made. */
export function removeHomes(): void {
  for (const { folder } of homes.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Puts the stub where the engine looks for the version of the provider that the SDK asks for. */
function installStub(home: Home, schema: string): void {
  const { version } = JSON.parse(readFileSync(schema, 'utf8')) as SdkSchema;
  const folder = path.join(home.folder, 'plugins', `resource-kubernetes-v${version}`);
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'pulumi-resource-kubernetes');
  const settings = `STUB_SCHEMA=${quoted(schema)} STUB_CLUSTER=${quoted(home.cluster)}`;
  const main = path.join(__dirname, 'provider', 'main.mjs');
  writeFileSync(file, `#!/bin/sh\n${settings} exec ${quoted(process.execPath)} ${quoted(main)} "$@"\n`);
  chmodSync(file, 0o755);
}

/** A word for the shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
