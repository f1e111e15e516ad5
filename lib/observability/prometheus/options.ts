import type { ResourceRequirements } from '../../core/resources';
import type { Values } from '../../core/values';
import type { VolumeOptions } from '../../core/volume';
import type { ServiceEndpoint } from '../endpoint';
import type { NamespaceOptions } from '../namespace';

/**
 * Options of Prometheus with its operator, exporters and Grafana (kube-prometheus-stack). All have defaults.
 *
 * @typeParam S - what a string may be; see {@link Values}.
 * @see https://github.com/prometheus-community/helm-charts/tree/main/charts/kube-prometheus-stack
 */
export interface PrometheusOptions<S = string> extends NamespaceOptions {
  /**
   * The chart: a minor (`'88.5'`: the patch that is tested here) or an exact version. Supported: 88.5.
   * @defaultValue `'88.5'`
   */
  readonly version?: string;
  /**
   * What names of its objects begin with, at most 26 characters: changing it moves Prometheus to new, empty volumes.
   * @maxLength 26
   * @defaultValue `'kps'`
   */
  readonly name?: string;
  /**
   * How many there are. Each scrapes everything by itself and has a volume of its own; one is lost with its node.
   * @minimum 1
   * @maximum 10
   * @asType integer
   * @defaultValue `2`; `1` if the cluster may shrink to one Linux node
   */
  readonly replicas?: number;
  /**
   * How long samples are kept, as Prometheus writes it: `7d`, `12h`.
   * @pattern ^(0|([1-9]\d{0,5}y)?([1-9]\d{0,5}w)?([1-9]\d{0,5}d)?([1-9]\d{0,5}h)?([1-9]\d{0,5}m)?([1-9]\d{0,5}s)?)$
   * @minLength 1
   * @defaultValue `'7d'`
   */
  readonly retention?: string;
  /**
   * How much of the volume samples may take before the oldest go: less than the volume, or a full one stops Prometheus.
   * @pattern ^[1-9]\d{0,6}(B|KB|MB|GB|TB|PB)$
   * @defaultValue 85 % of the volume
   */
  readonly retentionSize?: string;
  /** The volume of each copy. @defaultValue 50Gi */
  readonly volume?: VolumeOptions<S>;
  /**
   * Requests and limits of each copy.
   * @defaultValue requests of `500m` and `2Gi`, a limit of `4Gi` memory
   */
  readonly resources?: ResourceRequirements;
  /**
   * How often targets are asked that do not say it themselves: `30s`.
   * @pattern ^[1-9]\d{0,3}(s|m)$
   * @defaultValue `'30s'`
   */
  readonly scrapeInterval?: string;
  /**
   * Whether copies must be on different nodes, or only should.
   * @defaultValue `'required'`; `'preferred'` if the cluster may have fewer Linux nodes than copies
   */
  readonly antiAffinity?: 'required' | 'preferred';
  /**
   * Labels on everything that leaves this Prometheus, to tell clusters apart.
   * @defaultValue `cluster`: the name of the cluster
   */
  readonly externalLabels?: Readonly<Record<string, S>>;
  /**
   * Parts of the control plane to scrape. All but kube-proxy are out of reach on managed clusters, and listen on the
   * loopback of their node elsewhere, until they are told otherwise.
   * @maxItems 4
   * @defaultValue none
   */
  readonly controlPlane?: readonly ControlPlanePart[];
  /**
   * Whether every node has an exporter of its CPU, memory, disks and network, which reads files of the node.
   * @defaultValue `true`, except where the distribution refuses pods access to nodes
   */
  readonly nodeExporter?: boolean;
  /** Where alerts go. @defaultValue nowhere: alerts show in Prometheus only */
  readonly alertmanager?: AlertmanagerOptions<S>;
  /** Grafana. `false`: none. @defaultValue with dashboards of the cluster */
  readonly grafana?: false | GrafanaOptions<S>;
  /**
   * Whether objects are checked as they are applied, with certificates by cert-manager, which must be there. The chart's
   * other way makes them in jobs of Helm hooks, which nobody but Helm can repeat.
   * @defaultValue `'none'`
   */
  readonly admissionWebhooks?: 'none' | 'cert-manager';
  /**
   * Values of the chart that no option covers, merged last. Setting what an option renders is an error.
   * @defaultValue none
   */
  readonly values?: Values<S>;
}

/** A part of the control plane that serves metrics. */
export type ControlPlanePart = 'controller-manager' | 'etcd' | 'kube-proxy' | 'scheduler';

/** Alertmanager. */
export interface AlertmanagerOptions<S = string> {
  /** Name of a Secret in the namespace whose value `alertmanager.yaml` says who is told what. */
  readonly configSecret: string;
  /**
   * How many there are. They tell each other what has been sent.
   * @minimum 1
   * @maximum 5
   * @asType integer
   * @defaultValue `2`
   */
  readonly replicas?: number;
  /** The volume of each copy, for silences. @defaultValue 1Gi */
  readonly volume?: VolumeOptions<S>;
}

/** Grafana. */
export interface GrafanaOptions<S = string> {
  /**
   * The Secret with name and password of the administrator, made by somebody else: the chart would make a random one.
   * @defaultValue `{ name: 'grafana-admin' }`
   */
  readonly adminSecret?: GrafanaAdminSecret;
  /**
   * Where people open it, for links: `https://grafana.example.com`.
   * @defaultValue none: links are relative
   */
  readonly url?: S;
  /**
   * Dashboards of grafana.com, fetched as Grafana starts.
   * @maxItems 100
   * @defaultValue none
   */
  readonly dashboards?: readonly GrafanaComDashboard[];
  /** Where traces are, as a data source: `serviceOf(jaeger, 'jaeger-http')`. @defaultValue none */
  readonly traces?: ServiceEndpoint<S>;
  /**
   * A volume for what people make in Grafana itself. Without, all of it goes with the pod.
   * @defaultValue none
   */
  readonly volume?: VolumeOptions<S>;
  /**
   * Requests and limits.
   * @defaultValue requests of `100m` and `256Mi`, a limit of `512Mi` memory
   */
  readonly resources?: ResourceRequirements;
}

/** The Secret of Grafana's administrator. */
export interface GrafanaAdminSecret {
  /** Its name, in the namespace. */
  readonly name: string;
  /** Its key with the name. @defaultValue `'admin-user'` */
  readonly userKey?: string;
  /** Its key with the password. @defaultValue `'admin-password'` */
  readonly passwordKey?: string;
}

/** A dashboard of grafana.com. */
export interface GrafanaComDashboard {
  /** A DNS label, unique: part of its file's name. */
  readonly name: string;
  /**
   * Its number on grafana.com.
   * @minimum 1
   * @asType integer
   */
  readonly gnetId: number;
  /**
   * Which of its revisions: without a number it would be another one tomorrow.
   * @minimum 1
   * @asType integer
   */
  readonly revision: number;
}
