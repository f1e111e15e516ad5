// What this stub knows of files that projects release: the Gateway API's.
import { unknown } from '../common/wire.mjs';
import { definition } from './definition.mjs';

const GATEWAY_API =
  /^https:\/\/github\.com\/kubernetes-sigs\/gateway-api\/releases\/download\/v1\.(\d+)\.\d+\/(standard|experimental)-install\.yaml$/;

const EXTENSIONS = 'gateway.networking.x-k8s.io';

/** Kinds, the minors that have them from the first to the last, and since when they are standard. */
const KINDS = [
  { kind: 'GatewayClass', standard: 0 },
  { kind: 'Gateway', standard: 0 },
  { kind: 'GRPCRoute', standard: 0 },
  { kind: 'HTTPRoute', standard: 0 },
  { kind: 'ReferenceGrant', standard: 0 },
  { kind: 'BackendTLSPolicy', standard: 4 },
  { kind: 'ListenerSet', first: 5, standard: 5 },
  { kind: 'TLSRoute', standard: 5 },
  { kind: 'TCPRoute', standard: 6 },
  { kind: 'UDPRoute', standard: 6 },
  { kind: 'BackendLBPolicy', last: 2 },
  { kind: 'XBackendTrafficPolicy', group: EXTENSIONS, first: 3 },
  { kind: 'XListenerSet', group: EXTENSIONS, first: 3, last: 4 },
  { kind: 'XMesh', group: EXTENSIONS, first: 4 },
  { kind: 'XBackend', group: EXTENSIONS, first: 6 },
];

/** The definitions of a released file. None while it is not known which. */
export function bundleObjects(file) {
  if (file === unknown) return [];
  const [, minor, channel] = GATEWAY_API.exec(file);
  const isIn = ({ first = 0, last = Infinity, standard = Infinity }) =>
    first <= minor && minor <= last && (channel === 'experimental' || standard <= minor);
  return KINDS.filter(isIn).map(({ kind, group = 'gateway.networking.k8s.io' }) =>
    definition(group, kind, pluralOf(kind)),
  );
}

/** What GitHub would say of a file that was never released, as `{ property, reason }`. */
export function checkBundle({ file }) {
  const isReleased = file === unknown || GATEWAY_API.test(String(file));
  return isReleased ? [] : [{ property: 'file', reason: `${String(file)}: 404 Not Found` }];
}

function pluralOf(kind) {
  return kind
    .toLowerCase()
    .replace(/cy$/, 'cie')
    .replace(/(s|h)$/, '$1e')
    .concat('s');
}
