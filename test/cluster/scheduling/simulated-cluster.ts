import type { KubernetesObject } from '../../../lib/core/plan';
import { isTree } from '../../../lib/core/values';
import { ApiError } from '../api-connection';
import type { ControlPlane } from '../control-plane';
import type { Daemon } from '../daemon';
import type { Kubernetes } from '../kubernetes';
import { poll } from '../polling';
import { isLabelled, isReady, isUnschedulable, isUsable, type LiveNode, type LivePod } from './live-pod';
import { Mirror } from './mirror';
import { runKubelets, startSimulation } from './simulated-control-plane';
import { type NodeShape, simulatedNode, ZONE } from './simulated-node';

/** Longer than the scheduler waits before it tries a pod again: what finds no node by then finds none. */
const QUIET_MILLISECONDS = 2200;

/** What makes pods, before the pods themselves: none comes back. */
const WORKLOADS = ['apps/v1/deployments', 'apps/v1/statefulsets', 'apps/v1/replicasets', 'batch/v1/jobs'];

/** Labels that pods are found by. */
export type Labels = Readonly<Record<string, string>>;

/** The least and the most of a number while something happened. */
export interface Extremes {
  readonly least: number;
  readonly most: number;
}

/** A cluster whose machines are simulated: nodes come and go at will, everything else is real. */
export class SimulatedCluster {
  readonly #observers = new Set<() => void>();
  readonly #namespaces: string[] = [];
  #pods!: Mirror<LivePod>;
  #nodes!: Mirror<LiveNode>;
  #changedAt = Date.now();
  #made = 0;

  private constructor(
    private readonly plane: ControlPlane,
    readonly client: Kubernetes,
  ) {}

