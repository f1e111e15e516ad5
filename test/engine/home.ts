import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { RUN_VARIABLE } from './engine';
import type { SdkSchema } from './schema';

/** Where everything of a stack is kept: of one, or of some that know of each other. */
export interface Home {
  readonly folder: string;
  /** What all stacks of a run share. */
  readonly run: string;
  /** Projects. */
  readonly work: string;
  /** States. */
  readonly backend: string;
  /** The stub clusters: a file for every object. */
  readonly cluster: string;
  /** The stubs of clouds: a file for every object. */
  readonly cloud: string;
}

/** The providers that there are stubs of: their packages are `@pulumi/<provider>`. */
export const STUBBED_PROVIDERS = ['kubernetes', 'aws', 'gcp', 'azure-native'] as const;

/** One of {@link STUBBED_PROVIDERS}. */
export type StubbedProvider = (typeof STUBBED_PROVIDERS)[number];

/** Where a run keeps what an SDK declares. */
export function schemaFile(run: string, provider: StubbedProvider): string {
  return path.join(run, `${provider}.json`);
}

const homes: Home[] = [];

/** Makes a home with the stub providers in it: those of clouds only if the models of their APIs are there. */
export function makeHome(): Home {
  const run = process.env[RUN_VARIABLE];
  if (run === undefined) throw new Error('the set-up of the engine tests has not run');
  const folder = mkdtempSync(path.join(run, 'home-'));
  const inside = (name: string): string => path.join(folder, name);
  const home = {
    folder,
    run,
    work: inside('work'),
    backend: inside('backend'),
    cluster: inside('cluster'),
    cloud: inside('cloud'),
  };
  homes.push(home);
  for (const one of [home.work, home.backend, home.cluster, home.cloud]) mkdirSync(one);
  for (const provider of STUBBED_PROVIDERS) {
    if (existsSync(schemaFile(run, provider))) installStub(home, provider);
  }
  return home;
}

/** Removes every home that was made. */
export function removeHomes(): void {
  for (const { folder } of homes.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Puts a stub where the engine looks for the version of the provider that the SDK asks for. */
function installStub(home: Home, provider: StubbedProvider): void {
  const schema = schemaFile(home.run, provider);
  const { version } = JSON.parse(readFileSync(schema, 'utf8')) as SdkSchema;
  const folder = path.join(home.folder, 'plugins', `resource-${provider}-v${version}`);
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `pulumi-resource-${provider}`);
  const settings = { STUB_SCHEMA: schema, STUB_CLUSTER: home.cluster, STUB_CLOUD: home.cloud };
  const environment = Object.entries(settings).map(([name, value]) => `${name}=${quoted(value)}`);
  const main = path.join(__dirname, 'provider', provider, 'main.mjs');
  const command = `exec ${quoted(process.execPath)} ${quoted(main)} "$@"`;
  writeFileSync(file, `#!/bin/sh\n${environment.join(' ')} ${command}\n`);
  chmodSync(file, 0o755);
}

/** A word for the shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
