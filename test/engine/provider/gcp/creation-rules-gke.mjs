// What GKE says to a cluster or a node pool that is made too early, or cannot work.
import { GKE_AGENT, grantsOf, NODE_ROLE, sharedVpcNeeds } from './grants.mjs';

export const GKE_CREATION = {
  'container/cluster': (object, cloud) => {
    checkSubnetwork(object, cloud);
    checkSharedVpc(object, cloud);
    const key = object.inputs.databaseEncryption?.keyName;
    const isOurs = cloud.find('kms/cryptoKey', key) !== undefined;
    if (isOurs && !grantsOf(cloud, 'kms/cryptoKeyIAMMember', GKE_AGENT).includes(`${key} ${KEY_ROLE}`)) {
      throw new Error(`Error 403: Permission 'cloudkms.cryptoKeyVersions.useToEncrypt' denied on resource '${key}'`);
    }
  },
  'container/nodePool': (object, cloud, kubernetes) => {
    const cluster = clusterOf(object, cloud);
    if (cluster.inputs.enableAutopilot === true) {
      throw new Error('Error 400: Autopilot clusters do not support mutating node pools');
    }
    checkNodeAccount(object, cloud);
    const agent = object.inputs.nodeConfig?.taints?.find(({ key }) => key.endsWith('agent-not-ready'));
    if (agent !== undefined && !kubernetes.hasPodNetwork(cluster)) {
      throw new Error(`nodes keep the taint ${agent.key}: there is no agent on ${cluster.id} to take it off`);
    }
  },
};

const KEY_ROLE = 'roles/cloudkms.cryptoKeyEncrypterDecrypter';

/** What holds for every cluster, made or changed. */
export function checkCluster({ inputs }) {
  const { datapathProvider, networkPolicy, privateClusterConfig = {}, ipAllocationPolicy } = inputs;
  const isDataplaneV2 = datapathProvider === 'ADVANCED_DATAPATH' || inputs.enableAutopilot === true;
  if (isDataplaneV2 && networkPolicy !== undefined) {
    throw new Error(
      'Error 400: Enabling NetworkPolicy for clusters with DatapathProvider=ADVANCED_DATAPATH is not allowed.',
    );
  }
  const feature = OF_DATAPLANE_V2.find((name) => isOn(inputs[name]));
  if (feature !== undefined && !isDataplaneV2) throw new Error(`Error 400: ${feature} requires Dataplane V2`);
  const hasCalico = inputs.addonsConfig?.networkPolicyConfig?.disabled === false;
  if ((networkPolicy?.enabled === true) !== hasCalico && !isDataplaneV2) {
    throw new Error('network policies are accepted and nobody enforces them: one of two switches is off');
  }
  if (inputs.networkingMode === 'VPC_NATIVE' && ipAllocationPolicy === undefined) {
    throw new Error('Error 400: a VPC-native cluster needs ipAllocationPolicy');
  }
  const { masterIpv4CidrBlock, privateEndpointSubnetwork, enablePrivateEndpoint } = privateClusterConfig;
  if (masterIpv4CidrBlock !== undefined && privateEndpointSubnetwork !== undefined) {
    throw new Error('Error 400: Master_ipv4_cidr_block and Private_endpoint_subnetwork cannot both be specified');
  }
  if (enablePrivateEndpoint === true && inputs.masterAuthorizedNetworksConfig === undefined) {
    throw new Error('Error 400: Master authorized networks must be enabled if private endpoint is enabled');
  }
  const limits = (inputs.clusterAutoscaling?.resourceLimits ?? []).map(({ resourceType }) => resourceType);
  if (inputs.clusterAutoscaling?.enabled === true && !['cpu', 'memory'].every((type) => limits.includes(type))) {
    throw new Error('Error 400: Autoprovisioning needs limits of cpu and memory');
  }
}

const OF_DATAPLANE_V2 = [
  'enableFqdnNetworkPolicy',
  'enableCiliumClusterwideNetworkPolicy',
  'enableMultiNetworking',
  'inTransitEncryptionConfig',
];

function isOn(value) {
  return value === true || value === 'IN_TRANSIT_ENCRYPTION_INTER_NODE_TRANSPARENT';
}

