/** Where a workload is reached. */
export interface ServiceOptions {
  /**
   * Its ports.
   * @minItems 1
   * @maxItems 100
   * @defaultValue those of the first container
   */
  readonly ports?: readonly ServicePortOptions[];
  /**
   * Whether it has an address in the cluster, one at every node, or a load balancer.
   * @defaultValue `'ClusterIP'`
   */
  readonly type?: 'ClusterIP' | 'NodePort' | 'LoadBalancer';
  /**
   * Annotations, as controllers of load balancers read them.
   * @defaultValue none
   */
  readonly annotations?: Readonly<Record<string, string>>;
  /**
   * Which pods are preferred: those of the caller's zone, or of its node. A loss there is then felt by callers of that zone
   * until the endpoints are gone.
   * @defaultValue all alike
   */
  readonly trafficDistribution?: 'PreferClose' | 'PreferSameZone' | 'PreferSameNode';
}

/** A port of a Service. */
export interface ServicePortOptions {
  /**
   * The port that callers use.
   * @minimum 1
   * @maximum 65535
   * @asType integer
   */
  readonly port: number;
  /**
   * The port of the pods.
   * @minimum 1
   * @maximum 65535
   * @asType integer
   * @defaultValue `port`
   */
  readonly targetPort?: number;
  /** A DNS label, unique in the Service; needed where it has several. @defaultValue none */
  readonly name?: string;
  /** Transport protocol. @defaultValue `'TCP'` */
  readonly protocol?: 'TCP' | 'UDP' | 'SCTP';
  /** What is spoken there, as meshes and gateways read it. @defaultValue not said */
  readonly appProtocol?: string;
}
