// What AKS says to network profiles that cannot work.
import { contains, networkOf, overlaps } from '../common/cidr.mjs';

const RESERVED = ['169.254.0.0/16', '192.0.2.0/24', '172.30.0.0/16', '172.31.0.0/16'];

/**
 * Throws what AKS would say.
 *
 * @param cluster - its inputs.
 * @param subnets - ranges of its subnets, as far as they are known.
 */
export function checkNetworkProfile({ networkProfile, nodeProvisioningProfile, resourceName }, subnets) {
  const { networkPlugin, networkPluginMode, networkDataplane, networkPolicy, podCidr } = networkProfile;
  const refuse = (text) => {
    throw new Error(text);
  };
  const isCilium = networkDataplane === 'cilium';
  if (networkPlugin === undefined) refuse('the network plugin is left to a default');
  if (networkPluginMode === 'overlay' && networkPlugin !== 'azure') refuse('NetworkPluginModeNotSupported: overlay');
  if (isCilium && networkPolicy !== 'cilium') {
    refuse('CiliumDataplaneRequiresNetworkPolicyCilium: networkPolicy must be cilium');
  }
  if (isCilium && networkPlugin !== 'azure') refuse('CiliumDataplaneRequiresAzureCNI');
  if (!isCilium && networkPolicy === 'cilium') refuse('NetworkPolicyCiliumRequiresCiliumDataplane');
  if (networkPlugin === 'none') {
    const set = Object.entries({ networkPluginMode, networkDataplane, networkPolicy }).filter(([, value]) => value);
    if (set.length > 0) refuse(`InvalidParameter: with networkPlugin none, ${set[0][0]} must not be set`);
    if (podCidr === undefined) refuse('the API server finds no pods: podCidr is missing');
  }
  if (networkPlugin === 'azure' && networkPluginMode === undefined && podCidr !== undefined) {
    refuse('InvalidPodCidr: pods have addresses of subnets');
  }
  checkRanges(networkProfile, subnets, refuse);
  checkFamilies(networkProfile, refuse);
  checkServices(networkProfile.advancedNetworking, isCilium, resourceName, refuse);
  if (nodeProvisioningProfile?.mode === 'Auto' && (networkPolicy === 'calico' || networkPlugin === 'kubenet')) {
    refuse('NodeProvisioningNotSupported: with this network');
  }
}

function checkRanges({ podCidr, serviceCidr, dnsServiceIP }, subnets, refuse) {
  const ranges = [podCidr, serviceCidr].filter((range) => range !== undefined);
  for (const range of ranges) {
    const reserved = RESERVED.find((one) => overlaps(one, range));
    if (reserved !== undefined) refuse(`InvalidCIDR: ${range} overlaps ${reserved}, which is reserved`);
    const subnet = subnets.find((one) => overlaps(one, range));
    if (subnet !== undefined) refuse(`CIDROverlapExistingSubnet: ${range} overlaps ${subnet}`);
  }
  if (ranges.length === 2 && overlaps(...ranges)) refuse(`PodCidrOverlapsServiceCidr: ${ranges.join(', ')}`);
  if (serviceCidr === undefined) return;
  const services = networkOf(serviceCidr);
  if (services.prefix <= 12) refuse(`ServiceCidrSubnetTooLarge: ${serviceCidr}`);
  if (dnsServiceIP === undefined || !contains(serviceCidr, `${dnsServiceIP}/32`)) {
    refuse(`DNSServiceIPOutOfRange: ${dnsServiceIP} is not in ${serviceCidr}`);
  }
  if (networkOf(`${dnsServiceIP}/32`).first <= services.first + 1) {
    refuse(`DNSServiceIPIsFirst: ${dnsServiceIP} is that of the API server`);
  }
}

function checkFamilies(profile, refuse) {
  const { ipFamilies = ['IPv4'], podCidr, podCidrs = [podCidr], serviceCidr, serviceCidrs = [serviceCidr] } = profile;
  const expected = ipFamilies.join();
  const familiesOf = (ranges) => ranges.map((range) => (range?.includes(':') ? 'IPv6' : 'IPv4')).join();
  for (const ranges of [podCidrs, serviceCidrs]) {
    if (familiesOf(ranges) !== expected) refuse(`IPFamiliesMismatch: ${ranges.join(', ')} for ${expected}`);
  }
  if (podCidrs[0] !== podCidr || serviceCidrs[0] !== serviceCidr) refuse('InvalidParameter: the first of both differ');
  if (ipFamilies.length > 1 && profile.networkPluginMode !== 'overlay') refuse('DualStackNotSupported');
}

function checkServices(services, isCilium, name, refuse) {
  if (services?.enabled !== true) return;
  if (!isCilium && (services.security?.enabled === true || services.performance !== undefined)) {
    refuse('AdvancedNetworkingRequiresCilium: security and performance need the Cilium dataplane');
  }
  if (services.observability?.enabled === true && name.length > 32) {
    refuse(`InvalidClusterName: ${name} is longer than 32 characters`);
  }
}
