import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Daemon } from './daemon';
import { binary } from './environment';
import { Kubernetes } from './kubernetes';
import { poll } from './polling';
import { freePorts } from './ports';

/** How to run an API server differently. */
export interface ControlPlaneOptions {
  /** @defaultValue both IP families */
  readonly serviceRange?: string;
  /** More flags for kube-apiserver. */
  readonly flags?: readonly string[];
}

/** A port that was free a moment ago may be taken by another program before ours binds it. */
const ATTEMPTS = 3;

/** A real etcd and kube-apiserver on loopback, with keys and a token of their own that end with them. */
export class ControlPlane {
  readonly #folder: string;
  readonly #daemons: Daemon[] = [];

  private constructor() {
    this.#folder = mkdtempSync(join(tmpdir(), 'cluster-blueprints-control-plane-'));
  }

  /**
   * Starts one and waits until it is ready.
   *
   * @throws Error with the end of what a program said if it gives up.
   */
  static async start(options: ControlPlaneOptions = {}): Promise<ControlPlane> {
    for (let attempt = 1; ; attempt += 1) {
      const plane = new ControlPlane();
      try {
        await plane.#launch(options);
        return plane;
      } catch (error) {
        await plane.stop();
        const isLostRace = error instanceof Error && error.message.includes('address already in use');
        if (!isLostRace || attempt === ATTEMPTS) throw error;
      }
    }
  }

  /** Path of a kubeconfig file with every permission. */
  get kubeconfig(): string {
    return this.file('kubeconfig');
  }

  /** Path of a file that goes with the control plane. */
  file(name: string): string {
    return join(this.#folder, name);
  }

  /** Starts one more program, which ends with the control plane. Its output goes to a file of its name. */
  run(program: string, args: readonly string[], name = program): Daemon {
    const daemon = new Daemon(binary(program), args, this.file(`${name}.log`));
    this.#daemons.push(daemon);
    return daemon;
  }

  /** What programs said last that have ended although nobody asked them to. */
  obituaries(): readonly string[] {
    return this.#daemons.filter(({ isRunning }) => !isRunning).map(({ output }) => lastLines(output));
  }

  /** A client with every permission. */
  get client(): Kubernetes {
    return new Kubernetes(this.kubeconfig);
  }

  /** The API server first: without etcd it would wait for it instead of ending. */
  async stop(): Promise<void> {
    for (const daemon of this.#daemons.splice(0).reverse()) await daemon.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #launch({ serviceRange = '10.96.0.0/16,fd00:10:96::/112', flags = [] }: ControlPlaneOptions): Promise<void> {
    const file = (name: string): string => this.file(name);
    const [client, peer, secure] = await freePorts(3);
    const token = randomBytes(24).toString('hex');
    const keys = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    writeFileSync(file('tokens.csv'), `${token},admin,admin,"system:masters"\n`, { mode: 0o600 });
    writeFileSync(file('service-accounts.key'), keys.privateKey, { mode: 0o600 });
    writeFileSync(file('service-accounts.pub'), keys.publicKey);
    const [clients, peers] = [`http://127.0.0.1:${client}`, `http://127.0.0.1:${peer}`];
    this.run('etcd', [
      `--data-dir=${file('etcd')}`,
      `--listen-client-urls=${clients}`,
      `--advertise-client-urls=${clients}`,
      `--listen-peer-urls=${peers}`,
      `--initial-advertise-peer-urls=${peers}`,
      `--initial-cluster=default=${peers}`,
      '--unsafe-no-fsync',
      '--log-level=warn',
    ]);
    this.run('kube-apiserver', [
      `--etcd-servers=${clients}`,
      '--bind-address=127.0.0.1',
      '--advertise-address=127.0.0.1',
      '--endpoint-reconciler-type=none',
      `--secure-port=${secure}`,
      `--cert-dir=${file('certificates')}`,
      '--service-account-issuer=https://cluster.invalid',
      `--service-account-key-file=${file('service-accounts.pub')}`,
      `--service-account-signing-key-file=${file('service-accounts.key')}`,
      `--service-cluster-ip-range=${serviceRange}`,
      '--allow-privileged=true', // agents of CNIs are, and kubeadm and K3s allow it
      '--authorization-mode=AlwaysAllow',
      '--anonymous-auth=false',
      `--token-auth-file=${file('tokens.csv')}`,
      '--disable-admission-plugins=ServiceAccount', // no controller makes the default accounts that it asks for
      '--enable-priority-and-fairness=false',
      ...flags,
    ]);
    const certificate = join(file('certificates'), 'apiserver.crt');
    this.#writeKubeconfig({ server: `https://127.0.0.1:${secure}`, 'certificate-authority': certificate }, token);
    await poll('kube-apiserver is ready', async () => {
      const [ended] = this.obituaries();
      if (ended !== undefined) throw new Error(ended);
      return existsSync(certificate) && (await this.client.isReady()) ? true : undefined;
    });
  }

  #writeKubeconfig(cluster: Readonly<Record<string, string>>, token: string): void {
    const name = 'test';
    const config = {
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': name,
      clusters: [{ name, cluster }],
      users: [{ name, user: { token } }],
      contexts: [{ name, context: { cluster: name, user: name } }],
    };
    writeFileSync(this.kubeconfig, JSON.stringify(config), { mode: 0o600 });
  }
}

function lastLines(output: string): string {
  return output.trim().split('\n').slice(-5).join('\n');
}
