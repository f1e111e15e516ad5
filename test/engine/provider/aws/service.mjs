// The resources of AWS's SDK, as far as the library uses them, checked and put into a stub of AWS.
import { setTimeout as wait } from 'node:timers/promises';
import { checked, checkedConfig, describing, filled, handlers, parsedConfig, tokenOf } from '../common/calls.mjs';
import { checkSchema } from '../common/check-schema.mjs';
import { Empty, fromStruct, provider, toStruct } from '../common/proto.mjs';
import { plain, same, written } from '../common/wire.mjs';
import { refuseCreation } from './creation-rules.mjs';
import { refuseDeletion } from './deletion-rules.mjs';
import { callFunction } from './functions.mjs';
import { identify } from './identity.mjs';
import { hasFixedName, nameProperty, withName } from './names.mjs';
import { changedOutputsToBe, outputsOf, outputsToBe } from './outputs.mjs';
import { replacements } from './replacements.mjs';
import { refuseUpdate } from './update-rules.mjs';

/** Long enough for whatever did not wait for an object to come, or for another to go, too early. */
const TAKES_MS = 60;

const PROVIDER = 'pulumi:providers:aws';

/**
 * The remote calls of the provider.
 *
 * @param schema - of schema.ts.
 * @param cloud - where objects go.
 * @param kubernetes - what runs on the clusters.
 */
export function createService(schema, cloud, kubernetes) {
  const place = { account: '123456789012', region: 'eu-central-1' };
  let defaultTags = {};

  /** What a request is about. */
  const about = (request, inputs) => {
    const token = tokenOf(request.getUrn());
    return { urn: request.getUrn(), module: moduleOf(token), declared: schema.outputs[token] ?? [], token, inputs };
  };
  /** The id of an object, and what AWS adds to its inputs. */
  const identity = ({ module, urn }, inputs, generation) => {
    const { id, outputs } = identify(module, urn, inputs, place, generation, cloud);
    const tagsAll = { ...defaultTags, ...inputs.tags };
    return { id, added: { ...outputs, region: inputs.region ?? place.region, tagsAll } };
  };
  const stored = ({ module, urn }, inputs, generation, id, outputs) => {
    const region = inputs.region ?? place.region;
    return { urn, module, id, generation, account: place.account, region, inputs, outputs };
  };

  return handlers({
    ...describing(schema),

    checkConfig: ({ request }) => checkedConfig(request.getNews(), schema, PROVIDER),
    configure: ({ request }) => {
      const config = parsedConfig(fromStruct(request.getArgs()), schema.resources[PROVIDER]);
      if (typeof config.region === 'string') place.region = config.region;
      const role = config.assumeRoles?.at(-1)?.roleArn;
      if (typeof role === 'string') place.account = role.split(':')[4];
      if (config.allowedAccountIds !== undefined && !config.allowedAccountIds.includes(place.account)) {
        throw new Error(`AWS account ID not allowed: ${place.account}`);
      }
      defaultTags = config.defaultTags?.tags ?? {};
      return filled(new provider.ConfigureResponse(), { Acceptsecrets: true, Supportspreview: true });
    },

    check: ({ request }) => {
      const urn = request.getUrn();
      const token = tokenOf(urn);
      const resource = schema.resources[token];
      const news = fromStruct(request.getNews());
      if (resource === undefined) {
        return checked(news, [{ property: '', reason: `${token} is of no module in test/engine/sdks.ts` }]);
      }
      const olds = request.hasOlds() ? plain(fromStruct(request.getOlds())) : undefined;
      const inputs = withName(moduleOf(token), urn, news, olds, cloud);
      return checked(inputs, checkSchema(plain(inputs), resource, schema.definitions));
    },

    diff: ({ request }) => {
      const [before, olds, news] = [request.getOldInputs(), request.getOlds(), request.getNews()].map((struct) =>
        plain(fromStruct(struct)),
      );
      const { module, urn } = about(request);
      const keys = [...new Set([...Object.keys(before), ...Object.keys(news)])].filter(
        (key) => !same(before[key], news[key]),
      );
      const replaces = replacements(module, news, olds, keys);
      const { DIFF_NONE, DIFF_SOME } = provider.DiffResponse.DiffChanges;
      const response = filled(new provider.DiffResponse(), {
        Changes: keys.length === 0 ? DIFF_NONE : DIFF_SOME,
        // Two objects of one name cannot be there at the same time.
        Deletebeforereplace: hasFixedName(module, urn, news) && !replaces.includes(nameProperty(module)),
      });
      response.setDiffsList(keys);
      response.setReplacesList(replaces);
      return response;
    },

    create: async ({ request }) => {
      const raw = fromStruct(request.getProperties());
      const inputs = written(raw);
      const it = about(request, inputs);
      const earlier = cloud.objects(it.module).filter(({ urn }) => urn === it.urn);
      const generation = 1 + Math.max(-1, ...earlier.map((object) => object.generation));
      const { id, added } = identity(it, inputs, generation);
      if (request.getPreview()) {
        const { properties } = schema.resources[it.token];
        return created('', outputsToBe(raw, added, it.declared, properties));
      }
      const object = stored(it, inputs, generation, id, outputsOf(inputs, added, it.declared));
      refuseCreation(object, cloud, kubernetes);
      await wait(TAKES_MS);
      cloud.write(object);
      return created(id, outputsOf(raw, added, it.declared));
    },

    update: async ({ request }) => {
      const raw = fromStruct(request.getNews());
      const inputs = written(raw);
      const it = about(request, inputs);
      const object = cloud.find(it.module, request.getId());
      if (object === undefined) throw new Error(`ResourceNotFoundException: ${it.module} ${request.getId()}`);
      const { id, added } = identity(it, inputs, object.generation);
      if (request.getPreview()) return updated(changedOutputsToBe(it.module, raw, added, it.declared));
      if (it.module === 'ec2/launchTemplate') added.latestVersion = object.outputs.latestVersion + 1;
      const changed = stored(it, inputs, object.generation, id, outputsOf(inputs, added, it.declared));
      refuseUpdate(object, changed, cloud);
      await wait(TAKES_MS);
      cloud.write(changed);
      return updated(outputsOf(raw, added, it.declared));
    },

    read: ({ request }) => {
      const object = cloud.find(about(request).module, request.getId());
      const response = new provider.ReadResponse();
      if (object === undefined) return response;
      return filled(response, {
        Id: object.id,
        Inputs: toStruct(object.inputs),
        Properties: toStruct(object.outputs),
      });
    },

    delete: async ({ request }) => {
      const object = cloud.find(about(request).module, request.getId());
      if (object === undefined) return new Empty();
      refuseDeletion(object, cloud, kubernetes);
      await wait(TAKES_MS);
      cloud.remove(object);
      return new Empty();
    },

    invoke: ({ request }) => {
      const result = callFunction(request.getTok(), plain(fromStruct(request.getArgs())), place, cloud);
      return filled(new provider.InvokeResponse(), { Return: toStruct(result) });
    },
  });
}

/** `aws:eks/cluster:Cluster` is of `eks/cluster`. */
function moduleOf(token) {
  return token.split(':')[1];
}

function created(id, outputs) {
  return filled(new provider.CreateResponse(), { Id: id, Properties: toStruct(outputs) });
}

function updated(outputs) {
  return filled(new provider.UpdateResponse(), { Properties: toStruct(outputs) });
}