/** What holds for every node pool, made or changed. */
export function checkNodePool(object, cloud) {
  const { upgradeSettings = {}, nodeConfig = {}, networkConfig } = object.inputs;
  const { strategy = 'SURGE', maxSurge, maxUnavailable } = upgradeSettings;
  if (strategy === 'BLUE_GREEN' && (maxSurge ?? maxUnavailable) !== undefined) {
    throw new Error('Error 400: maxSurge and maxUnavailable are for the strategy SURGE only');
  }
  const together = (maxSurge ?? 0) + (maxUnavailable ?? 0);
  if (strategy === 'SURGE' && upgradeSettings.strategy !== undefined && (together < 1 || together > 20)) {
    throw new Error(`Error 400: maxSurge and maxUnavailable are ${together} together, which is not between 1 and 20`);
  }
  const { shutdownGracePeriodSeconds: total, shutdownGracePeriodCriticalPodsSeconds: critical } =
    nodeConfig.kubeletConfig ?? {};
  if ((total ?? critical) !== undefined && nodeConfig.spot !== true) {
    throw new Error('Error 400: graceful node shutdown can be set on Spot VMs only');
  }
  if ((critical ?? 0) > (total ?? 0))
    throw new Error(`Error 400: ${critical} s for critical pods are more than ${total}`);
  const known = rangeNames(clusterOf(object, cloud), cloud);
  if (networkConfig?.podRange !== undefined && known !== undefined && !known.includes(networkConfig.podRange)) {
    throw new Error(`Error 400: Pod secondary range "${networkConfig.podRange}" not found in subnetwork`);
  }
}

function clusterOf({ account, inputs: { cluster, location } }, cloud) {
  const id = cluster.includes('/') ? cluster : `projects/${account}/locations/${location}/clusters/${cluster}`;
  const found = cloud.find('container/cluster', id);
  if (found === undefined) throw new Error(`Error 404: Not found: ${id}`);
  return found;
}

/** Subnets that are not ours are taken to be right. */
function checkSubnetwork(object, cloud) {
  const { inputs } = object;
  const subnetwork = cloud.find('compute/subnetwork', inputs.subnetwork);
  if (subnetwork === undefined) {
    if (String(inputs.subnetwork).startsWith('projects/my-project/')) {
      throw new Error(`Error 404: The resource '${inputs.subnetwork}' was not found`);
    }
    return;
  }
  if (!inputs.location.startsWith(subnetwork.region)) {
    throw new Error(`Error 400: ${inputs.subnetwork} is not in the region of ${inputs.location}`);
  }
  const { clusterSecondaryRangeName, servicesSecondaryRangeName, additionalPodRangesConfig } =
    inputs.ipAllocationPolicy ?? {};
  const names = [clusterSecondaryRangeName, servicesSecondaryRangeName];
  const known = rangeNames(object, cloud);
  const missing = [...names, ...(additionalPodRangesConfig?.podRangeNames ?? [])].find(
    (name) => name !== undefined && !known.includes(name),
  );
  if (missing !== undefined) {
    throw new Error(`Error 400: Pod or Services secondary range "${missing}" not found in subnet ${subnetwork.id}`);
  }
}

function rangeNames({ inputs: { subnetwork } }, cloud) {
  const found = cloud.find('compute/subnetwork', subnetwork);
  return found?.inputs.secondaryIpRanges?.map(({ rangeName }) => rangeName);
}

function checkSharedVpc({ account, inputs: { subnetwork } }, cloud) {
  const [, host] = /projects\/([^/]+)\/regions\//.exec(subnetwork) ?? [];
  if (host === undefined || host === account || host === GRANTED) return;
  const missing = sharedVpcNeeds(host, subnetwork).find(
    ({ module, member, grant }) => !grantsOf(cloud, module, member).includes(grant),
  );
  if (missing === undefined) return;
  throw new Error(
    `Error 403: Required "container.hostServiceAgent.use" for ${host}: ${missing.member} lacks ${missing.grant}`,
  );
}

/** A host project whose owner has granted everything. */
const GRANTED = 'granted-host';

/** Accounts that are not ours are taken to be right. */
function checkNodeAccount({ account: project, inputs: { nodeConfig } }, cloud) {
  const account = cloud
    .objects('serviceaccount/account')
    .find(({ outputs }) => outputs.email === nodeConfig?.serviceAccount);
  if (account === undefined) return;
  if (!grantsOf(cloud, 'projects/iAMMember', account.outputs.member).includes(`${project} ${NODE_ROLE}`)) {
    throw new Error(`nodes cannot register: ${account.outputs.email} lacks ${NODE_ROLE} when they are made`);
  }
}
