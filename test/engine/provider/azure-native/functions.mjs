// Functions of the SDK that programs call to learn of their surroundings.

const FUNCTIONS = {
  'authorization/getClientConfig': (_, { account }) => ({
    clientId: '00000000-0000-0000-0000-0000000000c1',
    objectId: '00000000-0000-0000-0000-0000000000a1',
    tenantId: '00000000-0000-0000-0000-0000000000e1',
    subscriptionId: account,
  }),
  'containerservice/listManagedClusterUserCredentials': ({ serverFqdn, format, ...which }, { account }, cloud) => {
    const cluster = clusterOf(which, cloud);
    const isEntra = cluster.inputs.aadProfile !== undefined;
    if (isEntra && format !== 'exec') throw new Error('the format azure is of kubectl 1.25 and older');
    const kubeconfig = kubeconfigOf(cluster, serverFqdn, isEntra ? loginOf(account) : { token: 'user' });
    return credentials('clusterUser', kubeconfig);
  },
  'containerservice/listManagedClusterAdminCredentials': ({ serverFqdn, ...which }, _, cloud) => {
    const cluster = clusterOf(which, cloud);
    if (cluster.inputs.disableLocalAccounts === true) {
      throw new Error(
        'BadRequest: Getting static credential is not allowed because this cluster is set to disable local accounts.',
      );
    }
    return credentials('clusterAdmin', kubeconfigOf(cluster, serverFqdn, { token: 'admin' }));
  },
};

/** What a function answers. Throws for one that this stub does not know. */
export function callFunction(token, args, place, cloud) {
  const answer = FUNCTIONS[token.split(':').slice(1).join('/')];
  if (answer === undefined) {
    throw new Error(`${token}: this stub has no answer, add it to provider/azure-native/functions.mjs`);
  }
  return answer(args, place, cloud);
}

function clusterOf({ resourceGroupName, resourceName }, cloud) {
  const cluster = cloud
    .objects('containerservice/ManagedCluster')
    .find(({ inputs }) => inputs.resourceGroupName === resourceGroupName && inputs.resourceName === resourceName);
  if (cluster === undefined) throw new Error(`ResourceNotFound: ${resourceName} in ${resourceGroupName}`);
  return cluster;
}

function loginOf(account) {
  const flags = {
    '--environment': 'AzurePublicCloud',
    '--server-id': '00000000-0000-0000-0000-0000000000f1',
    '--client-id': '00000000-0000-0000-0000-0000000000f2',
    '--tenant-id': account,
    '--login': 'devicecode',
  };
  const exec = { apiVersion: 'client.authentication.k8s.io/v1beta1', command: 'kubelogin', provideClusterInfo: false };
  return { exec: { ...exec, args: ['get-token', ...Object.entries(flags).flat()] } };
}

/** JSON is YAML too. */
function kubeconfigOf({ inputs, outputs }, serverFqdn, user) {
  const host = serverFqdn === 'public' ? outputs.fqdn : (outputs.privateFQDN ?? outputs.fqdn);
  const name = inputs.resourceName;
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name, cluster: { server: `https://${host}:443`, 'certificate-authority-data': 'Y2VydGlmaWNhdGU=' } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    'current-context': name,
    users: [{ name, user }],
  };
}

function credentials(name, kubeconfig) {
  return { kubeconfigs: [{ name, value: Buffer.from(JSON.stringify(kubeconfig)).toString('base64') }] };
}
