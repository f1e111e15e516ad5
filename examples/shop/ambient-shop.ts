// A shop of three Services in an ambient mesh: `frontend` calls `payment`, and `payment` calls `database`.
// Their pods come from whoever deploys them, each with the service account of its name; this is all around them.
import {
  type Composition,
  compose,
  type GkeFacts,
  gkeCluster,
  istioMonitoringOf,
  type MeshService,
  planGatewayApi,
  planIstioAmbient,
  planIstioMonitoring,
  planJaeger,
  planKiali,
  planMesh,
  planPrometheus,
  serviceOf,
  traceProvider,
} from 'cluster-blueprints';

/** Encrypted like everything in the namespace, and no more: most Services need no waypoint. */
const FRONTEND: MeshService<never> = {
  name: 'frontend',
  selector: { app: 'frontend' },
  ports: [{ port: 8080, protocol: 'http' }],
};

/**
 * What `frontend` gets when it calls `payment` is decided where `payment` is: a waypoint serves those who are called.
 * Pods refuse what has not come by the waypoint, so that none of this is lost while the waypoint is away.
 */
const PAYMENT: MeshService<never> = {
  name: 'payment',
  selector: { app: 'payment' },
  ports: [{ port: 8080, protocol: 'http' }],
  waypoint: { name: 'critical', require: true },
  traffic: {
    circuitBreaker: {
      consecutive5xxErrors: 5,
      interval: '30s',
      baseEjectionTime: '30s',
      maxEjectionPercent: 50,
    },
    timeout: '3s',
    retries: { attempts: 2, codes: [502, 503], backoff: '100ms' },
    versions: [
      { name: 'stable', labels: { version: 'stable' }, weight: 95 },
      { name: 'canary', labels: { version: 'canary' }, weight: 5 },
    ],
  },
  authorization: { allow: [{ from: [{ kind: 'service-account', name: 'frontend' }], http: { methods: ['POST'] } }] },
};

/** No HTTP, so no waypoint: who calls is proved by certificates all the same. */
const DATABASE: MeshService<never> = {
  name: 'database',
  selector: { app: 'database' },
  ports: [{ port: 5432, protocol: 'tcp' }],
  authorization: { allow: [{ from: [{ kind: 'service-account', name: 'payment' }] }] },
};

/** The shop on GKE, with metrics, traces and a map of who calls whom. */
export function ambientShop<S>(facts: GkeFacts<S>): Composition<S | string> {
  const cluster = gkeCluster<S | string>({
    name: 'shop',
    location: 'europe-west3',
    apiServer: { host: facts.apiServerHost },
    vpc: { kind: 'new', podRange: '10.64.0.0/14' },
    networking: { mode: 'dataplane-v2', dns: 'cloud-dns' },
    gatewayApi: 'none',
    nodePools: [
      { name: 'system', machineType: 'e2-standard-4', nodes: 3 },
      { name: 'spot', machineType: 'e2-standard-4', spot: true, nodes: { min: 0, max: 6 } },
    ],
  });
  const jaeger = planJaeger(cluster, {
    ambient: true,
    storage: { kind: 'badger', volume: { size: '20Gi', storageClass: 'standard-rwo' } },
  });
  const prometheus = planPrometheus(cluster, {
    ambient: true,
    retention: '7d',
    volume: { size: '50Gi', storageClass: 'standard-rwo' },
    grafana: { traces: serviceOf(jaeger, 'jaeger-http') },
  });
  const kiali = planKiali(cluster, {
    ambient: true,
    prometheus: serviceOf(prometheus, 'prometheus'),
    tracing: { endpoint: serviceOf(jaeger, 'jaeger-grpc') },
  });
  const istio = planIstioAmbient(cluster, {
    nodeReadinessTaint: true,
    // istiod tells no other namespace how proxies are.
    istiod: { env: { DEBUG_ENDPOINT_AUTH_ALLOWED_NAMESPACES: 'kiali' } },
    extensionProviders: [traceProvider('jaeger', jaeger)],
    telemetry: { tracing: { provider: 'jaeger', randomSamplingPercentage: 5 } },
  });
  const mesh = planMesh(cluster, {
    namespaces: [{ name: 'shop', waypoints: [{ name: 'critical' }], services: [FRONTEND, PAYMENT, DATABASE] }],
  });
  return compose(
    cluster,
    // Retries of routes are in the experimental channel only.
    planGatewayApi(cluster, { channel: 'experimental' }),
    istio,
    mesh,
    prometheus,
    planIstioMonitoring(cluster, istioMonitoringOf(istio)),
    jaeger,
    kiali,
  );
}
