import type { InstallPlan } from '../core/plan';
import { type ServiceAddress, type ServiceNeed, type ServiceRole, serviceHost } from '../core/service-address';

/**
 * Where something answers: a Service of the cluster, or a place that only its URL is known of.
 *
 * @typeParam S - what a string may be; see {@link Values}.
 * @discriminator kind
 */
export type ServiceEndpoint<S = string> = InCluster | AtUrl<S>;

/** A Service of the cluster: {@link serviceOf} takes it from the plan that installs it. */
export interface InCluster extends ServiceAddress {
  readonly kind: 'service';
}

/** A place that only its URL is known of. */
export interface AtUrl<S = string> {
  readonly kind: 'url';
  /** With scheme: `https://prometheus.example.com`. */
  readonly url: S;
}

/**
 * The Service of a plan, for the options of another: so that no address is written twice.
 *
 * @param plan - what installs it.
 * @param role - what is spoken there.
 * @throws TypeError if the plan has no such Service.
 * @example
 * ```ts
 * const prometheus = planPrometheus(cluster);
 * const kiali = planKiali(cluster, { prometheus: serviceOf(prometheus, 'prometheus') });
 * ```
 */
export function serviceOf(plan: InstallPlan<unknown>, role: ServiceRole): InCluster {
  const found = plan.services?.find((service) => service.role === role);
  if (found === undefined) throw new TypeError(`${plan.name} has no Service for ${role}`);
  return { kind: 'service', ...addressOf(found) };
}

/** The address alone. */
export function addressOf({ name, namespace, port }: ServiceAddress): ServiceAddress {
  return { namespace, name, port };
}

/** The URL of an endpoint. */
export function urlOf<S>(endpoint: ServiceEndpoint<S>, scheme: 'http' | 'https' = 'http'): S | string {
  return endpoint.kind === 'url' ? endpoint.url : `${scheme}://${serviceHost(endpoint)}:${endpoint.port}`;
}

/** What a plan speaks to, where that is a Service of the cluster. */
export function needOf(
  endpoint: ServiceEndpoint<unknown> | undefined,
  role: ServiceRole,
  path: readonly string[],
): readonly ServiceNeed[] {
  return endpoint?.kind === 'service' ? [{ role, ...addressOf(endpoint), path }] : [];
}
