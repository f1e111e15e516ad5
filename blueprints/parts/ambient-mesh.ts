import { type GatewayApiOptions, gatewayApiOf, planGatewayApi } from '../../lib/addons/gateway-api';
import { resolveChart } from '../../lib/charts';
import type { Cluster } from '../../lib/core/cluster';
import type { InstallPlan } from '../../lib/core/plan';
import { isTree } from '../../lib/core/values';
import { type IstioAmbientOptions, planIstioAmbient } from '../../lib/mesh/istio';
import { type MeshOptions, planMesh } from '../../lib/mesh/namespaces';
import { isAsked, type ObservabilityPart, observabilityPlans, tracedBy } from './ambient-observability';

/** What blueprints with Istio in ambient mode are told of it. */
export interface AmbientPart<S = string> extends ObservabilityPart<S> {
  /** What to decide differently about the Gateway API. @defaultValue the standard channel, in the version that Istio was built with */
  readonly gatewayApi?: GatewayApiOptions;
  /** What to decide differently about Istio. @defaultValue strict where a namespace is enrolled, and what the blueprint says */
  readonly istio?: IstioAmbientOptions<S>;
  /** Namespaces of the mesh, with their waypoints and Services, and the way out. @defaultValue none: no pod is in the mesh */
  readonly mesh?: MeshOptions<S>;
}

/** What findings call the keys of {@link AmbientPart}: the same. */
export const AMBIENT_NAMES = {
  gatewayApi: 'gatewayApi',
  istio: 'istio',
  mesh: 'mesh',
  prometheus: 'prometheus',
  jaeger: 'jaeger',
  kiali: 'kiali',
} as const;

/** Keys of {@link AmbientPart}, as blueprints of managed clusters list theirs. */
export const AMBIENT_KEYS = Object.keys(AMBIENT_NAMES) as readonly (keyof typeof AMBIENT_NAMES)[];

/** A plan of a blueprint, made of its options. */
type Maker<S> = (cluster: Cluster<S>, options: AmbientPart<S>) => InstallPlan<S>;

/**
 * Plans of Istio in ambient mode, in order: the definitions that it was built with, Istio, what is in the mesh, and what
 * watches it.
 *
 * @param options - those of the blueprint, as given.
 * @param decides - what the blueprint decides about Istio.
 */
export function ambientPlans<S>(
  options: AmbientPart<S>,
  decides: IstioAmbientOptions<S> = {},
): Readonly<Record<string, Maker<S>>> {
  const istioOf = (cluster: Cluster<S>, known: AmbientPart<S>): IstioAmbientOptions<S> =>
    answering(known, { ...decides, ...tracedBy(cluster, known), ...known.istio });
  return {
    gatewayApi: (cluster, { gatewayApi, istio }) => planGatewayApi(cluster, { ...pairedWith(istio), ...gatewayApi }),
    istio: (cluster, known) => planIstioAmbient(cluster, istioOf(cluster, known)),
    ...(isAsked(options, 'mesh') && {
      mesh: (cluster, { istio, mesh }) => planMesh(cluster, { ...asInstalled(istio), ...mesh }),
    }),
    ...observabilityPlans<S>(options, (cluster) => istioOf(cluster, options)),
  };
}

/** Istio that tells Kiali how proxies are. What is malformed is left as it is, for its shape to be refused. */
function answering<S>({ kiali }: AmbientPart<S>, istio: IstioAmbientOptions<S>): IstioAmbientOptions<S> {
  const { istiod = {} } = istio;
  if (!isTree(kiali) || !isTree(istiod)) return istio;
  const { namespace = 'kiali' } = kiali;
  const { env = {} } = istiod;
  if (typeof namespace !== 'string' || !isTree(env)) return istio;
  return { ...istio, istiod: { ...istiod, env: { DEBUG_ENDPOINT_AUTH_ALLOWED_NAMESPACES: namespace as S, ...env } } };
}

/** The Gateway API that goes with a version of Istio. What is no version, its planner refuses. */
function pairedWith({ version }: IstioAmbientOptions<unknown> = {}): GatewayApiOptions {
  const { minor } = resolveChart('istiod', typeof version === 'string' ? version : undefined);
  const pair = gatewayApiOf(minor);
  return pair === undefined ? {} : { version: pair.version };
}

/** What the mesh must know of Istio. */
function asInstalled({ namespace }: IstioAmbientOptions<unknown> = {}): Pick<MeshOptions, 'rootNamespace'> {
  return namespace === undefined ? {} : { rootNamespace: namespace };
}
