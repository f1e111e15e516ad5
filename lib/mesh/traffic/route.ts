import type { KubernetesObject } from '../../core/plan';
import type { Values } from '../../core/values';
import { isHttp, type ServiceSettings, versionHost } from '../namespaces/settings';
import type { RetryPolicy, ServiceTraffic } from './options';

/** Whether something of it becomes a route. */
export function isRouted({ retries, routes = [], timeout, versions }: ServiceTraffic): boolean {
  return timeout !== undefined || retries !== undefined || versions !== undefined || routes.length > 0;
}

/** The HTTPRoutes of a Service: one for each port that speaks HTTP. */
export function httpRoutes({ namespace, options }: ServiceSettings): readonly KubernetesObject<never>[] {
  const { name, ports, traffic } = options;
  if (traffic === undefined || !isRouted(traffic)) return [];
  const spoken = ports.filter(isHttp);
  return spoken.map(({ port }) => ({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    // No Service has a dot in its name, so that none has a route of this name.
    metadata: { name: spoken.length === 1 ? name : `${name}.${port}`, namespace },
    spec: {
      parentRefs: [{ group: '', kind: 'Service', name, port }],
      rules: rules(name, port, traffic),
    },
  }));
}

function rules(service: string, port: number, traffic: ServiceTraffic): readonly Values<never>[] {
  const { routes = [], versions } = traffic;
  const common = behaviour(traffic);
  return [
    ...routes.map(
      ({ headers, version }): Values<never> => ({
        matches: [
          {
            headers: headers.map(({ name, regex, value }) => ({
              type: regex === true ? 'RegularExpression' : 'Exact',
              name,
              value,
            })),
          },
        ],
        backendRefs: [{ name: versionHost(service, { name: version }), port }],
        ...common,
      }),
    ),
    {
      backendRefs:
        versions === undefined
          ? [{ name: service, port }]
          : versions.map((version) => ({ name: versionHost(service, version), port, weight: version.weight })),
      ...common,
    },
  ];
}

function behaviour({ retries, timeout }: ServiceTraffic): Values<never> {
  return {
    ...(timeout !== undefined && { timeouts: { request: timeout } }),
    ...(retries && { retry: retryValues(retries) }),
  };
}

function retryValues({ attempts, backoff, codes }: RetryPolicy): Values<never> {
  return { attempts, ...(codes && { codes }), ...(backoff !== undefined && { backoff }) };
}

/** The VirtualService that makes trouble on purpose: HTTPRoute has no word for it. */
export function faultService({ namespace, options }: ServiceSettings): readonly KubernetesObject<never>[] {
  const { name, ports, traffic } = options;
  const { abort, delay } = traffic?.fault ?? {};
  if (abort === undefined && delay === undefined) return [];
  const fault = {
    ...(abort && { abort: { percentage: { value: abort.percent }, httpStatus: abort.status } }),
    ...(delay && { delay: { percentage: { value: delay.percent }, fixedDelay: delay.time } }),
  };
  return [
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: { name: `${name}-fault`, namespace },
      spec: {
        hosts: [name],
        http: ports.filter(isHttp).map(({ port }) => ({
          match: [{ port }],
          fault,
          route: [{ destination: { host: name, port: { number: port } } }],
        })),
      },
    },
  ];
}
