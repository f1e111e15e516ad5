import type { ApiConnection } from '../api-connection';
import type { LiveObject } from '../kubernetes';

interface Event<T> {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  readonly object: T;
}

interface List<T> {
  readonly metadata: { readonly resourceVersion: string };
  readonly items: readonly T[];
}

/** The objects under a path of the API as they are now, kept up to date by a watch. */
export class Mirror<T extends LiveObject> {
  readonly #objects = new Map<string, T>();
  readonly #stopped = new AbortController();
  #following: Promise<void> = Promise.resolve();

  private constructor(
    private readonly connection: ApiConnection,
    private readonly path: string,
    private readonly onChange: () => void,
  ) {}

  /**
   * Begins to follow a path such as `/api/v1/pods`.
   *
   * @param onChange - called after each change, one by one: no state in between is missed.
   */
  static async of<T extends LiveObject>(
    connection: ApiConnection,
    path: string,
    onChange: () => void,
  ): Promise<Mirror<T>> {
    const mirror = new Mirror<T>(connection, path, onChange);
    const version = await mirror.#list();
    mirror.#following = mirror.#follow(version);
    return mirror;
  }

  get all(): readonly T[] {
    return [...this.#objects.values()];
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#following;
  }

  async #list(): Promise<string> {
    const { metadata, items } = JSON.parse(await this.connection.send('GET', this.path)) as List<T>;
    this.#objects.clear();
    for (const item of items) this.#objects.set(item.metadata.uid, item);
    this.onChange();
    return metadata.resourceVersion;
  }

  async #follow(from: string): Promise<void> {
    const { signal } = this.#stopped;
    let version: string | undefined = from;
    while (!signal.aborted) {
      version ??= await this.#list();
      const query = `?watch=1&allowWatchBookmarks=true&resourceVersion=${version}`;
      const take = (line: string): void => {
        const { type, object } = JSON.parse(line) as Event<T>;
        // Too old to go on from: everything is read again.
        version = type === 'ERROR' ? undefined : object.metadata.resourceVersion;
        if (type !== 'ERROR' && type !== 'BOOKMARK') this.#apply(type, object);
      };
      await this.connection.follow(`${this.path}${query}`, take, signal);
    }
  }

  #apply(type: Event<T>['type'], object: T): void {
    if (type === 'DELETED') this.#objects.delete(object.metadata.uid);
    else this.#objects.set(object.metadata.uid, object);
    this.onChange();
  }
}
