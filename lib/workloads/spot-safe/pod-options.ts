import type { Quantity } from '../../core/resources';
import type { Toleration } from '../../core/tolerations';
import type { Values } from '../../core/values';

/**
 * What runs in a pod, in the words of Kubernetes' PodSpec. What decides where it runs, how it ends and when it is ready is
 * made from the other options; what is said of it here is checked against them.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec
 */
export interface PodOptions<S = string> {
  /**
   * What runs in it. The first one serves.
   * @minItems 1
   * @maxItems 50
   */
  readonly containers: readonly ContainerOptions<S>[];
  /**
   * What runs before, or beside with restartPolicy Always.
   * @maxItems 50
   * @defaultValue none
   */
  readonly initContainers?: readonly ContainerOptions<S>[];
  /** Volumes. @defaultValue none */
  readonly volumes?: readonly Values<S>[];
  /**
   * More labels of the pod.
   * @defaultValue none
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Annotations of the pod.
   * @defaultValue none
   */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Labels that its node must have. @defaultValue those of the nodes that were chosen */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** Rules about nodes and neighbours, besides those about zones and nodes that are made. @defaultValue none */
  readonly affinity?: Values<S>;
  /**
   * Constraints in addition. Those on zones and host names are made, and none of these may weaken them.
   * @maxItems 8
   * @defaultValue none
   */
  readonly topologySpreadConstraints?: readonly SpreadConstraintOptions[];
  /**
   * Taints that it lives with, in addition.
   * @maxItems 50
   * @defaultValue those of the spot nodes
   */
  readonly tolerations?: readonly Toleration[];
  /**
   * Whether its containers see each other's processes.
   * @defaultValue `false`
   */
  readonly shareProcessNamespace?: boolean;
  /** The service account that it acts as. @defaultValue `'default'` */
  readonly serviceAccountName?: string;
  /** Whether it is given a token of its service account. @defaultValue as the service account says */
  readonly automountServiceAccountToken?: boolean;
  /** Rights of all its containers, and the group of its volumes. @defaultValue none */
  readonly securityContext?: Values<S>;
  /** What registries of images ask for. @defaultValue those of the service account */
  readonly imagePullSecrets?: readonly Values<S>[];
  /** The RuntimeClass that runs it. @defaultValue the nodes' own */
  readonly runtimeClassName?: string;
  /** Who places it. Another scheduler must know the same constraints. @defaultValue `'default-scheduler'` */
  readonly schedulerName?: string;
  /** Whether it has the network of its node. @defaultValue `false` */
  readonly hostNetwork?: boolean;
  /** Whether its users are those of the node. @defaultValue `true` */
  readonly hostUsers?: boolean;
  /** Names that it knows besides those of DNS. @defaultValue none */
  readonly hostAliases?: readonly Values<S>[];
  /** Whom it asks for names. @defaultValue `'ClusterFirst'` */
  readonly dnsPolicy?: string;
  /** How it asks for names. @defaultValue none */
  readonly dnsConfig?: Values<S>;
  /** Whether it has variables of the environment for each Service. @defaultValue `true` */
  readonly enableServiceLinks?: boolean;
  /** Conditions that others set, without which it is not ready. @defaultValue none */
  readonly readinessGates?: readonly Values<S>[];
  /** Devices that it claims. @defaultValue none */
  readonly resourceClaims?: readonly Values<S>[];
}

/**
 * A container, in the words of Kubernetes.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container
 */
