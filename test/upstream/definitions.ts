import Ajv, { type ValidateFunction } from 'ajv';
import { parseAllDocuments } from 'yaml';
import type { KubernetesObject } from '../../lib/core/plan';
import { definitionFiles } from './upstream';

interface Definition {
  readonly kind?: string;
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly schema?: { readonly openAPIV3Schema: object } }[];
  };
}

const FOLDERS = [
  'k3s-helm-controller',
  'flux',
  'argo-cd',
  'calico-v3.32.1',
  'calico-v3.32.1-api',
  'karpenter',
  'istio-1.30.3',
  'cilium-from-schemas',
];

/** The stored form of a Calico resource has the spec of its served form, under another group. */
const SAME_SPEC: Readonly<Record<string, string>> = { 'crd.projectcalico.org/v1': 'projectcalico.org/v3' };

/** Go's way to ignore case and to name classes, in JavaScript's, and escapes that Go takes where JavaScript is strict with Unicode. */
export const GO_REGULAR_EXPRESSIONS = Object.assign(
  (go: string) => {
    const pattern = go.replace(/\\([pP])([A-Z])/g, '\\$1{$2}');
    const [text, flags] = pattern.includes('(?i)') ? [pattern.replace('(?i)', ''), 'i'] : [pattern, ''];
    return isStrict(text) ? new RegExp(text, `${flags}u`) : new RegExp(text, flags);
  },
  { code: '' },
);

function isStrict(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').source !== '';
  } catch {
    return false;
  }
}

const schemas = new Map<string, object>();
const validators = new Map<string, ValidateFunction>();
const ajv = new Ajv({
  strict: false,
  allErrors: true,
  validateFormats: false,
  code: { regExp: GO_REGULAR_EXPRESSIONS },
});

/** What clusters say of a kind by themselves, where no definition is at hand. */
function schemaOf(group: string, kind: string): object {
  const texts = definitionFiles(`../json-schemas/${group}`);
  const schema = texts.map((text) => JSON.parse(text) as { readonly description?: string });
  return schema.find(({ description }) => description?.startsWith(`${kind} `)) ?? {};
}

/** Reads the real definitions, and those of more folders, which take the place of what was there. */
export function loadDefinitions(...more: readonly string[]): void {
  validators.clear();
  schemas.set('cloud.google.com/v1 ComputeClass', schemaOf('cloud.google.com', 'ComputeClass'));
  schemas.set('keda.sh/v1alpha1 ScaledObject', schemaOf('keda.sh', 'ScaledObject'));
  for (const text of [...FOLDERS, ...more].flatMap(definitionFiles)) {
    for (const document of parseAllDocuments(text)) {
      const definition = document.toJS() as Definition | null;
      if (definition?.kind !== 'CustomResourceDefinition') continue;
      for (const version of definition.spec.versions) {
        const key = `${definition.spec.group}/${version.name} ${definition.spec.names.kind}`;
        if (version.schema !== undefined) schemas.set(key, version.schema.openAPIV3Schema);
      }
    }
  }
}

/** Compiled when it is asked for: most are never. */
function validatorOf(key: string): ValidateFunction | undefined {
  const schema = schemas.get(key);
  if (schema === undefined) return undefined;
  const validator = validators.get(key) ?? ajv.compile(closed(schema, true));
  validators.set(key, validator);
  return validator;
}

/** What a real definition has against an object; `undefined` if there is no definition for its kind. */
export function complaints(object: KubernetesObject): readonly string[] | undefined {
  const validator = validatorOf(`${SAME_SPEC[object.apiVersion] ?? object.apiVersion} ${object.kind}`);
  if (validator === undefined) return undefined;
  validator(object);
  return (validator.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
  );
}

/** A schema that refuses fields it does not know: the API server would drop them without a word. */
function closed(schema: unknown, isRoot = false): object {
  const { properties, items, additionalProperties, ...rest } = schema as Record<string, unknown>;
  const isOpen = rest['x-kubernetes-preserve-unknown-fields'] === true;
  if (rest['x-kubernetes-int-or-string'] === true) return { type: ['integer', 'string'] };
  const own =
    properties === undefined
      ? undefined
      : Object.fromEntries(Object.entries(properties as object).map(([key, child]) => [key, closed(child)]));
  return {
    ...rest,
    ...(own && { properties: isRoot ? { ...own, apiVersion: {}, kind: {}, metadata: { type: 'object' } } : own }),
    ...(items !== undefined && { items: closed(items) }),
    ...(additionalProperties !== undefined
      ? {
          additionalProperties:
            typeof additionalProperties === 'object' ? closed(additionalProperties) : additionalProperties,
        }
      : own && !isOpen && { additionalProperties: false }),
  };
}
