import type { KubernetesObject } from '../../lib/core/plan';
import { toYaml } from '../../lib/core/yaml';
import type { Wave } from '../../lib/delivery/delivery';
import type { ApplyOptions, Kubernetes, LiveObject } from './kubernetes';

type Waves = readonly Pick<Wave, 'objects' | 'establishes'>[];

/**
 * Applies waves in their order, twice, as the YAML that the library writes, and shows that the second time changes
 * nothing, nor would take anything from another.
 *
 * @returns the objects as they are in the end, in the order of application.
 */
export async function applyTwice(cluster: Kubernetes, waves: Waves): Promise<readonly LiveObject[]> {
  await applyInOrder(cluster, waves);
  const settled: LiveObject[] = [];
  for (const object of objectsOf(waves)) settled.push(await cluster.reportStatus(object));
  const again = await applyInOrder(cluster, waves);
  expect(versions(again)).toEqual(versions(settled));
  await applyInOrder(cluster, waves, { force: false, dryRun: true });
  return again;
}

/** Removes everything that waves apply but definitions, last first: the API server is shared. */
export async function removeAll(cluster: Kubernetes, waves: Waves): Promise<void> {
  for (const object of [...objectsOf(waves)].reverse()) {
    if (object.kind !== 'CustomResourceDefinition') await cluster.remove(object);
  }
}

/** Every object of some waves, in the order of application. */
export function objectsOf(waves: Waves): readonly KubernetesObject[] {
  return waves.flatMap((wave) => wave.objects);
}

async function applyInOrder(
  cluster: Kubernetes,
  waves: Waves,
  options: ApplyOptions = {},
): Promise<readonly LiveObject[]> {
  const applied: LiveObject[] = [];
  for (const wave of waves) {
    for (const object of wave.objects) applied.push(await cluster.apply(object, { ...options, yaml: toYaml(object) }));
    await cluster.established(wave.establishes);
  }
  return applied;
}

function versions(objects: readonly LiveObject[]): readonly string[] {
  return objects.map(
    ({ kind, metadata }) => `${kind} ${metadata.namespace ?? ''}/${metadata.name} ${metadata.resourceVersion}`,
  );
}
