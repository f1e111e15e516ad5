// What Google Cloud says to a deletion that comes before that of what uses the object.
import { refersTo } from '../common/references.mjs';
import { GKE_AGENT, grantOf, NODE_ROLE, sharedVpcNeeds } from './grants.mjs';

/** Throws what Google Cloud would say, or what would be left behind. */
export function refuseDeletion(object, cloud, kubernetes) {
  const names = [object.id, object.outputs.selfLink].filter((name) => name?.includes('/'));
  const user = cloud
    .objects()
    .filter(({ module, id }) => module !== object.module || id !== object.id)
    .find(({ inputs }) => refersTo(inputs, (text) => names.includes(text)));
  if (user !== undefined) throw new Error(`Error 400: ${nameOf(object)} is already being used by ${nameOf(user)}`);
  DELETION[object.module]?.(object, cloud, kubernetes);
}

const DELETION = {
  'container/cluster': (object, _, kubernetes) => {
    if (object.inputs.deletionProtection !== false) {
      throw new Error(`Cannot destroy cluster because deletion_protection is set to true: ${object.id}`);
    }
    const [release] = kubernetes.releases(object);
    if (release !== undefined) throw new Error(`release ${release.metadata.name} is still on the cluster ${object.id}`);
  },
  'compute/router': ({ account, region, outputs: { name } }, cloud) => {
    const nat = cloud
      .objects('compute/routerNat')
      .find((one) => one.account === account && one.region === region && one.inputs.router === name);
    if (nat !== undefined) throw new Error(`Error 400: router ${name} is already being used by ${nameOf(nat)}`);
  },
  'compute/routerNat': (_, cloud) => {
    const pool = cloud.objects('container/nodePool')[0];
    if (pool !== undefined) throw new Error(`${nameOf(pool)} would lose its way out`);
  },
  'serviceaccount/account': ({ outputs: { email } }, cloud) => {
    const pool = cloud.objects('container/nodePool').find(({ inputs }) => inputs.nodeConfig?.serviceAccount === email);
    if (pool !== undefined) throw new Error(`${nameOf(pool)} still acts as ${email}`);
  },
  'projects/iAMMember': (object, cloud) => {
    const { member, role } = object.inputs;
    if (role === NODE_ROLE) {
      const account = cloud.objects('serviceaccount/account').find(({ outputs }) => outputs.member === member);
      const isOf = ({ inputs }) => inputs.nodeConfig?.serviceAccount === account?.outputs.email;
      const pool = cloud.objects('container/nodePool').find(isOf);
      if (account !== undefined && pool !== undefined) throw new Error(`${nameOf(pool)} still needs ${role}`);
    }
    keepForClusters(object, cloud);
  },
  'compute/subnetworkIAMMember': (object, cloud) => keepForClusters(object, cloud),
  'kms/cryptoKeyIAMMember': ({ inputs: { cryptoKeyId, member } }, cloud) => {
    const uses = ({ inputs }) => inputs.databaseEncryption?.keyName === cryptoKeyId;
    const cluster = cloud.objects('container/cluster').find(uses);
    if (member === GKE_AGENT && cluster !== undefined)
      throw new Error(`${nameOf(cluster)} can read no Secret any more`);
  },
};

/** GKE takes a cluster out of a subnet only as long as it may use it. */
function keepForClusters(object, cloud) {
  const { member } = object.inputs;
  const needs = ({ inputs: { subnetwork } }) => {
    const [, host] = /projects\/([^/]+)\/regions\//.exec(subnetwork) ?? [];
    return sharedVpcNeeds(host, subnetwork).some(
      (need) => need.module === object.module && need.member === member && need.grant === grantOf(object),
    );
  };
  const cluster = cloud.objects('container/cluster').find(needs);
  if (cluster !== undefined) throw new Error(`${nameOf(cluster)} still needs ${grantOf(object)} of ${member}`);
}

function nameOf({ module, id }) {
  return `${module} ${id}`;
}
