// The resources of the SDK, as far as the library uses them, checked and put into a stub cluster.
import { createHash } from 'node:crypto';
import { at, checked, checkedConfig, describing, filled, handlers, tokenOf } from '../common/calls.mjs';
import { checkSchema } from '../common/check-schema.mjs';
import { Empty, fromStruct, provider, toStruct } from '../common/proto.mjs';
import { plain, same } from '../common/wire.mjs';
import { bundleObjects, checkBundle } from './bundles.mjs';
import { checkChart, objectsOf } from './charts.mjs';
import { checkObject } from './check-object.mjs';
import { constructObjects } from './component.mjs';

const RELEASE = 'kubernetes:helm.sh/v3:Release';
const CHART = 'kubernetes:helm.sh/v4:Chart';
const CONFIG_FILE = 'kubernetes:yaml/v2:ConfigFile';
const SERVICE = 'kubernetes:core/v1:Service';

/** The components of this provider: what is wrong with their inputs, and the objects that they become. */
const COMPONENTS = {
  [CHART]: { check: checkChart, objects: ({ chart }) => objectsOf(chart) },
  [CONFIG_FILE]: { check: checkBundle, objects: ({ file }) => bundleObjects(file) },
};

/** Fields whose change makes another object. */
const IDENTITY = ['apiVersion', 'kind', 'metadata.namespace', 'metadata.name', 'namespace', 'name'];

/**
 * The remote calls of the provider.
 *
 * @param schema - of sdk-schema.ts.
 * @param cluster - where objects go.
 */
export function createService(schema, cluster) {
  const check = (token, inputs) => {
    const known = schema.resources[token];
    const wrong = known === undefined ? [] : checkSchema(inputs, known, schema.definitions);
    const more = [RELEASE, CHART].includes(token) ? checkChart(inputs) : checkObject(token, inputs);
    return [...wrong, ...more];
  };
  return handlers({
    ...describing(schema),

    checkConfig: ({ request }) => checkedConfig(request.getNews(), schema, 'pulumi:providers:kubernetes'),
    configure: ({ request }) => {
      const { kubeconfig } = plain(fromStruct(request.getArgs()));
      if (typeof kubeconfig === 'string') cluster.kubeconfig = kubeconfig;
      return filled(new provider.ConfigureResponse(), { Acceptsecrets: true });
    },

    check: ({ request }) => {
      const inputs = fromStruct(request.getNews());
      return checked(inputs, check(tokenOf(request.getUrn()), plain(inputs)));
    },
    diff: ({ request }) => {
      const [olds, news] = [request.getOldInputs(), request.getNews()].map((struct) => plain(fromStruct(struct)));
      const keys = [...new Set([...Object.keys(olds), ...Object.keys(news)])].filter(
        (key) => !same(olds[key], news[key]),
      );
      const replaces = IDENTITY.filter((field) => !same(at(olds, field), at(news, field)));
      const { DIFF_NONE, DIFF_SOME } = provider.DiffResponse.DiffChanges;
      const response = filled(new provider.DiffResponse(), { Changes: keys.length === 0 ? DIFF_NONE : DIFF_SOME });
      response.setDiffsList(keys);
      response.setReplacesList([...new Set(replaces.map((field) => field.split('.')[0]))]);
      return response;
    },
    create: async ({ request }) => {
      const inputs = fromStruct(request.getProperties());
      const token = tokenOf(request.getUrn());
      const values = plain(inputs);
      await cluster.create(request.getUrn(), objectOf(token, values));
      return filled(new provider.CreateResponse(), {
        Id: idOf(token, values),
        Properties: toStruct({ ...inputs, ...outputsOf(token, values) }),
      });
    },
    update: async ({ request }) => {
      const inputs = fromStruct(request.getNews());
      const token = tokenOf(request.getUrn());
      await cluster.update(request.getUrn(), objectOf(token, plain(inputs)));
      const properties = toStruct({ ...inputs, ...outputsOf(token, plain(inputs)) });
      return filled(new provider.UpdateResponse(), { Properties: properties });
    },
    delete: async ({ request }) => {
      await cluster.delete(objectOf(tokenOf(request.getUrn()), plain(fromStruct(request.getProperties()))));
      return new Empty();
    },

    construct: ({ request }) => {
      const type = request.getType();
      const component = COMPONENTS[type];
      if (component === undefined) throw new Error(`${type} is no component of this provider`);
      const inputs = plain(fromStruct(request.getInputs()));
      const failures = checkSchema(inputs, schema.resources[type], schema.definitions).concat(component.check(inputs));
      if (failures.length > 0) {
        throw new Error(failures.map(({ property, reason }) => `${property}: ${reason}`).join('\n'));
      }
      return constructObjects(request, inputs, component.objects(inputs), schema.version);
    },
  });
}

function objectOf(token, inputs) {
  if (token !== RELEASE) return inputs;
  const { name, namespace, ...spec } = inputs;
  return { apiVersion: 'helm.sh/v3', kind: 'Release', metadata: { name, namespace }, spec };
}

function idOf(token, inputs) {
  const { name, namespace } = token === RELEASE ? inputs : inputs.metadata;
  return namespace === undefined ? name : `${namespace}/${name}`;
}

function outputsOf(token, inputs) {
  if (token === RELEASE) {
    const { name, namespace, chart, version } = inputs;
    return { status: { name, namespace, chart, version, revision: 1, status: 'deployed' } };
  }
  if (token === SERVICE && inputs.spec?.type === 'LoadBalancer') {
    const host = createHash('sha256').update(inputs.metadata.name).digest()[0];
    return { status: { loadBalancer: { ingress: [{ ip: `192.0.2.${host}` }] } } };
  }
  return {};
}
