/** What an event is about. `PROCESS_EXEC`, `PROCESS_EXIT`: processes begin and end. The others: hooks of policies. */
export type EventType =
  | 'PROCESS_EXEC'
  | 'PROCESS_EXIT'
  | 'PROCESS_KPROBE'
  | 'PROCESS_LOADER'
  | 'PROCESS_LSM'
  | 'PROCESS_THROTTLE'
  | 'PROCESS_TRACEPOINT'
  | 'PROCESS_UPROBE'
  | 'PROCESS_USDT'
  | 'RATE_LIMIT_INFO';

/**
 * Which events are meant: everything in a filter must hold, of each list one. Empty: all.
 * @see https://tetragon.io/docs/concepts/events/#export-filtering
 */
export interface EventFilter {
  /**
   * What they are about.
   * @minItems 1
   * @maxItems 10
   * @defaultValue any
   */
  readonly eventTypes?: readonly EventType[];
  /**
   * Namespaces of pods. The empty string stands for processes of the node itself.
   * @minItems 1
   * @maxItems 200
   * @defaultValue any
   */
  readonly namespaces?: readonly string[];
  /**
   * Names of pods, as regular expressions.
   * @minItems 1
   * @maxItems 100
   * @defaultValue any
   */
  readonly pods?: readonly RegularExpression[];
  /**
   * Labels of pods, as selectors are written on the command line: `app=shop,tier!=cache`.
   * @minItems 1
   * @maxItems 100
   * @defaultValue any
   */
  readonly podLabels?: readonly string[];
  /**
   * Names of containers, as regular expressions.
   * @minItems 1
   * @maxItems 100
   * @defaultValue any
   */
  readonly containers?: readonly RegularExpression[];
  /**
   * Paths of programs, as regular expressions.
   * @minItems 1
   * @maxItems 100
   * @defaultValue any
   */
  readonly binaries?: readonly RegularExpression[];
  /**
   * Paths of the programs that started them, as regular expressions.
   * @minItems 1
   * @maxItems 100
   * @defaultValue any
   */
  readonly parentBinaries?: readonly RegularExpression[];
  /**
   * Arguments of programs, as regular expressions.
   * @minItems 1
   * @maxItems 100
   * @defaultValue any
   */
  readonly arguments?: readonly RegularExpression[];
  /**
   * Names of policies.
   * @minItems 1
   * @maxItems 100
   * @defaultValue any
   */
  readonly policies?: readonly string[];
  /**
   * Whether they come of health probes of the kubelet.
   * @defaultValue either
   */
  readonly healthCheck?: boolean;
  /**
   * Whether the process descends from the container's first one. Not so: it was put there, as by `kubectl exec`.
   * @defaultValue either
   */
  readonly inInitTree?: boolean;
}

/**
 * A regular expression of RE2.
 * @minLength 1
 * @maxLength 1000
 */
export type RegularExpression = string;

/** What is taken out of the arguments of programs in events: passwords and tokens. */
export interface Redaction {
  /**
   * Regular expressions. What their groups match is replaced.
   * @minItems 1
   * @maxItems 100
   */
  readonly redact: readonly RegularExpression[];
  /**
   * Paths of the programs that are meant, as regular expressions.
   * @minItems 1
   * @maxItems 100
   * @defaultValue all
   */
  readonly binaries?: readonly RegularExpression[];
}

/** Which events leave the agent. */
export interface EventOptions {
  /**
   * Only these: of any filter.
   * @maxItems 100
   * @defaultValue processes that begin and end, and what hooks of policies report
   */
  readonly allow?: readonly EventFilter[];
  /**
   * None of these, whatever is allowed.
   * @maxItems 100
   * @defaultValue health probes; processes of nodes and of the namespaces `cilium` and `kube-system`
   */
  readonly deny?: readonly EventFilter[];
  /**
   * The most events a minute and node. More are dropped, and counted.
   * @minimum 1
   * @maximum 10000000
   * @asType integer
   * @defaultValue all
   */
  readonly rateLimit?: number;
  /**
   * What is taken out of the arguments of programs.
   * @maxItems 100
   * @defaultValue nothing
   */
  readonly redactions?: readonly Redaction[];
}

/** What the agent's chart allows if nobody says otherwise. */
export const DEFAULT_ALLOW: readonly EventFilter[] = [
  {
    eventTypes: [
      'PROCESS_EXEC',
      'PROCESS_EXIT',
      'PROCESS_KPROBE',
      'PROCESS_UPROBE',
      'PROCESS_TRACEPOINT',
      'PROCESS_LSM',
    ],
  },
];

/** What the agent's chart denies if nobody says otherwise. */
export const DEFAULT_DENY: readonly EventFilter[] = [
  { healthCheck: true },
  { namespaces: ['', 'cilium', 'kube-system'] },
];

/** The names that the agent has for what a filter says. */
const KEYS: Readonly<Record<keyof EventFilter, string>> = {
  eventTypes: 'event_set',
  namespaces: 'namespace',
  pods: 'pod_regex',
  podLabels: 'labels',
  containers: 'container_name_regex',
  binaries: 'binary_regex',
  parentBinaries: 'parent_binary_regex',
  arguments: 'arguments_regex',
  policies: 'policy_names',
  healthCheck: 'health_check',
  inInitTree: 'in_init_tree',
};

/** Filters as the agent reads them: an object of JSON a line. */
export function filterLines(filters: readonly EventFilter[]): string {
  return lines(
    filters.map((filter) =>
      Object.fromEntries(
        Object.entries(filter)
          .filter(([, value]) => value !== undefined)
          .map(([key, value]) => [KEYS[key as keyof EventFilter], value as unknown]),
      ),
    ),
  );
}

/** Redactions as the agent reads them: an object of JSON a line. */
export function redactionLines(redactions: readonly Redaction[]): string {
  return lines(redactions.map(({ binaries, redact }) => ({ ...(binaries && { binary_regex: binaries }), redact })));
}

function lines(objects: readonly object[]): string {
  return objects.map((object) => JSON.stringify(object)).join('\n');
}
