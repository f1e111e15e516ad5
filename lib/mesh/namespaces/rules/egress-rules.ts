import { isHost } from '../../../core/names';
import { isAddress } from '../../../core/network/cidr';
import { DOCS, SOURCE } from '../../istio/rules/evidence';
import type { MeshRule } from './rule-type';

const EGRESS = `${DOCS}/ambient/usage/egress-gateway/`;
const SERVICE_ENTRY = `${DOCS}/reference/config/networking/service-entry/`;

/** What must hold for the way out. */
export const EGRESS_RULES: readonly MeshRule[] = [
  {
    id: 'mesh/hosts-outside-have-names',
    title: 'Hosts outside are DNS names, with * for their first part at most; addresses are seen by no waypoint',
    severity: 'error',
    evidence: SERVICE_ENTRY,
    check: ({ egress }, report) => {
      for (const { options, path } of egress?.hosts ?? []) {
        const name = options.host.replace(/^\*\./, '');
        const isName = isHost(name) && !isAddress(name) && name.includes('.');
        if (isName && !/\.(svc|local)(\.|$)/.test(name)) continue;
        report({
          path: [...path, 'host'],
          message: isName
            ? `'${options.host}' is in the cluster: it has a Service`
            : `'${options.host.slice(0, 100)}' is no DNS name of a host outside`,
          fix: "write the name that pods connect to, such as 'api.example.com'",
        });
      }
    },
  },
  {
    id: 'mesh/wildcards-are-resolved-by-name',
    title:
      'Hosts with * speak HTTP or TLS, which say the whole name; with any other protocol there is nothing to resolve',
    severity: 'error',
    evidence: `${SOURCE}/releasenotes/notes/se-wildcard-host.yaml`,
    check: ({ egress }, report) => {
      for (const { options, path } of egress?.hosts ?? []) {
        if (!options.host.startsWith('*.') || options.protocol === 'http' || options.protocol === 'tls') continue;
        report({
          path: [...path, 'host'],
          message: `with '${options.protocol}' nobody knows which host below ${options.host.slice(2)} is meant`,
          fix: "name each host, or set protocol to 'tls'",
        });
      }
    },
  },
  {
    id: 'mesh/port-outside-is-said',
    title: 'For tcp the port is said: there is no usual one',
    severity: 'error',
    evidence: SERVICE_ENTRY,
    check: ({ egress }, report) => {
      for (const { options, path, port } of egress?.hosts ?? []) {
        if (port !== undefined) continue;
        report({ path: [...path, 'port'], message: `${options.host} has no port`, fix: 'set it, such as 5432' });
      }
    },
  },
  {
    id: 'mesh/requests-outside-are-seen',
    title: 'Methods, paths and hosts are looked at where the waypoint sees HTTP; claims are of Services only',
    severity: 'error',
    evidence: EGRESS,
    check: ({ egress }, report) => {
      for (const { options, path } of egress?.hosts ?? []) {
        const isSeen = options.protocol === 'http' || options.protocol === 'https';
        for (const [index, { claims, http }] of (options.allow ?? []).entries()) {
          const word = claims ? 'claims' : http && !isSeen ? 'http' : undefined;
          if (word === undefined) continue;
          report({
            path: [...path, 'allow', index, word],
            message:
              word === 'claims'
                ? 'no tokens are looked at on the way out'
                : `the waypoint does not see into ${options.protocol}`,
            fix:
              word === 'http' && options.protocol === 'tls'
                ? "say from only, or set protocol to 'https': the pod speaks HTTP then, and the waypoint encrypts"
                : 'say from and ports only',
          });
        }
      }
    },
  },
  {
    id: 'mesh/callers-outside-have-a-namespace',
    title:
      'Service accounts that may reach a host outside are named with their namespace: that of the egress has no pods',
    severity: 'error',
    evidence: EGRESS,
    check: ({ egress }, report) => {
      for (const { options, path } of egress?.hosts ?? []) {
        for (const [index, { from = [] }] of (options.allow ?? []).entries()) {
          for (const [at, identity] of from.entries()) {
            if (identity.kind !== 'service-account' || identity.namespace !== undefined) continue;
            report({
              path: [...path, 'allow', index, 'from', at],
              message: `no pod has the service account '${identity.name}' of ${egress?.namespace}`,
              fix: 'set namespace to that of the pods',
            });
          }
        }
      }
    },
  },
  {
    id: 'mesh/rules-outside-are-of-the-port',
    title: 'Who may reach a host outside is said of the port that it has here',
    severity: 'error',
    evidence: EGRESS,
    check: ({ egress }, report) => {
      for (const { options, path, port } of egress?.hosts ?? []) {
        for (const [index, { ports }] of (options.allow ?? []).entries()) {
          if (port === undefined || ports === undefined || ports.includes(port)) continue;
          report({
            path: [...path, 'allow', index, 'ports'],
            message: `pods connect to ${options.host} at port ${port}`,
            fix: `remove it, or write ${port}`,
          });
        }
      }
    },
  },
  {
    id: 'mesh/host-outside-is-said-once',
    title: 'A host outside is said once: of several entries with one name in a namespace, istiod uses the oldest alone',
    severity: 'error',
    evidence: `${SOURCE}/pilot/pkg/serviceregistry/ambient/services.go`,
    check: ({ egress }, report) => {
      const hosts = egress?.hosts ?? [];
      for (const [index, { options, path }] of hosts.entries()) {
        const first = hosts.findIndex((one) => one.options.host === options.host);
        if (first === index) continue;
        report({
          path: [...path, 'host'],
          message: `'${hosts[first]?.options.name}' is of ${options.host} too, and one of both would do nothing`,
          fix: 'keep one of both',
        });
      }
    },
  },
];
