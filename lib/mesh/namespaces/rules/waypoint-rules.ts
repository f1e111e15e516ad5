import { fewestNodes } from '../../../core/cluster';
import { DOCS, SOURCE } from '../../istio/rules/evidence';
import { scalingOf } from '../../waypoints/gateway';
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
const CONTROLLER = `${SOURCE}/pilot/pkg/config/kube/gatewaycommon/deploymentcontroller.go`;

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
      for (const { path, waypoint } of servicesOf(settings)) {
        const bound = waypoint && boundTo(settings, waypoint);
        if (!bound || servesServices(bound.options)) continue;
        report({
          path: [...path, 'waypoint'],
          message: `'${bound.options.name}' takes requests to pods only: those to the Service go past it`,
          fix: "set for of the waypoint to 'all'",
        });
      }
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
  {
    id: 'mesh/waypoint-copies-are-a-range',
    title: 'The copies of a waypoint are a range, and fewer of them must stay than there are at least',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
    check: (settings, report) => {
      for (const { options, path } of waypointsOf(settings)) {
        const { max, min } = scalingOf(options);
        const minAvailable = options.minAvailable ?? 1;
        if (min > max)
          report({
            path: [...path, 'scaling'],
            message: `from ${min} to ${max} is no range`,
            fix: `set max to ${min} or more`,
          });
        else if (minAvailable >= min && min > 1)
          report({
            path: [...path, 'minAvailable'],
            message: `${minAvailable} of ${min} must stay, so that no node with one can be drained`,
            fix: `set it to ${min - 1}, or scaling.min to ${minAvailable + 1}`,
          });
      }
    },
  },
  {
    id: 'mesh/waypoint-outlives-a-node',
    title: 'A waypoint has two copies: with one, the node under it takes every request with it, or cannot be drained',
    severity: 'warning',
    evidence: CONTROLLER,
    check: (settings, report) => {
      for (const { options, path } of waypointsOf(settings)) {
        if (scalingOf(options).min > 1 || fewestNodes(settings.cluster, 'linux') < 2) continue;
        report({
          path: [...path, 'scaling', 'min'],
          message:
            'its budget keeps the one copy, so that its node cannot be drained; if the node fails, requests do too',
          fix: 'set it to 2',
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
