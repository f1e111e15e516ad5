import type { ComputeAmount } from '../../core/compute-amount';
import type { ProxyAmounts } from './options';

const CHARTS = 'https://github.com/istio/istio/blob/1.30.3/manifests/charts';

/** Istio 1.24, with requests of 1 KB. */
const MEASURED = 'https://istio.io/latest/docs/ops/deployment/performance-and-scalability/';

/** MiB of a MB. */
const MB = 1_000_000 / 1024 ** 2;

/** A proxy of a mesh, or the agent that puts pods into it. */
export type MeshProxy = keyof ProxyAmounts;

/** What is known of a proxy. */
export interface ProxyFigures {
  /** What its chart requests. */
  readonly requested: ComputeAmount;
  /** What its chart limits it to. Absent: nothing. */
  readonly limit?: ComputeAmount;
  /** The chart's values that say so. */
  readonly evidence: string;
  /** What upstream has measured. Absent: it carries no requests. */
  readonly measured?: MeasuredUse;
}

/** What upstream has measured of a proxy. */
export interface MeasuredUse {
  /** Cores, for a thousand requests a second. */
  readonly cpuPerThousand: number;
  /** MiB, whatever the requests. It grows with the number of Services and pods. */
  readonly memory: number;
  /** Where it is published. */
  readonly evidence: string;
}

/** What each proxy requests by default, and what it has been seen to use. */
export const PROXY_FIGURES: Readonly<Record<MeshProxy, ProxyFigures>> = {
  sidecar: {
    requested: { cpu: 0.1, memory: 128 },
    limit: { cpu: 2, memory: 1024 },
    evidence: `${CHARTS}/istio-control/istio-discovery/values.yaml`,
    measured: { cpuPerThousand: 0.2, memory: 60 * MB, evidence: MEASURED },
  },
  ztunnel: {
    requested: { cpu: 0.2, memory: 512 },
    evidence: `${CHARTS}/ztunnel/values.yaml`,
    measured: { cpuPerThousand: 0.06, memory: 12 * MB, evidence: MEASURED },
  },
  nodeAgent: {
    requested: { cpu: 0.1, memory: 100 },
    evidence: `${CHARTS}/istio-cni/values.yaml`,
  },
  waypoint: {
    requested: { cpu: 0.1, memory: 128 },
    limit: { cpu: 2, memory: 1024 },
    evidence: `${CHARTS}/istio-control/istio-discovery/values.yaml`,
    measured: { cpuPerThousand: 0.25, memory: 60 * MB, evidence: MEASURED },
  },
};
