// Clusters in a folder with a file for every object, so that tests can look at it while providers come and go.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { hostOf, isManaged } from '../common/hosts.mjs';
import { groupsServedBy, kindsNeededBy } from './charts.mjs';
import { groupsServedByClouds } from './clouds.mjs';

/** Long enough for whatever did not wait for an object to come too early. */
const TAKES_MS = 60;

const NAMESPACES = ['default', 'kube-system', 'kube-public', 'kube-node-lease'];

/** Groups whose kinds are served from the start; K3s and RKE2 bring along that of their Helm controller. */
const SERVED = /^$|^(apps|batch|policy|autoscaling|helm\.cattle\.io)$|(?<!^gateway\.networking)\.k8s\.io$/;

export class StubCluster {
  /** How the objects of this cluster are reached: the provider's kubeconfig. */
  kubeconfig = 'ambient';

  /**
   * @param folder - of all clusters of a test.
   * @param cloud - the stub of clouds, which have API servers.
   */
  constructor(folder, cloud) {
    this.folder = folder;
    this.cloud = cloud;
  }

  /** The API server, if the kubeconfig says. Whatever says nothing is one cluster. */
  get #server() {
    return /"?\bserver"?\s*:\s*"?(https?:[^\s",}]+)/.exec(this.kubeconfig)?.[1];
  }

  /** Makes an object. Throws what an API server or Helm would say. */
  async create(urn, object) {
    this.#reach();
    if (existsSync(this.#file(object))) throw new Error(`${describe(object)} already exists`);
    this.#checkPlace(object);
    for (const { group, kind } of kindsNeededBy(object)) this.#checkServed(group, kind, object);
    await wait(TAKES_MS);
    this.#write(urn, object);
  }

  async update(urn, object) {
    this.#reach();
    if (!existsSync(this.#file(object))) throw new Error(`${describe(object)} not found`);
    await wait(TAKES_MS);
    this.#write(urn, object);
  }

  /** Removes an object. Takes as long as the rest, for whatever did not wait for it to be gone. */
  async delete(object) {
    this.#reach();
    await wait(TAKES_MS);
    rmSync(this.#file(object), { force: true });
  }

  #reach() {
    const server = this.#server;
    if (isManaged(server) && this.cloud.clusterAt(server) === undefined) {
      throw new Error(`dial tcp: lookup ${hostOf(server)}: no such host`);
    }
  }

  #checkPlace(object) {
    const { apiVersion, kind, metadata } = object;
    const { namespace } = metadata;
    if (namespace !== undefined && !NAMESPACES.includes(namespace) && !this.#has('Namespace', namespace)) {
      throw new Error(`namespaces "${namespace}" not found`);
    }
    // Helm keeps releases in Secrets.
    if (kind !== 'Release') this.#checkServed(apiVersion.includes('/') ? apiVersion.split('/')[0] : '', kind, object);
  }

  #checkServed(group, kind, wanted) {
    if (SERVED.test(group)) return;
    const defines = ({ spec }) => spec?.group === group && spec.names?.kind === kind;
    const served = this.#objects().some((object) => defines(object) || groupsServedBy(object).includes(group));
    if (served || groupsServedByClouds(this.#server, this.cloud, wanted).includes(group)) return;
    throw new Error(`no matches for kind "${kind}" in group "${group}"`);
  }

  #has(kind, name) {
    return this.#objects().some((object) => object.kind === kind && object.metadata.name === name);
  }

  #objects() {
    return readdirSync(this.folder)
      .map((file) => JSON.parse(readFileSync(path.join(this.folder, file), 'utf8')))
      .filter(({ server }) => server === this.#server)
      .map(({ object }) => object);
  }

  #write(urn, object) {
    writeFileSync(
      this.#file(object),
      JSON.stringify({ urn, kubeconfig: this.kubeconfig, server: this.#server, object }),
    );
  }

  #file(object) {
    const hash = createHash('sha256')
      .update(`${this.#server ?? ''} ${describe(object)}`)
      .digest('hex');
    return path.join(this.folder, `${hash.slice(0, 24)}.json`);
  }
}

/** What tells an object from every other of a cluster. */
export function describe({ apiVersion, kind, metadata: { namespace, name } }) {
  return [apiVersion, kind, namespace, name].filter((part) => part !== undefined).join(' ');
}
