// What Google Cloud says to an object that is made too early, or cannot work.
import { networkOf, overlaps } from '../common/cidr.mjs';
import { checkCluster, checkNodePool, GKE_CREATION } from './creation-rules-gke.mjs';
import { nameProperty } from './names.mjs';

/** Throws what Google Cloud would say. */
export function refuseCreation(object, cloud, kubernetes) {
  const { module, id, inputs, account } = object;
  if (cloud.find(module, id) !== undefined) throw new Error(`Error 409: ${id} already exists`);
  const property = nameProperty(module);
  const name = inputs[property];
  const isNamedAlike = (one) =>
    one.account === account && one.region === object.region && name !== undefined && one.inputs[property] === name;
  if (module !== 'container/nodePool' && cloud.objects(module).some(isNamedAlike)) {
    throw new Error(`Error 409: ${module} ${name} already exists`);
  }
  refuseObject(object, cloud);
  CREATION[module]?.(object, cloud, kubernetes);
}

/** Throws what Google Cloud would say of an object that it makes, or changes. */
export function refuseObject(object, cloud) {
  if (object.module === 'container/cluster') checkCluster(object);
  if (object.module === 'container/nodePool') checkNodePool(object, cloud);
}

const CREATION = {
  ...GKE_CREATION,

  'compute/subnetwork': ({ inputs }, cloud) => {
    const { network, ipCidrRange, secondaryIpRanges = [] } = inputs;
    checkNetwork(network, cloud);
    const own = rangesOf({ ipCidrRange, secondaryIpRanges });
    const names = secondaryIpRanges.map(({ rangeName }) => rangeName);
    if (new Set(names).size < names.length) throw new Error(`Error 400: Duplicate secondary range in ${names}`);
    const siblings = cloud.objects('compute/subnetwork').filter((one) => one.inputs.network === network);
    const taken = siblings.flatMap((one) => rangesOf(one.inputs));
    for (const [index, range] of own.entries()) {
      checkRange(range);
      const other = [...taken, ...own.slice(0, index)].find((one) => overlaps(one, range));
      if (other !== undefined) throw new Error(`Error 400: Invalid IPCidrRange: ${range} conflicts with ${other}`);
    }
  },
  'compute/router': ({ inputs: { network } }, cloud) => checkNetwork(network, cloud),
  'compute/firewall': ({ inputs: { network, sourceRanges = [] } }, cloud) => {
    checkNetwork(network, cloud);
    for (const range of sourceRanges) if (!range.includes(':')) checkRange(range);
  },
  'compute/routerNat': ({ account, region, inputs: { router } }, cloud) => {
    if (cloud.find('compute/router', `projects/${account}/regions/${region}/routers/${router}`) === undefined) {
      throw new Error(`Error 404: The resource routers/${router} was not found`);
    }
  },
  'kms/cryptoKey': ({ inputs: { keyRing } }, cloud) => {
    if (cloud.find('kms/keyRing', keyRing) === undefined) throw new Error(`Error 404: KeyRing ${keyRing} not found`);
  },
  'projects/iAMMember': ({ inputs: { member } }, cloud) => checkMember(member, cloud),
  'serviceaccount/iAMMember': ({ inputs: { member } }, cloud) => checkMember(member, cloud),
};

/** A pool of service accounts is there once a cluster of its project uses it. */
function checkMember(member, cloud) {
  const [, project] = /[:/]([a-z0-9.:-]+)\.svc\.id\.goog[[/]/.exec(member) ?? [];
  const hasPool = ({ inputs }) => inputs.workloadIdentityConfig?.workloadPool === `${project}.svc.id.goog`;
  if (project !== undefined && !cloud.objects('container/cluster').some(hasPool)) {
    throw new Error(`Error 400: Identity Pool does not exist (${project}.svc.id.goog)`);
  }
  const account = /^serviceAccount:([^@]+@my-project\.iam\.gserviceaccount\.com)$/.exec(member)?.[1];
  const isHere = ({ outputs }) => outputs.email === account;
  if (account !== undefined && !cloud.objects('serviceaccount/account').some(isHere)) {
    throw new Error(`Error 400: Service account ${account} does not exist`);
  }
}

/** Networks that are not ours are taken to be right. */
function checkNetwork(network, cloud) {
  const isOurs = String(network).startsWith('projects/my-project/');
  if (isOurs && cloud.find('compute/network', network) === undefined) {
    throw new Error(`Error 404: The resource '${network}' was not found`);
  }
}

function rangesOf({ ipCidrRange, secondaryIpRanges = [] }) {
  return [ipCidrRange, ...secondaryIpRanges.map((one) => one.ipCidrRange)].filter((range) => range !== undefined);
}

function checkRange(range) {
  const network = networkOf(range);
  if (network === undefined || network.host !== 0) throw new Error(`Error 400: Invalid value for range: '${range}'`);
}
