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

const FOLDERS = ['k3s-helm-controller', 'flux', 'argo-cd', 'calico-v3.32.1', 'calico-v3.32.1-api', 'karpenter'];

/** The stored form of a Calico resource has the spec of its served form, under another group. */
const SAME_SPEC: Readonly<Record<string, string>> = { 'crd.projectcalico.org/v1': 'projectcalico.org/v3' };

/** Go's way to ignore case, in JavaScript's. */
const goPattern = Object.assign(
  (pattern: string) =>
    pattern.includes('(?i)') ? new RegExp(pattern.replace('(?i)', ''), 'iu') : new RegExp(pattern, 'u'),
  { code: '' },
);

const validators = new Map<string, ValidateFunction>();

/** Reads the real definitions, once. */
export function loadDefinitions(): void {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, code: { regExp: goPattern } });
  for (const text of FOLDERS.flatMap(definitionFiles)) {
    for (const document of parseAllDocuments(text)) {
      const definition = document.toJS() as Definition | null;
      if (definition?.kind !== 'CustomResourceDefinition') continue;
      for (const version of definition.spec.versions) {
        const key = `${definition.spec.group}/${version.name} ${definition.spec.names.kind}`;
        if (version.schema !== undefined)
          validators.set(key, ajv.compile(closed(version.schema.openAPIV3Schema, true)));
      }
    }
  }
}

/** What a real definition has against an object; `undefined` if there is no definition for its kind. */
export function complaints(object: KubernetesObject): readonly string[] | undefined {
  const validator = validators.get(`${SAME_SPEC[object.apiVersion] ?? object.apiVersion} ${object.kind}`);
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
    ...(own && { properties: isRoot ? { ...own, metadata: { type: 'object' } } : own }),
    ...(items !== undefined && { items: closed(items) }),
    ...(additionalProperties !== undefined
      ? {
          additionalProperties:
            typeof additionalProperties === 'object' ? closed(additionalProperties) : additionalProperties,
        }
      : own && !isOpen && { additionalProperties: false }),
  };
}
