/**
 * Pulumi programs on the real engine, with stubs of the providers of Kubernetes and of clouds that are as strict as what they
 * stand for. `describeWithEngine` is for programs without a cloud, `describeWithAws` and its siblings for those with one.
 *
 * - `createStack(program, { name, home, config, outputs })` makes a stack; `preview`, `up` and `destroy` run it, and
 *   reject when the engine fails. The second `up(program)` is a change. `changes` counts what happened, `steps` are the
 *   resources: `steps.find(…)?.op` is `'replace'` and `keys` the inputs that forced it where a change makes another.
 * - `state()` is the state (see state.ts: `named`, `ofType`, `dependenciesOf`), `objects()` what is in the clusters,
 *   `cloud()` what is in clouds. Stacks that share a `home` share both.
 * - Failures that a program or an `apply` throws need a process of their own: child/attempt.ts.
 *
 * AWS is account 123456789012 in eu-central-1: a provider with a `region` or with `assumeRoles` is elsewhere. Google Cloud is
 * the project my-project, with the number 123456789012. Azure is the subscription 00000000-0000-0000-0000-000000000001 in
 * westeurope. Ids and outputs follow from URNs. A preview leaves unknown what a cloud only says once it has made an object. A
 * module that sdks.ts does not list is refused; what objects of a module say of themselves is in
 * provider/<cloud>/identity*.mjs, which inputs make another object in replacements.mjs, which functions answer in
 * functions.mjs.
 *
 * A cloud checks inputs by the declarations of the SDK and the models of its API, and refuses what comes at the wrong time:
 * on AWS, a cluster before the policies of its role, nodes before their pod network (the add-on vpc-cni, the self-managed
 * one, or the release of a CNI on that cluster), coredns before nodes, a Pod Identity association after the pods; on Google
 * Cloud, a cluster before it may use its subnet or its key, nodes before their account's roles or under a taint that nobody
 * takes off; on Azure, a cluster before its identity may use its subnets, or where these lead nowhere; everywhere, deletions
 * before that of what uses the object. See provider/<cloud>/{creation,deletion}-rules*.mjs.
 * The Kubernetes stub reaches an API server of a cloud only while its cluster exists; clusters with different servers are
 * different clusters.
 *
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type DiagnosticEvent,
  type EngineEvent,
  LocalWorkspace,
  PulumiCommand,
  type StepEventMetadata,
} from '@pulumi/pulumi/automation';
import { type Home, makeHome } from './home';
import { type StackState, stackState } from './state';

/** A Pulumi program. What it returns is only waited for. */
export type Program = () => unknown;

/** What an operation did, or would do. */
export interface Operation {
  /** How many resources it created, updated, left the same … */
  readonly changes: Readonly<Record<string, number>>;
  /** Every resource that it looked at. */
  readonly steps: readonly StepEventMetadata[];
  /** What it said. */
  readonly diagnostics: readonly DiagnosticEvent[];
}

/** An object of a stub cluster. */
export interface ClusterObject {
  readonly urn: string;
  /** How its provider reached the cluster; `ambient` if it was not told. */
  readonly kubeconfig: string;
  /** The API server that its kubeconfig names. */
  readonly server?: string;
  readonly object: { readonly kind: string; readonly metadata: { readonly name: string; readonly namespace?: string } };
}

