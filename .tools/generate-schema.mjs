// Writes lib/input/cluster-file.schema.json from the types. With --check: fails if the file is out of date.
import { readFileSync, writeFileSync } from 'node:fs';
import { createGenerator } from 'ts-json-schema-generator';

const FILE = 'lib/input/cluster-file.schema.json';
const schema = createGenerator({
  path: 'lib/input/schema-roots.ts',
  tsconfig: 'tsconfig.json',
  type: 'SchemaRoots',
  skipTypeCheck: true,
  expose: 'export',
  topRef: true,
  jsDoc: 'extended',
  extraTags: ['asType', 'discriminator', 'defaultValue'],
  discriminatorType: 'json-schema',
  additionalProperties: false,
}).createSchema('SchemaRoots');

const definitions = {};
for (const [name, definition] of Object.entries(schema.definitions)) {
  if (name === 'SchemaRoots') continue;
  const short = name.replace(/<.*>$/, '');
  if (short in definitions && JSON.stringify(definitions[short]) !== JSON.stringify(tidy(definition))) {
    if (short !== 'Values' && short !== 'Value') throw new Error(`${name} is defined twice`);
  }
  definitions[short] = tidy(definition);
}
delete definitions.Value;
delete definitions.Scalar;
definitions.LateString = { type: 'string', 'x-late': true };
definitions.Values = { type: 'object', description: 'Helm values: a map of anything.', 'x-late': true };
definitions.PlainValues = { type: 'object', description: 'A map of anything.' };
// What a distribution's rules said is no input.
delete definitions.Cluster.properties.remarks;
for (const definition of Object.values(definitions)) completeChoice(definition);

const { $ref, ...root } = { $ref: '#/definitions/ClusterFile' };
const out = `${JSON.stringify(
  {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A cluster and what to install in it, for cluster-blueprints',
    ...root,
    $ref,
    definitions: Object.fromEntries(Object.entries(definitions).sort(([a], [b]) => (a < b ? -1 : 1))),
  },
  null,
  2,
)}\n`;

if (process.argv.includes('--check')) {
  if (readFileSync(FILE, 'utf8') !== out) {
    console.error(`${FILE} is out of date: run 'npm run generate'`);
    process.exit(1);
  }
} else writeFileSync(FILE, out);

/**
 * Makes a choice of types that one key decides speak about that key alone while it is missing or wrong, and about keys
 * that none of the types has in any case. (The generator lets every branch apply while the key is missing.)
 */
function completeChoice(definition) {
  const branches = (definition.allOf ?? []).filter((branch) => branch.if !== undefined);
  if (branches.length === 0) return;
  const [decider] = definition.required;
  const types = branches.map((branch) => definitions[branch.then.$ref.replace('#/definitions/', '')]);
  for (const branch of branches) branch.if.required = [decider];
  const { description } = types[0].properties[decider];
  definition.properties = {
    [decider]: { ...definition.properties[decider], ...(description === undefined ? {} : { description }) },
    ...Object.fromEntries(
      types
        .flatMap((type) => Object.keys(type.properties))
        .filter((key) => key !== decider)
        .map((key) => [key, {}]),
    ),
  };
  definition.additionalProperties = false;
}

function tidy(node) {
  if (Array.isArray(node)) return node.map(tidy);
  if (typeof node !== 'object' || node === null) return node;
  const result = {};
  for (const [key, value] of Object.entries(node)) {
    if (['asType', 'discriminator', 'defaultValue'].includes(key)) continue;
    if (key === '$ref') {
      const name = decodeURIComponent(value.replace('#/definitions/', ''));
      result.$ref = `#/definitions/${/^Values(<string>)?$/.test(name) ? 'PlainValues' : name.replace(/<.*>$/, '')}`;
    } else result[key] = tidy(value);
  }
  if (node.asType === 'integer') result.type = 'integer';
  if (typeof node.defaultValue === 'string') {
    const text = `Default: ${node.defaultValue.replace(/\s+/g, ' ')}.`;
    result.description = result.description === undefined ? text : `${result.description} ${text}`;
  }
  return result;
}
