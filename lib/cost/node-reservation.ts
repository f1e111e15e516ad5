import { kubeletReservedMemory } from '../clusters/eks/density/max-pods';
import type { ComputeAmount } from '../core/compute-amount';
import type { NodeDescription, NodeProvider } from './node-options';

/** Free memory below which kubelet evicts pods, in MiB: its own default, and that of all three clouds. */
export const EVICTION_MEMORY = 100;

/** A share of every part of an amount up to a limit. */
interface Tier {
  readonly upTo: number;
  readonly share: number;
}

/** What EKS and GKE keep back of cores. */
const CPU_TIERS: readonly Tier[] = [
  { upTo: 1, share: 0.06 },
  { upTo: 2, share: 0.01 },
  { upTo: 4, share: 0.005 },
  { upTo: Number.POSITIVE_INFINITY, share: 0.0025 },
];

/** What AKS keeps back of cores: its table goes up to 64, and on in a straight line. */
const AKS_CPU_TIERS: readonly Tier[] = [
  { upTo: 1, share: 0.06 },
  { upTo: 2, share: 0.04 },
  { upTo: 4, share: 0.02 },
  { upTo: Number.POSITIVE_INFINITY, share: 0.01 },
];

/** What GKE keeps back of memory, in MiB. */
const GKE_MEMORY_TIERS: readonly Tier[] = [
  { upTo: 4 * 1024, share: 0.25 },
  { upTo: 8 * 1024, share: 0.2 },
  { upTo: 16 * 1024, share: 0.1 },
  { upTo: 128 * 1024, share: 0.06 },
  { upTo: Number.POSITIVE_INFINITY, share: 0.02 },
];

/** Where providers say what they keep back. */
export const RESERVATION_EVIDENCE: Readonly<Record<NodeProvider, string>> = {
  eks: 'https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/internal/kubelet/config.go',
  gke: 'https://docs.cloud.google.com/kubernetes-engine/docs/concepts/plan-node-sizes',
  aks: 'https://learn.microsoft.com/en-us/azure/aks/node-resource-reservations',
  other: 'https://kubernetes.io/docs/tasks/administer-cluster/reserve-compute-resources/',
};

/** What is kept back of a node for kubelet and the system, without what eviction begins at. */
export function reservationOf({ provider, cpu, memory, maxPods, reserved }: NodeDescription): ComputeAmount {
  if (reserved !== undefined) return { cpu: reserved.cpu, memory: reserved.memory };
  switch (provider) {
    case 'eks':
      return { cpu: tiered(cpu, CPU_TIERS), memory: kubeletReservedMemory(maxPods) };
    case 'gke':
      return {
        cpu: tiered(cpu, CPU_TIERS) + (maxPods > 110 ? 0.4 : 0),
        memory: memory < 1024 ? 255 : tiered(memory, GKE_MEMORY_TIERS),
      };
    case 'aks':
      return { cpu: tiered(cpu, AKS_CPU_TIERS), memory: Math.min(20 * maxPods + 50, 0.25 * memory) };
    case 'other':
      return { cpu: 0, memory: 0 };
  }
}

function tiered(amount: number, tiers: readonly Tier[]): number {
  return tiers.reduce(
    (sum, { upTo, share }, index) => sum + share * Math.max(0, Math.min(amount, upTo) - (tiers[index - 1]?.upTo ?? 0)),
    0,
  );
}
