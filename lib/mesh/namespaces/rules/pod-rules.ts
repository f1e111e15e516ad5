import { DOCS, SOURCE } from '../../istio/rules/evidence';
import type { WaypointBinding } from '../../waypoints/options';
import { type NamespaceSettings, type ServiceSettings, servesPods } from '../settings';
import type { MeshRule } from './rule-type';

const L4_POLICY = `${DOCS}/ambient/usage/l4-policy/`;
const PEERS = `${DOCS}/reference/config/security/peer_authentication/`;

/** What must hold for pods, whose policies are those of every Service that selects them. */
export const POD_RULES: readonly MeshRule[] = [
  {
    id: 'mesh/pods-are-reached-one-way',
    title: 'Services with the same pods are called the same way: pods refuse what comes by any other',
    severity: 'error',
    evidence: L4_POLICY,
    check: ({ namespaces }, report) => {
      for (const namespace of namespaces) {
        for (const [one, other] of sharing(namespace)) {
          const [way, taken] = [wayTo(one, namespace), wayTo(other, namespace)];
          if (isSame(way, taken)) continue;
          if (taken === undefined && allows(other) && one.waypoint?.require === false)
            report({
              path: [...other.path, 'authorization', 'allow'],
              message: `requests to ${one.options.name}, which has the same pods, come from its waypoint '${one.waypoint.name}', which is not allowed`,
              fix: `set waypoint.require of ${one.options.name} to true, which allows it, or bind both Services to it`,
            });
          else if (isClosed(one) && !letsIn(other))
            report({
              path: other.path,
              message: `its pods are those of ${one.options.name}, and refuse what has not come by the waypoint '${one.waypoint?.name}'`,
              fix: `bind both Services to it, or name those who call ${other.options.name} in direct of ${one.options.name}`,
            });
        }
      }
    },
  },
  {
    id: 'mesh/headless-pods-see-who-calls',
    title: 'Who may call a headless Service is said where no waypoint for pods stands between: pods would see it call',
    severity: 'error',
    evidence: L4_POLICY,
    check: ({ namespaces }, report) => {
      for (const namespace of namespaces) {
        for (const service of namespace.services) {
          const way = service.waypoint === undefined ? wayTo(service, namespace) : undefined;
          if (way === undefined || service.options.authorization === undefined) continue;
          report({
            path: [...service.path, 'authorization'],
            message: `whoever calls its pods comes by the waypoint '${way.name}' of the namespace, and is taken for it`,
            fix: "remove headless or authorization, or set for of the waypoint to 'service'",
          });
        }
      }
    },
  },
  {
    id: 'mesh/plaintext-is-an-exception',
    title: 'Ports accept plaintext as an exception where the namespace does not',
    severity: 'error',
    evidence: PEERS,
    check: ({ namespaces }, report) => {
      for (const { options, services } of namespaces) {
        if (options.mtls !== 'permissive') continue;
        for (const { options: service, path } of services) {
          const index = service.ports.findIndex(({ plaintext }) => plaintext === true);
          if (index < 0) continue;
          report({
            path: [...path, 'ports', index, 'plaintext'],
            message: `every port of ${options.name} accepts plaintext, and this would close all others of these pods`,
            fix: "remove it, or set mtls of the namespace to 'strict'",
          });
        }
      }
    },
  },
  {
    id: 'mesh/plaintext-is-said-once',
    title:
      'Of the Services with the same pods, one says which ports accept plaintext: the oldest such policy wins alone',
    severity: 'error',
    evidence: `${SOURCE}/pilot/pkg/serviceregistry/ambient/authorization.go`,
    check: ({ namespaces }, report) => {
      for (const namespace of namespaces) {
        for (const [one, other] of sharing(namespace)) {
          const index = other.options.ports.findIndex(({ plaintext }) => plaintext === true);
          if (!isPlain(one) || index < 0 || namespace.services.indexOf(other) < namespace.services.indexOf(one))
            continue;
          report({
            path: [...other.path, 'ports', index, 'plaintext'],
            message: `${one.options.name}, which has the same pods, says so of ports of its own: one of both is not read`,
            fix: 'give one Service all of these ports',
          });
        }
      }
    },
  },
  {
    id: 'mesh/plaintext-has-no-identity',
    title: 'Ports that accept plaintext are allowed to everybody: who speaks it has not proved who calls',
    severity: 'error',
    evidence: L4_POLICY,
    check: ({ namespaces }, report) => {
      for (const { services } of namespaces) {
        for (const { deniesAll, options, path, waypoint } of services) {
          const allow = options.authorization?.allow ?? (deniesAll ? [] : undefined);
          if (waypoint !== undefined || allow === undefined) continue;
          for (const { plaintext, port } of options.ports) {
            if (plaintext !== true) continue;
            if (allow.some(({ from, ports }) => from === undefined && (ports?.includes(port) ?? true))) continue;
            report({
              path: [...path, 'authorization', 'allow'],
              message: `callers in plaintext have no identity, so that port ${port} refuses them`,
              fix: `add { ports: [${port}] }, or remove plaintext of the port`,
            });
          }
        }
      }
    },
  },
  {
    id: 'mesh/plaintext-gets-through',
    title: 'Where plaintext is accepted, no NetworkPolicy closes the ports that it comes to',
    severity: 'warning',
    evidence: `${DOCS}/ambient/usage/networkpolicy/`,
    check: ({ namespaces }, report) => {
      for (const { options, path } of namespaces) {
        if (options.mtls !== 'permissive' || options.defaultDeny?.includes('ingress') !== true) continue;
        report({
          path: [...path, 'defaultDeny'],
          message: `traffic of the mesh alone gets into ${options.name}, so that mtls 'permissive' lets in nobody`,
          fix: "remove 'ingress' until every caller is in the mesh, or set mtls to 'strict' with plaintext on single ports",
        });
      }
    },
  },
];

type Way = Pick<Required<WaypointBinding>, 'name' | 'namespace'> | undefined;

/** The waypoint that requests to a Service come by: to a headless one, that for pods of its namespace. */
function wayTo({ namespace, options, waypoint }: ServiceSettings, { waypoint: whole }: NamespaceSettings): Way {
  if (waypoint !== undefined || options.headless !== true || whole === undefined || !servesPods(whole)) return waypoint;
  return { name: whole.name, namespace };
}

function isSame(a: Way, b: Way): boolean {
  return a?.name === b?.name && a?.namespace === b?.namespace;
}

/** Every two Services of a namespace of which one selects pods of the other, both ways round. */
function sharing({ services }: NamespaceSettings): readonly (readonly [ServiceSettings, ServiceSettings])[] {
  return services.flatMap((one) =>
    services.flatMap((other) => (one !== other && (selects(one, other) || selects(other, one)) ? [[one, other]] : [])),
  );
}

/** Whether a Service selects all pods of the other. */
function selects({ options: { selector } }: ServiceSettings, { options: other }: ServiceSettings): boolean {
  return Object.entries(selector).every(([key, value]) => other.selector[key] === value);
}

/** Whether its pods let in nothing but its waypoint. */
function isClosed({ options: { direct = [] }, waypoint }: ServiceSettings): boolean {
  return waypoint?.require === true && direct.length === 0;
}

/** Whether pods have a policy that lets in those who call the Service. */
function letsIn(service: ServiceSettings): boolean {
  return service.waypoint?.require === true || (service.waypoint === undefined && allows(service));
}

function allows({ options }: ServiceSettings): boolean {
  return options.authorization?.allow !== undefined;
}

function isPlain({ options }: ServiceSettings): boolean {
  return options.ports.some(({ plaintext }) => plaintext === true);
}
