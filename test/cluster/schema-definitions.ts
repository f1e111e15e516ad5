import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KubernetesObject } from '../../lib/core/plan';
import type { Values } from '../../lib/core/values';
import { SCHEMAS } from './environment';

/** Kinds of which there is a schema only, taken from clusters that have them. */
const KINDS = [
  { group: 'cloud.google.com', version: 'v1', kind: 'ComputeClass', plural: 'computeclasses', scope: 'Cluster' },
  {
    group: 'karpenter.azure.com',
    version: 'v1beta1',
    kind: 'AKSNodeClass',
    plural: 'aksnodeclasses',
    scope: 'Cluster',
  },
  { group: 'keda.sh', version: 'v1alpha1', kind: 'ScaledObject', plural: 'scaledobjects', scope: 'Namespaced' },
] as const;

/** Definitions made of schemas: what clouds bring along is checked by the API server, CEL included. */
export function schemaDefinitions(): readonly KubernetesObject[] {
  return KINDS.map(({ group, version, kind, plural, scope }) => ({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      names: { kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List` },
      scope,
      versions: [
        {
          name: version,
          served: true,
          storage: true,
          subresources: { status: {} },
          schema: { openAPIV3Schema: structural(schemaOf(group, `${kind.toLowerCase()}_${version}.json`)) },
        },
      ],
    },
  }));
}

function schemaOf(group: string, file: string): Values {
  return JSON.parse(readFileSync(join(SCHEMAS, group, file), 'utf8')) as Values;
}

/** A schema as the API server wants it: it drops unknown fields by itself, and refuses to be told. */
function structural(schema: Values): Values {
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key, value]) => key !== 'additionalProperties' || value !== false)
      .map(([key, value]) => [key, isMap(value) ? structural(value) : value]),
  );
}

function isMap(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
