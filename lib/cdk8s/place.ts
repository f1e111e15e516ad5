import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import type { KubernetesObject } from '../core/plan';
import { eachLeaf } from '../core/values';
import type { Wave } from '../delivery/delivery';
import { refuse } from '../delivery/rules';

/**
 * Puts waves into a scope as API objects, each wave after those it needs. Where later waves need definitions that
 * earlier ones bring, the earlier go into charts of their own, and so into files to be applied first.
 */
export function placeWaves(scope: Construct, waves: readonly Wave[]): void {
  const placed = new Map<string, Construct>();
  const stages = stagesOf(waves);
  for (const [index, stage] of stages.entries()) {
    const home = index === stages.length - 1 ? scope : new Chart(scope, `stage-${index + 1}`);
    for (const wave of stage) {
      const construct = new Construct(home, wave.name);
      for (const object of wave.objects) new ApiObject(construct, objectId(object), checkStrings(object, wave));
      for (const name of wave.after) {
        const before = placed.get(name);
        if (before !== undefined && before.node.children.length > 0) construct.node.addDependency(before);
      }
      placed.set(wave.name, construct);
    }
  }
}

/** Waves that can be applied at once: a stage ends where others wait for what it establishes. */
function stagesOf(waves: readonly Wave[]): readonly (readonly Wave[])[] {
  const stages: Wave[][] = [[]];
  for (const wave of waves) {
    stages.at(-1)?.push(wave);
    const isAwaited = wave.establishes.length > 0 && waves.some((other) => other.after.includes(wave.name));
    if (isAwaited) stages.push([]);
  }
  return stages;
}

function objectId({ apiVersion, kind, metadata }: KubernetesObject): string {
  return [apiVersion, kind, metadata.namespace, metadata.name]
    .filter((part) => part !== undefined)
    .join(' ')
    .replaceAll('/', ' ');
}

/** Strings that cdk8s' YAML writer is known to change, or to write so that Kubernetes cannot read them. */
const CHANGED_BY_CDK8S = /^0o[0-7]+$|[\u007f-\u009f\u2028\u2029\ufeff]/;

function checkStrings(object: KubernetesObject, wave: Wave): KubernetesObject {
  eachLeaf(object, (leaf, path) => {
    if (typeof leaf !== 'string' || !CHANGED_BY_CDK8S.test(leaf)) return;
    refuse(
      'delivery/cdk8s-keeps-the-string',
      [wave.name, object.kind, object.metadata.name, ...path],
      `cdk8s would not write ${JSON.stringify(leaf.slice(0, 40))} as it is`,
      "use another string, or write the manifests with 'cluster-blueprints synth'",
    );
  });
  return object;
}
