import { DOCS, SOURCE } from '../../istio/rules/evidence';
import { isRouted } from '../../traffic/route';
import { isHttp } from '../settings';
import { type MeshRule, serviceRule } from './rule-type';

const L7_FEATURES = `${DOCS}/ambient/usage/l7-features/`;
const ROUTES = 'https://gateway-api.sigs.k8s.io/reference/spec/#httproute';

/** What must hold for traffic. */
export const TRAFFIC_RULES: readonly MeshRule[] = [
  serviceRule(
    {
      id: 'mesh/traffic-needs-a-waypoint',
      title: 'What is done with requests is done by the waypoint of whoever is called: without, nobody does it',
      severity: 'error',
      evidence: L7_FEATURES,
    },
    ({ options: { name, traffic = {} }, waypoint }, report) => {
      const [first] = Object.keys(traffic);
      if (first === undefined || waypoint !== undefined) return;
      report(
        ['traffic', first],
        `requests to ${name} pass no waypoint; one of those who call it would not see them either`,
        'bind the Service to a waypoint, or remove it',
      );
    },
  ),
  serviceRule(
    {
      id: 'mesh/routes-are-of-http',
      title: 'Timeouts, retries, versions, routes and faults are for ports that speak HTTP or gRPC',
      severity: 'error',
      evidence: ROUTES,
    },
    ({ options: { name, ports, traffic = {} } }, report) => {
      if (ports.some(isHttp) || !(isRouted(traffic) || traffic.fault !== undefined)) return;
      report(
        ['traffic'],
        `no port of ${name} speaks HTTP: there is no request to look into`,
        "set protocol of a port to 'http' or 'grpc', if that is what it speaks; otherwise remove it",
      );
    },
  ),
  serviceRule(
    {
      id: 'mesh/fault-is-alone',
      title:
        'Faults come without timeouts, retries, versions and routes: VirtualService and HTTPRoute of one host do not mix',
      severity: 'error',
      evidence: L7_FEATURES,
    },
    ({ options: { traffic = {} } }, report) => {
      if (traffic.fault === undefined || !isRouted(traffic)) return;
      report(
        ['traffic', 'fault'],
        'faults need a VirtualService and the rest an HTTPRoute; which of both counts for a host is not defined',
        'remove the one or the other while the experiment lasts',
      );
    },
  ),
  serviceRule(
    {
      id: 'mesh/traffic-says-something',
      title: 'Circuit breakers watch something, connection pools limit something, faults do something',
      severity: 'error',
      evidence: `${SOURCE}/pilot/pkg/networking/core/cluster_traffic_policy.go`,
    },
    ({ options: { traffic = {} } }, report) => {
      const { circuitBreaker, connectionPool, fault } = traffic;
      if (circuitBreaker?.consecutive5xxErrors === 0 && (circuitBreaker.consecutiveGatewayErrors ?? 0) === 0)
        report(['traffic', 'circuitBreaker'], 'it watches no errors', 'set consecutive5xxErrors to 5');
      if (connectionPool && Object.keys(connectionPool).length === 0)
        report(['traffic', 'connectionPool'], 'it limits nothing', 'remove it, or set http2MaxRequests');
      if (fault && fault.abort === undefined && fault.delay === undefined)
        report(['traffic', 'fault'], 'it does nothing', 'set abort or delay');
    },
  ),
  serviceRule(
    {
      id: 'mesh/routes-lead-to-versions',
      title: 'Routes by header lead to a version of the Service',
      severity: 'error',
      evidence: ROUTES,
    },
    ({ options: { traffic = {} } }, report) => {
      const versions = (traffic.versions ?? []).map(({ name }) => `'${name}'`);
      for (const [index, { version }] of (traffic.routes ?? []).entries()) {
        if (versions.includes(`'${version}'`)) continue;
        report(
          ['traffic', 'routes', index, 'version'],
          `there is no version '${version}'`,
          versions.length > 0 ? `write ${versions.join(' or ')}` : `add it to versions`,
        );
      }
    },
  ),
  serviceRule(
    {
      id: 'mesh/some-version-has-weight',
      title: 'At least one version of a Service has a weight above 0: otherwise every request is answered with 500',
      severity: 'error',
      evidence: ROUTES,
    },
    ({ options: { traffic } }, report) => {
      const versions = traffic?.versions;
      if (versions === undefined || versions.some(({ weight }) => weight > 0)) return;
      report(['traffic', 'versions'], 'no version gets a request', 'set the weight of one to 100');
    },
  ),
  serviceRule(
    {
      id: 'mesh/versions-have-pods-of-their-own',
      title: 'Versions of a Service select pods of it, each others: with the same labels, a split splits nothing',
      severity: 'error',
      evidence: L7_FEATURES,
    },
    ({ options: { name, selector, traffic } }, report) => {
      const versions = traffic?.versions ?? [];
      const said = versions.map(({ labels }) => JSON.stringify(Object.entries(labels).sort()));
      for (const [index, { labels }] of versions.entries()) {
        const path = ['traffic', 'versions', index, 'labels'];
        const other = Object.keys(labels).find((key) => selector[key] !== undefined && selector[key] !== labels[key]);
        const first = said.indexOf(said[index] ?? '');
        if (other !== undefined)
          report(
            path,
            `'${other}=${labels[other]}' is of no pod of ${name}, which has '${selector[other]}' there`,
            'write labels that its pods have besides those of selector',
          );
        else if (first < index)
          report(path, `'${versions[first]?.name}' has the same pods`, 'write a label that tells them apart');
      }
    },
  ),
  serviceRule(
    {
      id: 'mesh/headers-are-named-once',
      title: 'A route names a header once: lists of headers have one entry for a name',
      severity: 'error',
      evidence: ROUTES,
    },
    ({ options: { traffic } }, report) => {
      for (const [index, { headers }] of (traffic?.routes ?? []).entries()) {
        const names = headers.map(({ name }) => name.toLowerCase());
        const again = names.findIndex((name, at) => names.indexOf(name) < at);
        if (again < 0) continue;
        report(
          ['traffic', 'routes', index, 'headers', again, 'name'],
          `'${headers[again]?.name}' is there already, and both would have to match`,
          'remove it, or write one regular expression',
        );
      }
    },
  ),
];
