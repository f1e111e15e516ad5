import type { KubernetesObject } from '../../lib/core/plan';
import { ApiConnection, ApiError } from './api-connection';
import { poll } from './polling';

/** An object as the API server returns it. */
export interface LiveObject extends KubernetesObject {
  readonly metadata: KubernetesObject['metadata'] & { readonly resourceVersion: string; readonly uid: string };
}

/** How an object is applied. */
export interface ApplyOptions {
  /** @defaultValue `'cluster-blueprints-test'` */
  readonly fieldManager?: string;
  /** Take fields over from other managers, as `kubectl apply --server-side --force-conflicts` does. @defaultValue `true` */
  readonly force?: boolean;
  /** @defaultValue `false` */
  readonly dryRun?: boolean;
  /** What to send instead of the object as JSON: a YAML document of it. */
  readonly yaml?: string;
}

interface Resource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

interface Definition {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly served: boolean }[];
  };
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

const DEFINITION = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' };

/** What tells one object from another. */
export type Identity = Pick<KubernetesObject, 'apiVersion' | 'kind' | 'metadata'>;

/** A client of one API server. Everything it applies is checked strictly: unknown and duplicate fields are errors. */
export class Kubernetes {
  /** What requests go through. */
  readonly connection: ApiConnection;
  readonly #resources = new Map<string, Resource>();

  constructor(kubeconfig: string) {
    this.connection = new ApiConnection(kubeconfig);
  }

  /** What the API server warned of, such as deprecated kinds. */
  get warnings(): string[] {
    return this.connection.warnings;
  }

  /** Whether the API server says that it is ready, and has made the namespace that CNIs are installed in. */
  async isReady(): Promise<boolean> {
    try {
      await this.connection.send('GET', '/readyz');
      await this.connection.send('GET', '/api/v1/namespaces/kube-system');
      return true;
    } catch {
      return false;
    }
  }

  /** Applies an object server-side. */
  async apply(object: Identity, options: ApplyOptions = {}): Promise<LiveObject> {
    const { fieldManager = 'cluster-blueprints-test', force = true, dryRun = false } = options;
    const query = new URLSearchParams({ fieldManager, force: String(force), fieldValidation: 'Strict' });
    if (dryRun) query.set('dryRun', 'All');
    const body = options.yaml ?? JSON.stringify(object);
    const path = `${await this.#pathOf(object)}?${query.toString()}`;
    return JSON.parse(await this.connection.send('PATCH', path, body, 'application/apply-patch+yaml')) as LiveObject;
  }

  async get(object: Identity): Promise<LiveObject> {
    return JSON.parse(await this.connection.send('GET', await this.#pathOf(object))) as LiveObject;
  }

  /** The object as it is, or nothing if there is none. */
  async find(object: Identity): Promise<LiveObject | undefined> {
    const text = await this.#unlessGone('GET', await this.#pathOf(object));
    return text === undefined ? undefined : (JSON.parse(text) as LiveObject);
  }

  /**
   * Writes the status of a custom resource as it is, as its controller would at once. Definitions may give status a
   * default, as Flux' do, which the API server stores only with the next write: that write is not a change of ours.
   */
  async reportStatus(object: Identity): Promise<LiveObject> {
    const live = await this.get(object);
    if (live['status'] === undefined || !/^[^/]*\./.test(live.apiVersion)) return live;
    const path = `${await this.#pathOf(object)}/status`;
    const written = await this.#unlessGone('PUT', path, JSON.stringify(live));
    return written === undefined ? live : (JSON.parse(written) as LiveObject);
  }

  /** The objects under a path such as `/api/v1/namespaces/kube-system/secrets`. */
  async list(path: string): Promise<readonly LiveObject[]> {
    return (JSON.parse(await this.connection.send('GET', path)) as { readonly items: readonly LiveObject[] }).items;
  }

  /** Removes an object, if it is there, and waits until it is gone. */
  async remove(object: Identity): Promise<void> {
    // What has no path was never applied, and why is the failure to be shown.
    const path = await this.#pathOf(object).catch(() => undefined);
    if (path === undefined) return;
    if ((await this.#unlessGone('DELETE', `${path}?propagationPolicy=Background`)) === undefined) return;
    // No controller empties namespaces here, and nothing but this lets one go.
    if (object.kind === 'Namespace')
      await this.#unlessGone('PUT', `${path}/finalize`, JSON.stringify({ ...object, spec: {} }));
    await poll(`${path} is gone`, async () => ((await this.find(object)) === undefined ? true : undefined));
  }

  /** Waits until definitions are served. */
  async established(names: readonly string[]): Promise<void> {
    for (const name of names) {
      await poll(`${name} is served`, async () => {
        const definition = await this.find({ ...DEFINITION, metadata: { name } });
        return definition !== undefined && (await this.#serves(definition)) ? true : undefined;
      });
    }
  }

  async #serves(definition: LiveObject): Promise<boolean> {
    const { status, spec } = definition as unknown as Definition;
    if (!status?.conditions?.some((condition) => condition.type === 'Established' && condition.status === 'True'))
      return false;
    for (const version of spec.versions.filter(({ served }) => served)) {
      const found = await this.#resourceOf(`/apis/${spec.group}/${version.name}`, spec.names.kind);
      if (found === undefined) return false;
    }
    return true;
  }

  async #unlessGone(method: string, path: string, body?: string): Promise<string | undefined> {
    try {
      return await this.connection.send(method, path, body);
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return undefined;
      throw error;
    }
  }

  async #pathOf({ apiVersion, kind, metadata }: Identity): Promise<string> {
    const base = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const resource = await this.#resourceOf(base, kind);
    if (resource === undefined) throw new Error(`no ${kind} in ${apiVersion} is served`);
    if (resource.namespaced && metadata.namespace === undefined) {
      throw new Error(`${kind} ${metadata.name} names no namespace, and would go into whichever is current`);
    }
    const scope = resource.namespaced ? `/namespaces/${metadata.namespace}` : '';
    return `${base}${scope}/${resource.name}/${metadata.name}`;
  }

  async #resourceOf(base: string, kind: string): Promise<Resource | undefined> {
    const key = `${base}/${kind}`;
    const known = this.#resources.get(key);
    if (known !== undefined) return known;
    const text = await this.#unlessGone('GET', base);
    if (text === undefined) return undefined;
    const { resources } = JSON.parse(text) as { readonly resources: readonly Resource[] };
    const found = resources.find((resource) => resource.kind === kind && !resource.name.includes('/'));
    if (found !== undefined) this.#resources.set(key, found);
    return found;
  }
}
