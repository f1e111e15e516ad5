import { DOCS } from '../../istio/rules/evidence';
import {
  type MeshSettings,
  NO_WAYPOINT,
  type PlacedWaypoint,
  servesServices,
  servicesOf,
  waypointsOf,
} from '../settings';
import { type MeshRule, serviceRule } from './rule-type';

const WAYPOINTS = `${DOCS}/ambient/usage/waypoint/`;

/** What must hold for waypoints and what is bound to them. */
export const WAYPOINT_RULES: readonly MeshRule[] = [
  {
    id: 'mesh/one-waypoint-for-the-namespace',
    title: 'One waypoint at most serves a whole namespace: the namespace has one label for it',
    severity: 'error',
    evidence: WAYPOINTS,
    check: ({ namespaces }, report) => {
      for (const { options, path, waypoint } of namespaces) {
        for (const [index, one] of (options.waypoints ?? []).entries()) {
          if (one.wholeNamespace !== true || one === waypoint) continue;
          report({
            path: [...path, 'waypoints', index, 'wholeNamespace'],
            message: `'${waypoint?.name}' serves all of ${options.name} already`,
            fix: 'remove it, and bind Services to this one by name',
          });
        }
      }
    },
  },
  {
    id: 'mesh/waypoint-is-there',
    title: 'A Service is bound to a waypoint that exists: ztunnel goes past any other without a word',
    severity: 'error',
    evidence: `${WAYPOINTS}#require-waypoint`,
    check: (settings, report) => {
      for (const { options, path, waypoint } of servicesOf(settings)) {
        if (options.waypoint === undefined || waypoint === undefined) continue;
        const there = waypointsOf(settings).filter(({ namespace }) => namespace === waypoint.namespace);
        const isOurs = settings.namespaces.some((one) => one.options.name === waypoint.namespace);
        if (!isOurs || there.some((one) => one.options.name === waypoint.name)) continue;
        report({
          path: [...path, 'waypoint', 'name'],
          message: `${waypoint.namespace} has no waypoint '${waypoint.name}': requests go past it, with no policy of it`,
          fix:
            there.length > 0
              ? `write ${there.map((one) => `'${one.options.name}'`).join(' or ')}`
              : `add { name: '${waypoint.name}' } to waypoints of ${waypoint.namespace}`,
        });
      }
    },
  },
  {
    id: 'mesh/waypoint-lets-namespaces-in',
    title: 'A waypoint lets in the namespaces whose Services are bound to it: the binding of any other is denied',
    severity: 'error',
    evidence: WAYPOINTS,
    check: (settings, report) => {
      for (const { namespace, path, waypoint } of servicesOf(settings)) {
        if (waypoint === undefined || waypoint.namespace === namespace) continue;
        const allowed = boundTo(settings, waypoint)?.options.namespaces;
        const isClosed =
          boundTo(settings, waypoint) !== undefined &&
          !(allowed?.from === 'all' || (allowed?.from === 'names' && allowed.names.includes(namespace)));
        if (!isClosed) continue;
        report({
          path: [...path, 'waypoint'],
          message: `the waypoint ${waypoint.namespace}/${waypoint.name} does not let ${namespace} in`,
          fix: `set namespaces of the waypoint to { from: 'names', names: ['${namespace}'] }, with others that use it`,
        });
      }
    },
  },
  {
    id: 'mesh/waypoint-serves-services',
    title:
      "A Service is bound to a waypoint for 'service' or 'all': for one of 'workload' its requests are of the wrong kind",
    severity: 'error',
    evidence: WAYPOINTS,
    check: (settings, report) => {
      const { egress } = settings;
      for (const { path, waypoint } of servicesOf(settings)) {
        const bound = waypoint && boundTo(settings, waypoint);
        if (!bound || servesServices(bound.options)) continue;
        report({
          path: [...path, 'waypoint'],
          message: `'${bound.options.name}' takes requests to pods only: those to the Service go past it`,
          fix: "set for of the waypoint to 'all'",
        });
      }
      if (egress && !servesServices(egress.waypoint))
        report({
          path: ['egress', 'waypoint', 'for'],
          message: 'requests to hosts outside are none to pods, and go past it',
          fix: 'remove it',
        });
    },
  },
  serviceRule(
    {
      id: 'mesh/headless-services-have-no-waypoint',
      title: 'A headless Service is bound to no waypoint: whoever calls it addresses pods, which no such waypoint sees',
      severity: 'error',
      evidence: WAYPOINTS,
    },
    ({ options: { headless, waypoint } }, report) => {
      if (headless !== true || waypoint === undefined || waypoint.name === NO_WAYPOINT) return;
      report(
        ['waypoint'],
        'requests to a headless Service are addressed to pods, and go past a waypoint of Services',
        "remove headless or waypoint; for requests to pods, give the namespace a waypoint with for: 'all' and wholeNamespace: true",
      );
    },
  ),
  serviceRule(
    {
      id: 'mesh/no-waypoint-is-required',
      title: 'A Service without a waypoint requires none, and names no namespace of it',
      severity: 'error',
      evidence: WAYPOINTS,
    },
    ({ options: { waypoint } }, report) => {
      if (waypoint?.name !== NO_WAYPOINT || (waypoint.require !== true && waypoint.namespace === undefined)) return;
      report(['waypoint'], `'${NO_WAYPOINT}' means that it has no waypoint`, 'say name only, or name a waypoint');
    },
  ),
  serviceRule(
    {
      id: 'mesh/direct-calls-are-exceptions',
      title: 'Who may go past a waypoint is said only where the waypoint is required',
      severity: 'error',
      evidence: `${WAYPOINTS}#require-waypoint`,
    },
    ({ options: { direct = [] }, waypoint }, report) => {
      if (direct.length === 0 || waypoint?.require === true) return;
      report(
        ['direct'],
        'anybody may call the pods directly, so that this says nothing',
        waypoint ? 'set waypoint.require to true, or remove it' : 'remove it',
      );
    },
  ),
  serviceRule(
    {
      id: 'mesh/ingress-has-a-waypoint',
      title: 'Ingress gateways are sent by a waypoint where there is one',
      severity: 'error',
      evidence: WAYPOINTS,
    },
    ({ options: { ingressUsesWaypoint }, waypoint }, report) => {
      if (ingressUsesWaypoint !== true || waypoint !== undefined) return;
      report(['ingressUsesWaypoint'], 'the Service has no waypoint', 'bind it to one, or remove this');
    },
  ),
  serviceRule(
    {
      id: 'mesh/ingress-is-let-in',
      title: 'Ingress gateways come by the waypoint where it is required: pods refuse what has gone past it',
      severity: 'error',
      evidence: `${WAYPOINTS}#require-waypoint`,
    },
    ({ options: { direct = [], ingressUsesWaypoint }, waypoint }, report) => {
      if (ingressUsesWaypoint !== false || waypoint?.require !== true || direct.length > 0) return;
      report(
        ['ingressUsesWaypoint'],
        `ingress gateways go past '${waypoint.name}', and pods refuse them`,
        'remove it, or name the service account of the gateway in direct',
      );
    },
  ),
  {
    id: 'mesh/denied-pods-let-their-waypoint-in',
    title: 'Where everything is denied by default, pods behind a waypoint require it: otherwise they refuse it too',
    severity: 'error',
    evidence: `${DOCS}/ambient/usage/l4-policy/`,
    check: ({ namespaces }, report) => {
      for (const { deniesAll, services } of namespaces) {
        for (const { options, path, waypoint } of services) {
          if (!deniesAll || waypoint === undefined || waypoint.require) continue;
          report({
            path: [...path, 'waypoint', 'require'],
            message: `no policy lets '${waypoint.name}' in to the pods of ${options.name}, which refuse whatever nobody allows`,
            fix: 'remove it, or set it to true',
          });
        }
      }
    },
  },
  {
    id: 'mesh/waypoint-is-used',
    title: 'Something is bound to every waypoint: by itself it does nothing, and costs its copies',
    severity: 'warning',
    evidence: WAYPOINTS,
    check: (settings, report) => {
      for (const { namespace, options, path } of waypointsOf(settings)) {
        const isUsed = servicesOf(settings).some(
          ({ waypoint }) => waypoint?.name === options.name && waypoint.namespace === namespace,
        );
        if (isUsed || path[0] === 'egress' || options.wholeNamespace === true || options.namespaces !== undefined)
          continue;
        report({
          path,
          message: `no Service is bound to '${options.name}'`,
          fix: `set waypoint to { name: '${options.name}' } on Services, or wholeNamespace to true`,
        });
      }
    },
  },
];

function boundTo(
  settings: MeshSettings,
  to: { readonly name: string; readonly namespace: string },
): PlacedWaypoint | undefined {
  return waypointsOf(settings).find(({ namespace, options }) => namespace === to.namespace && options.name === to.name);
}
