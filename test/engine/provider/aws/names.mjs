// Names that the provider gives to what the program gives none.
import { createHash } from 'node:crypto';

/** The input that is filled in, by module. */
const NAMES = {
  'cloudwatch/eventRule': 'name',
  'cloudwatch/logGroup': 'name',
  'ec2/launchTemplate': 'name',
  'ec2/securityGroup': 'name',
  'eks/cluster': 'name',
  'eks/fargateProfile': 'fargateProfileName',
  'eks/nodeGroup': 'nodeGroupName',
  'iam/instanceProfile': 'name',
  'iam/policy': 'name',
  'iam/role': 'name',
  'iam/rolePolicy': 'name',
  'kms/alias': 'name',
  'ram/resourceShare': 'name',
  'sqs/queue': 'name',
};

/** Inputs with a name: the old one if it was given by the provider too, else one that nothing has. */
export function withName(module, urn, news, olds, cloud) {
  const property = NAMES[module];
  if (property === undefined || news[property] !== undefined || news[`${property}Prefix`] !== undefined) return news;
  const old = olds?.[property];
  if (isGiven(module, urn, old)) return { ...news, [property]: old };
  for (let generation = 0; ; generation += 1) {
    const name = nameOf(module, urn, generation);
    const taken = cloud.objects(module).some(({ inputs }) => inputs[property] === name);
    if (!taken) return { ...news, [property]: name };
  }
}

/** Whether the name of an object is the program's, so that there cannot be a second one beside it. */
export function hasFixedName(module, urn, inputs) {
  const name = inputs[NAMES[module]];
  return name !== undefined && !isGiven(module, urn, name);
}

/** The name that an object goes by. */
export function nameIn(module, inputs, hex) {
  const property = NAMES[module];
  return inputs[property] ?? `${inputs[`${property}Prefix`] ?? ''}${hex(26, 'name')}`;
}

/** The input that holds the name. */
export function nameProperty(module) {
  return NAMES[module];
}

function nameOf(module, urn, generation) {
  const hash = createHash('sha256').update(`${urn} ${generation}`).digest('hex').slice(0, 7);
  return `${module === 'kms/alias' ? 'alias/' : ''}${urn.split('::').at(-1)}-${hash}`;
}

function isGiven(module, urn, name) {
  const start = nameOf(module, urn, 0).slice(0, -7);
  return typeof name === 'string' && name.startsWith(start) && /^[0-9a-f]{7}$/.test(name.slice(start.length));
}
