import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Discovery, shapesOfDiscovery } from './discovery';

/** Names the folder with the models of clouds' APIs. */
export const MODELS_VARIABLE = 'CLUSTER_BLUEPRINTS_API_MODELS';

/** A type of an API, as its model has it. */
export interface Shape {
  readonly type: string;
  readonly members?: Readonly<Record<string, { readonly shape: string }>>;
  readonly member?: { readonly shape: string };
  readonly key?: { readonly shape: string };
  readonly value?: { readonly shape: string };
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly min?: number;
  readonly max?: number;
}

/** The types of a service, by name. */
export type Shapes = Readonly<Record<string, Shape>>;

/** Where the models are, or why there are none. */
export type ApiModels = { readonly folder: string } | { readonly missing: string };

/** Clouds that there are stubs of, as their SDKs are called. */
export const CLOUDS = ['aws', 'gcp', 'azure-native'] as const;

/** One of {@link CLOUDS}. */
export type Cloud = (typeof CLOUDS)[number];

/** A model of each cloud, to tell that its models are there. Azure's SDK says by itself which values there are. */
const SAMPLES: Readonly<Partial<Record<Cloud, string>>> = { aws: 'eks.json', gcp: 'google/container.json' };

/** Looks for the models of a cloud where the environment says they are. */
export function findApiModels(cloud: Cloud, environment: NodeJS.ProcessEnv = process.env): ApiModels {
  const sample = SAMPLES[cloud];
  if (sample === undefined) return { folder: '' };
  const folder = environment[MODELS_VARIABLE];
  const hint = `.ci/fetch-api-models.sh brings them: set ${MODELS_VARIABLE} to the folder that it prints`;
  if (folder === undefined || folder === '') return { missing: `${MODELS_VARIABLE} is not set. ${hint}` };
  if (!path.isAbsolute(folder)) return { missing: `${MODELS_VARIABLE} is not an absolute path: ${folder}. ${hint}` };
  const model = path.join(folder, sample);
  return existsSync(model) ? { folder } : { missing: `there is no ${model}. ${hint}` };
}

/** Reads the types of services as they are asked for: `eks`, `google/container`. */
export function apiShapes(folder: string): (service: string) => Shapes {
  const known = new Map<string, Shapes>();
  return (service) => {
    const read = known.get(service) ?? readShapes(path.join(folder, `${service}.json`));
    known.set(service, read);
    return read;
  };
}

/** A model as AWS or Google publishes it. */
type Model = { readonly shapes: Shapes } | Discovery;

function readShapes(file: string): Shapes {
  const model = JSON.parse(readFileSync(file, 'utf8')) as Model;
  return 'shapes' in model ? model.shapes : shapesOfDiscovery(model);
}
