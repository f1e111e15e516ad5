// What Compute Engine says of networks.
import { networkOf } from '../common/cidr.mjs';
import { nameIn } from './names.mjs';

const MADE = '2026-01-01T00:00:00.000-08:00';

/** What goes by a path of its project, or of a region in it. */
function at(pathOf, outputs = () => ({})) {
  return (context) => {
    const name = nameIn(context.module, context.inputs, context.hex);
    const id = `projects/${context.project}/${pathOf(context)}/${name}`;
    const selfLink = `https://www.googleapis.com/compute/v1/${id}`;
    return { id, outputs: { name, selfLink, creationTimestamp: MADE, ...outputs(context) } };
  };
}

const inRegion =
  (type) =>
  ({ region }) =>
    `regions/${region}/${type}`;

export const NETWORK = {
  'compute/network': at(
    () => 'global/networks',
    ({ number }) => ({ networkId: String(number(1e9)), numericId: String(number(1e9)), gatewayIpv4: '' }),
  ),
  'compute/subnetwork': at(inRegion('subnetworks'), ({ inputs, number, hex }) => ({
    gatewayAddress: gatewayOf(inputs.ipCidrRange),
    fingerprint: hex(8, 'fingerprint'),
    subnetworkId: number(1e9),
    purpose: 'PRIVATE',
    stackType: 'IPV4_ONLY',
  })),
  'compute/router': at(inRegion('routers')),
  'compute/routerNat': (context) => {
    const name = nameIn(context.module, context.inputs, context.hex);
    return { id: `${context.project}/${context.region}/${context.inputs.router}/${name}`, outputs: { name } };
  },
  'compute/firewall': at(
    () => 'global/firewalls',
    () => ({ priority: 1000, destinationRanges: [] }),
  ),
  'compute/subnetworkIAMMember': ({ inputs: { subnetwork, role, member }, hex }) => ({
    id: `${subnetwork}/${role}/${member}`,
    outputs: { etag: hex(12, 'etag') },
  }),
};

/** The first address of a range. */
function gatewayOf(range) {
  const network = range === undefined ? undefined : networkOf(range);
  if (network === undefined) return undefined;
  const first = network.first + 1;
  return [24, 16, 8, 0].map((bits) => Math.floor(first / 2 ** bits) % 256).join('.');
}
