// What GKE says of clusters and node pools.
import { PROJECT_NUMBER } from './functions.mjs';
import { nameIn } from './names.mjs';

export const CONTAINER = {
  'container/cluster': ({ inputs, module, project, hex, number }) => {
    const name = nameIn(module, inputs, hex);
    const { location } = inputs;
    const id = `projects/${project}/locations/${location}/clusters/${name}`;
    const region = location?.replace(/-[a-z]$/, '');
    const [privateEndpoint, publicEndpoint] = [`10.0.0.${2 + number(250)}`, `203.0.113.${1 + number(250)}`];
    const isPrivate = inputs.privateClusterConfig?.enablePrivateEndpoint === true;
    return {
      id,
      outputs: {
        name,
        location,
        selfLink: `https://container.googleapis.com/v1/${id}`,
        endpoint: isPrivate ? privateEndpoint : publicEndpoint,
        masterVersion: `${inputs.minMasterVersion ?? '1.34'}.1-gke.1000000`,
        nodeVersion: `${inputs.minMasterVersion ?? '1.34'}.1-gke.1000000`,
        masterAuth: { clusterCaCertificate: certificate(id) },
        datapathProvider: 'LEGACY_DATAPATH',
        deletionProtection: true,
        controlPlaneEndpointsConfig: {
          dnsEndpointConfig: { endpoint: `gke-${hex(32, 'dns')}-${PROJECT_NUMBER}.${region}.gke.goog` },
          ipEndpointsConfig: { enabled: true },
        },
        privateClusterConfig: { privateEndpoint, publicEndpoint, peeringName: '' },
        servicesIpv4Cidr: '34.118.224.0/20',
        labelFingerprint: hex(8, 'labels'),
        operation: '',
      },
    };
  },
  'container/nodePool': ({ inputs, module, project, hex }) => {
    const name = nameIn(module, inputs, hex);
    const cluster = String(inputs.cluster).includes('/')
      ? inputs.cluster
      : `projects/${project}/locations/${inputs.location}/clusters/${inputs.cluster}`;
    return {
      id: `${cluster}/nodePools/${name}`,
      outputs: {
        name,
        version: '1.34.1-gke.1000000',
        instanceGroupUrls: [],
        managedInstanceGroupUrls: [],
        maxPodsPerNode: 110,
        operation: '',
      },
    };
  },
};

function certificate(id) {
  return Buffer.from(`-----BEGIN CERTIFICATE-----\n${id}\n-----END CERTIFICATE-----\n`).toString('base64');
}
