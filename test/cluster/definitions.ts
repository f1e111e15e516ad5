import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import type { KubernetesObject } from '../../lib/core/plan';
import type { Kubernetes } from './kubernetes';

/** Applies every object in the files of some folders, and waits until the definitions among them are served. */
export async function loadDefinitions(cluster: Kubernetes, folders: readonly string[]): Promise<void> {
  await define(cluster, folders.flatMap(objectsIn));
}

/** Applies objects, and waits until the definitions among them are served. */
export async function define(cluster: Kubernetes, objects: readonly KubernetesObject[]): Promise<void> {
  for (const object of objects) await cluster.apply(object, { fieldManager: 'definitions' });
  const definitions = objects.filter(({ kind }) => kind === 'CustomResourceDefinition');
  await cluster.established(definitions.map(({ metadata }) => metadata.name));
}

function objectsIn(folder: string): readonly KubernetesObject[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => loadAll(readFileSync(join(folder, name), 'utf8')) as readonly (KubernetesObject | null)[])
    .filter((object) => object !== null);
}
