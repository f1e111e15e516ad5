// What AWS says to a deletion that comes before that of what uses the object.
import { refersTo } from '../common/references.mjs';
import { policyName, roleAt, rolesOf } from './roles.mjs';

/** Inputs that hold the id of an object which is only a name, with the module that it is of. */
const NAMED = { clusterName: 'eks/cluster', role: 'iam/role', rule: 'cloudwatch/eventRule' };

/** Ids that cannot be mistaken for another word. */
const UNMISTAKABLE = /^(arn:|https:\/\/|[a-z-]+-[0-9a-f]{17}$)/;

/** Throws what AWS would say, or what would be left behind. */
export function refuseDeletion(object, cloud, kubernetes) {
  // An ARN that was given is somebody else's: a target of events carries that of its queue.
  const own = object.inputs.arn === undefined ? object.outputs.arn : undefined;
  const names = [object.id, own].filter((name) => UNMISTAKABLE.test(name ?? ''));
  const user = cloud
    .objects()
    .filter(({ module, id }) => module !== object.module || id !== object.id)
    .find(({ inputs }) => refersTo(inputs, (text) => names.includes(text)) || namesIt(inputs, object));
  if (user !== undefined) throw new Error(`DependencyViolation: ${nameOf(user)} still uses ${nameOf(object)}`);
  DELETION[object.module]?.(object, cloud, kubernetes);
}

const DELETION = {
  'eks/cluster': (object, _, kubernetes) => {
    const { id, inputs } = object;
    if (inputs.deletionProtection === true) throw new Error(`InvalidRequestException: ${id} has deletion protection`);
    const [release] = kubernetes.releases(object);
    if (release !== undefined) throw new Error(`release ${release.metadata.name} is still on the cluster ${id}`);
  },
  'eks/addon': ({ inputs: { clusterName, addonName } }, cloud) => {
    const group = cloud.objects('eks/nodeGroup').find(({ inputs }) => inputs.clusterName === clusterName);
    if (addonName === 'vpc-cni' && group !== undefined) {
      throw new Error(`nodes of ${group.id} would lose the network of their pods: vpc-cni goes after them`);
    }
  },
  'eks/podIdentityAssociation': ({ inputs }, cloud, kubernetes) => {
    const { clusterName, namespace, serviceAccount } = inputs;
    const release = kubernetes.releaseOf(cloud.find('eks/cluster', clusterName), namespace, serviceAccount);
    if (release === undefined) return;
    throw new Error(`release ${release.metadata.name} cannot clean up: its role goes after it`);
  },
  'ec2/internetGateway': ({ inputs: { vpcId } }, cloud) => {
    const isHere = ({ inputs }) => cloud.find('ec2/subnet', inputs.subnetId)?.inputs.vpcId === vpcId;
    const nat = cloud.objects('ec2/natGateway').find((one) => one.inputs.connectivityType !== 'private' && isHere(one));
    if (nat !== undefined)
      throw new Error(`DependencyViolation: ${vpcId} has mapped public addresses, of ${nameOf(nat)}`);
  },
  'iam/rolePolicyAttachment': ({ inputs: { role, policyArn } }, cloud) => {
    const uses = ({ arn, needs }) => roleAt(arn, cloud)?.id === role && needs.flat().includes(policyName(policyArn));
    const user = cloud.objects().find((one) => rolesOf(one).some(uses));
    if (user !== undefined) throw new Error(`${nameOf(user)} still needs ${policyName(policyArn)} on role ${role}`);
  },
};

function namesIt(inputs, { module, id }) {
  return Object.entries(NAMED).some(([input, its]) => its === module && inputs[input] === id);
}

function nameOf({ module, id }) {
  return `${module} ${id}`;
}
