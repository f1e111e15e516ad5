import { Ajv, type AnySchemaObject, type ErrorObject, type ValidateFunction } from 'ajv';
import schema from './cluster-file.schema.json';

/** The definitions of the published schema that inputs are held against: the roots that it is generated from. */
export type SchemaName =
  | 'AddressPlanOptions'
  | 'AksAddressPlanOptions'
  | 'AksFacts'
  | 'AksOptions'
  | 'AksNapPoolsOptions'
  | 'AksProvisioning'
  | 'AwsLoadBalancerControllerOptions'
  | 'AutoModePoolsOptions'
  | 'CalicoOptions'
  | 'CiliumAnnouncementsOptions'
  | 'CiliumEgressGatewaysOptions'
  | 'CiliumLocalRedirectsOptions'
  | 'CiliumGatewayClassesOptions'
  | 'CiliumNodeConfigsOptions'
  | 'CiliumOptions'
  | 'CiliumPodPoolsOptions'
  | 'CiliumPoliciesOptions'
  | 'Cluster'
  | 'ClusterMeshOptions'
  | 'ClusterFile'
  | 'ClusterSpec'
  | 'CniMonitoringOptions'
  | 'ComputeClassesOptions'
  | 'EksAddonOptions'
  | 'CapacityShares'
  | 'EksFacts'
  | 'EksFactsWithKarpenter'
  | 'EksOptions'
  | 'EksProvisioning'
  | 'FlannelOptions'
  | 'Fleet'
  | 'GatewayApiOptions'
  | 'GkeAddressPlanOptions'
  | 'GkeFacts'
  | 'GkeOptions'
  | 'GkeProvisioning'
  | 'HeadroomOptions'
  | 'HybridWorkloadOptions'
  | 'Interconnect'
  | 'IstioAmbientOptions'
  | 'IstioMonitoringOptions'
  | 'JaegerOptions'
  | 'K3sOptions'
  | 'KarpenterOptions'
  | 'KarpenterPoolsOptions'
  | 'KialiOptions'
  | 'KindOptions'
  | 'KubeadmOptions'
  | 'MeshOptions'
  | 'MeshWorkload'
  | 'MetricsServerOptions'
  | 'MigrationOptions'
  | 'NatCost'
  | 'NodeDescription'
  | 'OpenTelemetryCollectorOptions'
  | 'PrometheusOptions'
  | 'QueueWorkerOptions'
  | 'Rke2Options'
  | 'SecretsStoreCsiOptions'
  | 'SpotJobOptions'
  | 'SpotCapacity'
  | 'SpotSafeWorkloadOptions'
  | 'SpotStatefulOptions'
  | 'TalosOptions'
  | 'TetragonOptions';

/** What a schema had to say of a value, and where it allows strings that are known only later. */
export interface SchemaVerdict {
  readonly errors: readonly ErrorObject[];
  /** JSON pointers of values at which, or under which, a late string may stand. */
  readonly lateAllowed: ReadonlySet<string>;
}

let ajv: Ajv | undefined;
let lateAllowed = new Set<string>();
const definitions: Readonly<Record<string, AnySchemaObject>> = schema.definitions satisfies Record<SchemaName, object>;
const validators = new Map<SchemaName, ValidateFunction>();

/** Holds plain data against a definition of the published schema. */
export function validate(name: SchemaName, value: unknown): SchemaVerdict {
  const validator = validators.get(name) ?? compile(name);
  lateAllowed = new Set();
  validator(value);
  return { errors: validator.errors ?? [], lateAllowed };
}

/** The definition that a reference leads to: for messages that list what is allowed. */
export function definition(ref: string): AnySchemaObject {
  return definitions[ref.replace('#/definitions/', '')] ?? {};
}

function compile(name: SchemaName): ValidateFunction {
  ajv ??= engine();
  const validator = ajv.getSchema(`file#/definitions/${name}`);
  if (validator === undefined) throw new TypeError(`the schema defines no ${name}`);
  validators.set(name, validator);
  return validator;
}

function engine(): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    strict: false,
    ownProperties: true,
    // The schema is ours and valid: compiling it must be quick, and each definition is compiled once.
    meta: false,
    validateSchema: false,
    inlineRefs: false,
    code: { optimize: false },
  });
  ajv.addKeyword({
    keyword: 'x-late',
    schema: false,
    validate: (_data: unknown, at?: { readonly instancePath: string }) => {
      lateAllowed.add(at?.instancePath ?? '');
      return true;
    },
  });
  ajv.addSchema(schema, 'file');
  return ajv;
}