  static async start(): Promise<SimulatedCluster> {
    const plane = await startSimulation();
    const cluster = new SimulatedCluster(plane, plane.client);
    const changed = (): void => {
      cluster.#changedAt = Date.now();
      for (const observe of cluster.#observers) observe();
    };
    const { connection } = cluster.client;
    cluster.#nodes = await Mirror.of(connection, '/api/v1/nodes', changed);
    cluster.#pods = await Mirror.of(connection, '/api/v1/pods', changed);
    return cluster;
  }

  async stop(): Promise<void> {
    await this.#pods.stop();
    await this.#nodes.stop();
    await this.plane.stop();
  }

  get nodes(): readonly LiveNode[] {
    return this.#nodes.all;
  }

  /** Whether nothing has changed for so long that nothing will. */
  get isQuiet(): boolean {
    return Date.now() - this.#changedAt > QUIET_MILLISECONDS;
  }

  /** The pods that have some labels. */
  pods(labels: Labels = {}): readonly LivePod[] {
    return this.#pods.all.filter((pod) => isLabelled(pod, labels));
  }

  /** The names of the nodes of a zone. */
  nodesOf(zone: string): readonly string[] {
    return this.nodes.filter(({ metadata }) => metadata.labels[ZONE] === zone).map(({ metadata }) => metadata.name);
  }

  /** Starts kubelets that may be stopped while the cluster goes on, for nodes that name them. */
  startKubelets(name: string): Daemon {
    return runKubelets(this.plane, name, '10.65.0.1/16');
  }

  /** Adds nodes to a zone, and waits until they may be used. Returns their names. */
  async addNodes(zone: string, count: number, shape: NodeShape = {}): Promise<readonly string[]> {
    const names = Array.from({ length: count }, () => {
      this.#made += 1;
      return `${zone}-${this.#made}`;
    });
    await Promise.all(names.map((name) => this.send('POST', '/api/v1/nodes', simulatedNode(name, zone, shape))));
    await this.until(`nodes of zone ${zone} are usable`, () => {
      const usable = this.nodes.filter((node) => names.includes(node.metadata.name) && isUsable(node));
      return usable.length === names.length;
    });
    return names;
  }

  /** Applies objects in their order. */
  async apply(objects: readonly KubernetesObject[]): Promise<void> {
    for (const object of objects) await this.client.apply(object);
  }

  /** Sends a request that the client has no word for. `PATCH` is a merge patch. */
  async send(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<void> {
    const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
    await this.client.connection.send(method, path, body === undefined ? undefined : JSON.stringify(body), type);
  }

  /** Removes what is at a path at once, if it is still there. */
  async remove(path: string): Promise<void> {
    try {
      await this.send('DELETE', `${path}?gracePeriodSeconds=0&propagationPolicy=Background`);
    } catch (error) {
      if (!(error instanceof ApiError && error.status === 404)) throw error;
    }
  }

  /** Removes pods at once, whatever they would still do. */
  async kill(pods: readonly LivePod[]): Promise<void> {
    await Promise.all(
      pods.map(({ metadata: { name, namespace } }) => this.remove(`/api/v1/namespaces/${namespace}/pods/${name}`)),
    );
  }

  /** Waits until something holds, whatever else happens meanwhile. */
  async until(what: string, holds: () => boolean, seconds = 60): Promise<void> {
    try {
      await poll(what, async () => (holds() ? true : undefined), seconds);
    } catch (error) {
      const pods = this.pods().map((pod) => {
        const state = isReady(pod) ? 'Ready' : isUnschedulable(pod) ? 'finds no node' : (pod.status.phase ?? 'new');
        return `${pod.metadata.name} ${pod.spec.nodeName ?? '-'} ${state}`;
      });
      throw new Error([String(error), ...this.plane.obituaries(), ...pods].join('\n'));
    }
  }

  /** Waits until as many pods with some labels are Ready, and there are no others. */
  async allReady(labels: Labels, count: number): Promise<void> {
    await this.until(`${count} pods are Ready, and no others are there`, () => {
      const pods = this.pods(labels);
      return pods.length === count && pods.every(isReady);
    });
  }

  /**
   * Waits until each of as many pods is Ready, or finds no node and will not.
   *
   * @returns how many are Ready.
   */
  async settled(labels: Labels, count: number): Promise<number> {
    await this.until(`${count} pods are Ready, or find no node for good`, () => {
      const pods = this.pods(labels);
      if (pods.length !== count) return false;
      const waiting = pods.filter((pod) => !isReady(pod));
      return waiting.length === 0 || (waiting.every(isUnschedulable) && this.isQuiet);
    });
    return this.pods(labels).filter(isReady).length;
  }

  /** Waits until a ReplicaSet of a namespace says that it cannot make pods. */
  async failsToCreate(namespace: string): Promise<void> {
    await poll(`a ReplicaSet of ${namespace} fails to make pods`, async () => {
      const sets = await this.client.list(`/apis/apps/v1/namespaces/${namespace}/replicasets`);
      const failed = sets.filter(({ status }) => isTree(status) && JSON.stringify(status).includes('FailedCreate'));
      return failed.length > 0 ? true : undefined;
    });
  }

  /** Watches numbers while something happens. */
  async during<Name extends string>(
    measures: Readonly<Record<Name, () => number>>,
    happens: () => Promise<void>,
  ): Promise<Readonly<Record<Name, Extremes>>> {
    const names = Object.keys(measures) as Name[];
    const seen = new Map<Name, Extremes>();
    const observe = (): void => {
      for (const name of names) {
        const now = measures[name]();
        const { least, most } = seen.get(name) ?? { least: now, most: now };
        seen.set(name, { least: Math.min(least, now), most: Math.max(most, now) });
      }
    };
    observe();
    this.#observers.add(observe);
    try {
      await happens();
    } finally {
      this.#observers.delete(observe);
    }
    return Object.fromEntries(seen) as Record<Name, Extremes>;
  }

  /** Takes away everything that earlier tests made, and returns the name of a namespace that none has used. */
  async fresh(): Promise<string> {
    for (const namespace of this.#namespaces.splice(0)) {
      const inside = (collection: string): string => {
        const [group, version, kind] = collection.split('/');
        return `/apis/${group}/${version}/namespaces/${namespace}/${kind}`;
      };
      await this.remove(inside('autoscaling/v2/horizontalpodautoscalers'));
      await this.remove(inside('policy/v1/poddisruptionbudgets'));
      for (const workload of WORKLOADS) await this.remove(inside(workload));
    }
    await this.remove('/api/v1/nodes');
    await poll('pods of earlier tests are gone', async () => {
      await this.kill(this.pods());
      return this.pods().length === 0 && this.nodes.length === 0 ? true : undefined;
    });
    for (const { metadata } of await this.client.list('/apis/scheduling.k8s.io/v1/priorityclasses'))
      if (!metadata.name.startsWith('system-'))
        await this.remove(`/apis/scheduling.k8s.io/v1/priorityclasses/${metadata.name}`);
    this.#made += 1;
    const namespace = `shop-${this.#made}`;
    await this.client.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
    this.#namespaces.push(namespace);
    return namespace;
  }
}
