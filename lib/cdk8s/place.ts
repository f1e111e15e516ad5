import { ApiObject, Chart, Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import type { Path } from '../core/path';
import type { KubernetesObject } from '../core/plan';
import { isNumberOfGo } from '../core/yaml';
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

/** Characters that cdk8s' YAML writer leaves as they are, and Kubernetes does not read; white space that it misplaces. */
const CHANGED_BY_CDK8S = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|^[ \t].*\n|^\n/;

/** What all but a few strings are: printable ASCII on one line, and nothing that begins like a number. */
const ORDINARY = /^(?![-+.\d ])[\x20-\x7e]*$/;

/** Refuses strings and keys that would not arrive in the cluster as they are. */
function checkStrings(object: KubernetesObject, wave: Wave): KubernetesObject {
  const changed = findText(object, (text) => !isKept(text));
  if (changed !== undefined) {
    const { text, at } = changed;
    refuse(
      'delivery/cdk8s-keeps-the-string',
      [wave.name, object.kind, object.metadata.name, ...at],
      `cdk8s would not write ${JSON.stringify(text.slice(0, 40))} as it is`,
      "use another string, or write the manifests with 'cluster-blueprints synth'",
    );
  }
  return object;
}

function isKept(text: string): boolean {
  if (ORDINARY.test(text)) return true;
  if (CHANGED_BY_CDK8S.test(text)) return false;
  return !isNumberOfGo(text) || Yaml.stringify(text).trimEnd() !== text;
}

/** The first string or key of plain data that is sought, and where it is. */
function findText(
  value: unknown,
  isSought: (text: string) => boolean,
): { readonly text: string; readonly at: Path } | undefined {
  if (typeof value === 'string') return isSought(value) ? { text: value, at: [] } : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  const isList = Array.isArray(value);
  for (const key of Object.keys(value)) {
    if (!isList && isSought(key)) return { text: key, at: [key] };
    const found = findText((value as Readonly<Record<string, unknown>>)[key], isSought);
    if (found !== undefined) return { text: found.text, at: [isList ? Number(key) : key, ...found.at] };
  }
  return undefined;
}
