// The resources of a cloud's SDK, as far as the library uses them, checked and put into a stub of the cloud.
import { setTimeout as wait } from 'node:timers/promises';
import { checked, checkedConfig, describing, filled, handlers, parsedConfig, tokenOf } from './calls.mjs';
import { checkSchema } from './check-schema.mjs';
import { changedOutputsToBe, outputsOf, outputsToBe } from './outputs.mjs';
import { Empty, fromStruct, provider, toStruct } from './proto.mjs';
import { plain, same, written } from './wire.mjs';

/** Long enough for whatever did not wait for an object to come, or for another to go, too early. */
const TAKES_MS = 60;

/**
 * The remote calls of the provider.
 *
 * @param schema - of schema.ts.
 * @param cloud - where objects go.
 * @param kubernetes - what runs on the clusters.
 * @param behaviour - what is special about the cloud: its type token (`provider`), where things are by default (`place`) or
 * once the provider is configured (`configure`) or by their inputs (`placeOf`), what it says of an object (`identify`,
 * `added`, and `updated` after a change), what of that is known before the object is made (`knownEarly`) and what changes
 * with it (`volatile`), how it names things (`names`), which inputs its provider takes only
 * one of (`conflicts`), what it makes anew (`replacements`), what it answers
 * (`callFunction`), what it throws (`refuseCreation`, `refuseUpdate`, `refuseDeletion`), and the package that it becomes when
 * it is told to be another (`parameterize`).
 */
export function createCloudService(schema, cloud, kubernetes, behaviour) {
  const { place, names, knownEarly, volatile = {} } = behaviour;

  /** What a request is about. */
  const about = (request, inputs) => {
    const token = tokenOf(request.getUrn());
    return { urn: request.getUrn(), module: moduleOf(token), declared: schema.outputs[token] ?? [], token, inputs };
  };
  /** The id of an object, and what the cloud adds to its inputs. */
  const identity = ({ module, urn }, inputs, generation) => {
    const { id, outputs } = behaviour.identify(module, urn, inputs, place, generation, cloud);
    return { id, added: { ...outputs, ...behaviour.added(inputs, place) } };
  };
  const stored = ({ module, urn }, inputs, generation, id, outputs) => {
    const { account, region } = behaviour.placeOf(inputs, place);
    return { urn, module, id, generation, account, region, inputs, outputs };
  };

  return handlers({
    ...describing(schema),
    ...(behaviour.parameterize && { parameterize: ({ request }) => behaviour.parameterize(request, schema) }),

    checkConfig: ({ request }) => checkedConfig(request.getNews(), schema, behaviour.provider),
    configure: ({ request }) => {
      behaviour.configure(parsedConfig(fromStruct(request.getArgs()), schema.resources[behaviour.provider]), place);
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
      const inputs = names.withName(moduleOf(token), urn, news, olds, cloud);
      const values = plain(inputs);
      const conflicts = behaviour.conflicts?.(moduleOf(token), values) ?? [];
      return checked(inputs, [...checkSchema(values, resource, schema.definitions), ...conflicts]);
    },

    diff: ({ request }) => {
      const [before, olds, news] = [request.getOldInputs(), request.getOlds(), request.getNews()].map((struct) =>
        plain(fromStruct(struct)),
      );
      const { module, urn } = about(request);
      const keys = [...new Set([...Object.keys(before), ...Object.keys(news)])].filter(
        (key) => !same(before[key], news[key]),
      );
      const replaces = behaviour.replacements(module, news, olds, keys);
      const { DIFF_NONE, DIFF_SOME } = provider.DiffResponse.DiffChanges;
      const response = filled(new provider.DiffResponse(), {
        Changes: keys.length === 0 ? DIFF_NONE : DIFF_SOME,
        // Two objects of one name cannot be there at the same time.
        Deletebeforereplace: names.hasFixedName(module, urn, news) && !replaces.includes(names.nameProperty(module)),
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
        return created('', outputsToBe(raw, added, it.declared, knownEarly, Object.keys(properties)));
      }
      const object = stored(it, inputs, generation, id, outputsOf(inputs, added, it.declared));
      behaviour.refuseCreation(object, cloud, kubernetes);
      await wait(TAKES_MS);
      cloud.write(object);
      return created(id, outputsOf(raw, added, it.declared));
    },

    update: async ({ request }) => {
      const raw = fromStruct(request.getNews());
      const inputs = written(raw);
      const it = about(request, inputs);
      const object = cloud.find(it.module, request.getId());
      if (object === undefined) throw new Error(`NotFound: ${it.module} ${request.getId()}`);
      const { id, added } = identity(it, inputs, object.generation);
      if (request.getPreview()) return updated(changedOutputsToBe(raw, added, it.declared, volatile[it.module] ?? []));
      Object.assign(added, behaviour.updated?.(object));
      const changed = stored(it, inputs, object.generation, id, outputsOf(inputs, added, it.declared));
      behaviour.refuseUpdate(object, changed, cloud);
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
      behaviour.refuseDeletion(object, cloud, kubernetes);
      await wait(TAKES_MS);
      cloud.remove(object);
      return new Empty();
    },

    invoke: ({ request }) => {
      const result = behaviour.callFunction(request.getTok(), plain(fromStruct(request.getArgs())), place, cloud);
      return filled(new provider.InvokeResponse(), { Return: toStruct(result) });
    },
  });
}

/** `aws:eks/cluster:Cluster` is of `eks/cluster`, `azure-native:network:Subnet` of `network/Subnet`. */
function moduleOf(token) {
  const [, module, type] = token.split(':');
  return module.includes('/') ? module : `${module}/${type}`;
}

function created(id, outputs) {
  return filled(new provider.CreateResponse(), { Id: id, Properties: toStruct(outputs) });
}

function updated(outputs) {
  return filled(new provider.UpdateResponse(), { Properties: toStruct(outputs) });
}