export interface ContainerOptions<S = string> {
  /** A DNS label, unique in the pod. */
  readonly name: string;
  /** The image, with its tag or digest. */
  readonly image: S;
  /** When the image is fetched. @defaultValue `'Always'` for the tag latest, otherwise `'IfNotPresent'` */
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
  /** What runs. @defaultValue that of the image */
  readonly command?: readonly S[];
  /** Its arguments. @defaultValue those of the image */
  readonly args?: readonly S[];
  /** The folder that it runs in. @defaultValue that of the image */
  readonly workingDir?: string;
  /**
   * Ports that it listens on.
   * @maxItems 100
   * @defaultValue none
   */
  readonly ports?: readonly ContainerPortOptions[];
  /** Variables of its environment. @defaultValue none */
  readonly env?: readonly Values<S>[];
  /** Where more variables come from. @defaultValue none */
  readonly envFrom?: readonly Values<S>[];
  /** What is set aside for it, and what it never exceeds. @defaultValue nothing */
  readonly resources?: ContainerResources;
  /** Where volumes are in its file system. @defaultValue none */
  readonly volumeMounts?: readonly Values<S>[];
  /** Where volumes are that it has as devices. @defaultValue none */
  readonly volumeDevices?: readonly Values<S>[];
  /** What is done as it starts and ends. The first container's `preStop` is made, unless one is given. @defaultValue none */
  readonly lifecycle?: ContainerLifecycle<S>;
  /** When it is begun again. @defaultValue none */
  readonly livenessProbe?: Values<S>;
  /** When it is ready. The first container's is made. @defaultValue none */
  readonly readinessProbe?: Values<S>;
  /** When it has started: until then nothing else is asked. @defaultValue none */
  readonly startupProbe?: Values<S>;
  /** Its rights. @defaultValue none */
  readonly securityContext?: Values<S>;
  /** `Always` makes an init container run beside the others. @defaultValue that of the pod */
  readonly restartPolicy?: 'Always';
  /** Where its last words come from. @defaultValue `'File'` */
  readonly terminationMessagePolicy?: 'File' | 'FallbackToLogsOnError';
}

/** A port of a container. */
export interface ContainerPortOptions {
  /** At most 15 lower-case letters, digits and `-`. @defaultValue none */
  readonly name?: string;
  /**
   * The port.
   * @minimum 1
   * @maximum 65535
   * @asType integer
   */
  readonly containerPort: number;
  /** Transport protocol. @defaultValue `'TCP'` */
  readonly protocol?: 'TCP' | 'UDP' | 'SCTP';
}

/** What is set aside for a container, and what it never exceeds. */
export interface ContainerResources {
  /** What the scheduler sets aside, by resource: `cpu`, `memory`, `ephemeral-storage` … @defaultValue the limits */
  readonly requests?: Readonly<Record<string, Quantity>>;
  /** What is never exceeded. @defaultValue none */
  readonly limits?: Readonly<Record<string, Quantity>>;
}

/** What is done as a container starts and ends. */
export interface ContainerLifecycle<S = string> {
  /** As it starts. @defaultValue nothing */
  readonly postStart?: Values<S>;
  /** Before it is told to end. @defaultValue waiting, as `drain` says */
  readonly preStop?: PreStopOptions<S>;
}

/** What is done before a container is told to end. One of these. */
export interface PreStopOptions<S = string> {
  /** A program of the image. @defaultValue none */
  readonly exec?: {
    /** The program and its arguments. */
    readonly command: readonly S[];
  };
  /** A request. @defaultValue none */
  readonly httpGet?: Values<S>;
  /** Waiting. @defaultValue none */
  readonly sleep?: {
    /**
     * Seconds.
     * @minimum 0
     * @maximum 86400
     * @asType integer
     */
    readonly seconds: number;
  };
}

/** A constraint on how pods are spread. */
export interface SpreadConstraintOptions {
  /**
   * How many more pods than in the emptiest domain there may be in another.
   * @minimum 1
   * @asType integer
   */
  readonly maxSkew: number;
  /** A label of nodes. */
  readonly topologyKey: string;
  /** What happens to a pod that cannot be placed. Kubernetes has no default. @defaultValue none, and it is refused */
  readonly whenUnsatisfiable?: 'DoNotSchedule' | 'ScheduleAnyway';
  /**
   * Domains that must be there: until then, the emptiest has no pods.
   * @minimum 1
   * @asType integer
   * @defaultValue `1`
   */
  readonly minDomains?: number;
  /** Whose pods are counted. @defaultValue none, and it is refused */
  readonly labelSelector?: {
    /** Labels that they have. */
    readonly matchLabels?: Readonly<Record<string, string>>;
    /** What their labels must meet. */
    readonly matchExpressions?: readonly Values[];
  };
  /** Keys whose values are those of the pod itself. @defaultValue none */
  readonly matchLabelKeys?: readonly string[];
  /** Whether only nodes count that the pod chooses. @defaultValue `'Honor'` */
  readonly nodeAffinityPolicy?: 'Honor' | 'Ignore';
  /** Whether only nodes count whose taints the pod lives with. @defaultValue `'Ignore'` */
  readonly nodeTaintsPolicy?: 'Honor' | 'Ignore';
}
