import { setTimeout as sleep } from 'node:timers/promises';
import type { LiveObject } from '../kubernetes';
import type { SimulatedCluster } from './simulated-cluster';
import { ZONE } from './simulated-node';

const PROVISIONER = 'test.cluster-blueprints';

/** What the scheduler writes onto a claim once it has a node for its pod. */
const SELECTED_NODE = 'volume.kubernetes.io/selected-node';

/** The class of volumes that are made in the zone of the first pod that wants them, as disks of clouds are. */
const ZONAL_CLASS = {
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name: 'zonal', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
  provisioner: PROVISIONER,
  volumeBindingMode: 'WaitForFirstConsumer',
  reclaimPolicy: 'Retain',
};

interface Claim extends LiveObject {
  readonly spec: { readonly accessModes: string[]; readonly resources: { readonly requests: Record<string, string> } };
  readonly status?: { readonly phase?: string };
}

/** Makes volumes for claims of a namespace, as the driver of a cloud does, while something happens. */
export async function withVolumes(
  cluster: SimulatedCluster,
  namespace: string,
  happens: () => Promise<void>,
): Promise<void> {
  await cluster.apply([ZONAL_CLASS]);
  const driver = new AbortController();
  const running = provision(cluster, namespace, driver.signal);
  try {
    await happens();
  } finally {
    driver.abort();
    await running;
  }
}

async function provision(cluster: SimulatedCluster, namespace: string, stopped: AbortSignal): Promise<void> {
  const made = new Set<string>();
  while (!stopped.aborted) {
    const claims = await cluster.client.list(`/api/v1/namespaces/${namespace}/persistentvolumeclaims`);
    for (const claim of claims as readonly Claim[]) {
      const node = claim.metadata.annotations?.[SELECTED_NODE];
      if (node === undefined || claim.status?.phase === 'Bound' || made.has(claim.metadata.uid)) continue;
      made.add(claim.metadata.uid);
      await cluster.apply([volumeFor(claim, zoneOf(cluster, node))]);
    }
    await sleep(50);
  }
}

function volumeFor({ metadata: { name, namespace, uid }, spec }: Claim, zone: string) {
  const claimRef = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name, namespace: namespace ?? '', uid };
  const inZone = { matchExpressions: [{ key: ZONE, operator: 'In', values: [zone] }] };
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: `volume-${uid}` },
    spec: {
      capacity: { storage: spec.resources.requests['storage'] ?? '1Gi' },
      accessModes: spec.accessModes,
      storageClassName: ZONAL_CLASS.metadata.name,
      persistentVolumeReclaimPolicy: 'Retain',
      claimRef,
      csi: { driver: PROVISIONER, volumeHandle: uid },
      nodeAffinity: { required: { nodeSelectorTerms: [inZone] } },
    },
  };
}

function zoneOf(cluster: SimulatedCluster, name: string): string {
  return cluster.nodes.find(({ metadata }) => metadata.name === name)?.metadata.labels[ZONE] ?? '';
}
