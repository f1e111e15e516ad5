import type { AksNapPoolsOptions } from '../../lib/nodes/aks-nap';
import { type ComputeClassesOptions, computeClassPool } from '../../lib/nodes/compute-class';
import { gke } from './clusters';

/** Pools and node classes of AKS that say all that they can. The last class has what only newer definitions know. */
export const NAP_POOLS: AksNapPoolsOptions = {
  startupTaints: [{ key: 'example.com/agent-not-ready', effect: 'NoExecute' }],
  nodePools: [
    { name: 'plain' },
    {
      name: 'everything',
      capacity: 'spot-or-on-demand',
      weight: 50,
      instances: {
        families: ['D', 'E'],
        series: ['Dads_v5', 'Eads_v5', 'Dads_v6'],
        version: 5,
        sizes: [
          'Standard_D4ads_v5',
          'Standard_E4ads_v5',
          'Standard_D8ads_v5',
          'Standard_E8ads_v5',
          'Standard_D4ads_v6',
        ],
        cpus: [4, 8],
        architectures: ['amd64', 'arm64'],
        zones: ['westeurope-1', 'westeurope-2'],
        minValues: { families: 2, series: 2, sizes: 3 },
      },
      requirements: [{ key: 'team', operator: 'Exists' }],
      limits: { cpu: '100', memory: '400Gi', nodes: 20 },
      labels: { team: 'shop' },
      taints: [{ key: 'dedicated', value: 'shop', effect: 'NoSchedule' }],
      expireAfter: '336h',
      terminationGracePeriod: '1h',
      disruption: { consolidateAfter: 'Never', budgets: [{ nodes: 0, schedule: '@daily', duration: '1h' }] },
    },
  ],
  nodeClasses: [
    { name: 'plain' },
    {
      name: 'everything',
      imageFamily: 'AzureLinux',
      subnet: {
        id: '/subscriptions/0/resourcegroups/shop/providers/Microsoft.Network/virtualNetworks/shop/subnets/batch',
        cidr: '10.225.0.0/24',
      },
      osDiskSizeGB: 64,
      maxPods: 110,
      kubelet: {
        cpuManagerPolicy: 'static',
        cpuCFSQuota: true,
        cpuCFSQuotaPeriod: '50ms',
        topologyManagerPolicy: 'best-effort',
        imageGCHighThresholdPercent: 70,
        imageGCLowThresholdPercent: 60,
        containerLogMaxFiles: 3,
        containerLogMaxSize: '20Mi',
        podPidsLimit: 4096,
        allowedUnsafeSysctls: ['net.core.somaxconn'],
      },
      tags: { team: 'shop' },
    },
    {
      name: 'newer',
      imageFamily: 'Ubuntu2204',
      fipsMode: 'FIPS',
      security: { encryptionAtHost: true, trustedLaunch: { vtpm: true } },
      linuxOSConfig: { swapFileSize: '2Gi', transparentHugePageEnabled: 'madvise', transparentHugePageDefrag: 'never' },
      gpuMode: 'None',
      artifactStreaming: true,
    },
  ],
};

/** Compute classes that say all that they can. */
export const COMPUTE_CLASSES: ComputeClassesOptions = {
  classes: [
    { name: 'plain', priorities: [{ machineFamily: 'n4' }] },
    {
      name: 'everything',
      priorities: [
        { nodepools: ['joined'] },
        {
          machineFamily: 'n4',
          minCores: 8,
          minMemoryGb: 32,
          spot: true,
          location: { zones: ['europe-west3-a'], locationPolicy: 'ANY' },
          storage: {
            bootDiskType: 'hyperdisk-balanced',
            bootDiskSize: 50,
            bootDiskKMSKey: 'projects/shop/locations/europe-west3/keyRings/nodes/cryptoKeys/disks',
          },
          maxPodsPerNode: 32,
        },
        { machineType: 'c4-standard-8', flexStart: true, storage: { localSSDCount: 1 } },
        {
          machineFamily: 'g2',
          gpu: { type: 'nvidia-l4', count: 1, driverVersion: 'latest' },
          reservations: {
            affinity: 'Specific',
            specific: [{ name: 'mine', project: 'shop', zones: ['europe-west3-a'] }],
          },
        },
        { tpu: { type: 'tpu-v5-lite-podslice', count: 4, topology: '2x2' } },
        { machineFamily: 'n4', reservations: { affinity: 'None' } },
      ],
      onDemandFallback: true,
      priorityDefaults: { location: { locationPolicy: 'BALANCED' } },
      nodePoolConfig: {
        imageType: 'ubuntu_containerd',
        serviceAccount: 'nodes@shop.iam.gserviceaccount.com',
        nodeLabels: { team: 'shop', tier: '' },
        taints: [
          { key: 'dedicated', value: 'shop', effect: 'NoSchedule' },
          { key: 'alone', effect: 'NoExecute' },
        ],
      },
      autoscalingPolicy: { consolidationDelayMinutes: 5, consolidationThreshold: 0, gpuConsolidationThreshold: 100 },
      activeMigration: { optimizeRulePriority: true, ensureAllDaemonSetPodsRunning: true },
      whenUnsatisfiable: 'ScaleUpAnyway',
    },
    { name: 'scored', priorities: [3, 3, 3, 2].map((priorityScore) => ({ machineFamily: 'n4', priorityScore })) },
    { name: 'managed', autopilot: true, priorities: [{ podFamily: 'general-purpose', spot: false }] },
  ],
};

/** A cluster for them, with a pool that has joined one. */
export const GKE_WITH_A_POOL = gke('dataplane-v2', {
  nodePools: [
    { name: 'system', machineType: 'e2-standard-4' },
    { name: 'joined', machineType: 'n4-standard-4', ...computeClassPool('everything') },
  ],
});
