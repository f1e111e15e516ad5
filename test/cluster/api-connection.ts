import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';

/** Something that the API server refused. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    what: string,
    readonly status: number,
    body: string,
  ) {
    super(`${what}: ${status} ${messageOf(body)}`);
  }
}

interface Kubeconfig {
  readonly clusters: readonly [
    { readonly cluster: { readonly server: string; readonly 'certificate-authority': string } },
  ];
  readonly users: readonly [{ readonly user: { readonly token: string } }];
}

/** Requests to one API server, with what its kubeconfig file says. */
export class ApiConnection {
  /** What the API server warned of, such as deprecated kinds. */
  readonly warnings: string[] = [];
  readonly #server: URL;
  readonly #agent: Agent;
  readonly #token: string;

  constructor(kubeconfig: string) {
    const config = JSON.parse(readFileSync(kubeconfig, 'utf8')) as Kubeconfig;
    const [{ cluster }] = config.clusters;
    this.#server = new URL(cluster.server);
    this.#token = config.users[0].user.token;
    this.#agent = new Agent({ keepAlive: true, ca: readFileSync(cluster['certificate-authority']) });
  }

  /**
   * Sends a request, and returns the body of the answer.
   *
   * @throws {@link ApiError} if the API server refuses it.
   */
  send(method: string, path: string, body?: string, type = 'application/json'): Promise<string> {
    return new Promise((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${this.#token}`,
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': type, 'content-length': Buffer.byteLength(body) }),
      };
      const outgoing = request(new URL(path, this.#server), { method, headers, agent: this.#agent }, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const status = incoming.statusCode ?? 0;
          const warning = incoming.headers.warning;
          if (warning !== undefined) this.warnings.push(warning);
          if (status >= 200 && status < 300) resolve(text);
          else reject(new ApiError(`${method} ${path}`, status, text));
        });
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  /** Reads an answer that does not end, line by line, until it does or the signal says so. */
  follow(path: string, onLine: (line: string) => void, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const headers = { authorization: `Bearer ${this.#token}`, accept: 'application/json' };
      const outgoing = request(new URL(path, this.#server), { headers, agent: this.#agent, signal }, (incoming) => {
        let rest = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (chunk: string) => {
          const lines = (rest + chunk).split('\n');
          rest = lines.pop() ?? '';
          for (const line of lines) onLine(line);
        });
        incoming.once('error', () => resolve());
        incoming.once('end', () => resolve());
      });
      outgoing.once('error', () => resolve());
      outgoing.end();
    });
  }
}

function messageOf(body: string): string {
  try {
    return (JSON.parse(body) as { readonly message?: string }).message ?? body;
  } catch {
    return body;
  }
}