/** An object of the stub of a cloud. */
export interface CloudObject {
  readonly urn: string;
  /** Its module in the SDK, like `eks/cluster`. */
  readonly module: string;
  readonly id: string;
  /** An account of AWS, a project of Google Cloud, a subscription of Azure. */
  readonly account: string;
  readonly region: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** A program on the real engine, with a backend, stub clusters and stubs of clouds of its own. */
export interface TestStack {
  readonly home: Home;
  /** @param program - what to run from now on. */
  preview(program?: Program): Promise<Operation>;
  /** @param program - what to run from now on. */
  up(program?: Program): Promise<Operation>;
  destroy(): Promise<Operation>;
  /** The state as the backend keeps it: `exportStack` would decrypt its secrets. */
  stored(): string;
  /** The state, read. */
  state(): StackState;
  /** What is in the clusters. */
  objects(): readonly ClusterObject[];
  /** What is in clouds. */
  cloud(): readonly CloudObject[];
  /** What the last operation said, also if it failed. */
  diagnostics(): readonly DiagnosticEvent[];
}

/** What is special about a stack. */
export interface StackOptions {
  /** @defaultValue `'test'` */
  readonly name?: string;
  /** Another stack's, to be known to it. @defaultValue one of its own */
  readonly home?: Home;
  /** @defaultValue none */
  readonly config?: Readonly<Record<string, string>>;
  /** Called when an operation begins: ends it. @defaultValue nothing does */
  readonly signal?: () => AbortSignal;
  /** Outputs. @defaultValue none */
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** The project of every stack. */
export const PROJECT = 'engine-tests';

/** Makes a stack, to be removed with its home. */
export async function createStack(program: Program, options: StackOptions = {}): Promise<TestStack> {
  // The engine and the SDK read these; a test must not depend on who runs it.
  for (const name of Object.keys(process.env))
    if (/^(PULUMI_|AWS_|AZURE_|ARM_|GOOGLE_|GCLOUD_|CLOUDSDK_|KUBECONFIG$)/.test(name)) delete process.env[name];
  const { name = 'test', home = makeHome(), config = {}, signal, outputs } = options;
  let current = program;
  const run = async (): Promise<Record<string, unknown> | undefined> => {
    await current();
    return outputs;
  };
  const stack = await LocalWorkspace.createStack(
    { stackName: name, projectName: PROJECT, program: run },
    {
      pulumiCommand: await PulumiCommand.get({ root: home.run }),
      pulumiHome: home.folder,
      workDir: home.work,
      projectSettings: { name: PROJECT, runtime: 'nodejs', backend: { url: `file://${home.backend}` } },
      envVars: {
        PULUMI_CONFIG_PASSPHRASE: '',
        PULUMI_SKIP_UPDATE_CHECK: '1',
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true',
      },
    },
  );
  for (const [key, value] of Object.entries(config)) await stack.setConfig(key, { value });
  let events: EngineEvent[] = [];
  const operate = async (operation: 'preview' | 'up' | 'destroy', next?: Program): Promise<Operation> => {
    current = next ?? current;
    events = [];
    await stack[operation]({
      onEvent: (event: EngineEvent) => events.push(event),
      color: 'never',
      ...(signal && { signal: signal() }),
    });
    return {
      changes: events.find(({ summaryEvent }) => summaryEvent)?.summaryEvent?.resourceChanges ?? {},
      steps: events.flatMap(({ resourcePreEvent }) => resourcePreEvent?.metadata ?? []),
      diagnostics: diagnosticsOf(events),
    };
  };
  const stored = (): string =>
    readFileSync(path.join(home.backend, '.pulumi', 'stacks', PROJECT, `${name}.json`), 'utf8');
  return {
    home,
    preview: (next) => operate('preview', next),
    up: (next) => operate('up', next),
    destroy: () => operate('destroy'),
    stored,
    state: () => stackState(stored()),
    objects: () => readFolder<ClusterObject>(home.cluster),
    cloud: () => readFolder<CloudObject>(home.cloud),
    diagnostics: () => diagnosticsOf(events),
  };
}

function readFolder<T>(folder: string): readonly T[] {
  return readdirSync(folder).map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as T);
}

function diagnosticsOf(events: readonly EngineEvent[]): readonly DiagnosticEvent[] {
  // The engine also sends what it would only write to its own log.
  const said = ['info', 'info#err', 'warning', 'error'];
  return events.flatMap(({ diagnosticEvent: one }) => (one !== undefined && said.includes(one.severity) ? [one] : []));
}
