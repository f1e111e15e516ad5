import { planGatewayApi } from '../../lib/addons/gateway-api';
import { planCilium } from '../../lib/cni/cilium/plan';
import { inspectComposition } from '../../lib/core/compose';
import type { Finding } from '../../lib/core/finding';
import type { InstallPlan } from '../../lib/core/plan';
import { type IstioAmbientOptions, planIstioAmbient } from '../../lib/mesh/istio';
import { planJaeger, planPrometheus } from '../../lib/observability';
import { kubeadm } from '../support/clusters';

/** The cluster that cases about what observes it are told of, with what they have in common. */
export const CLUSTER = kubeadm();

/** A CNI that leaves room for a mesh, and serves metrics. */
export const CILIUM = planCilium(CLUSTER, { istioAmbient: true, prometheus: true });

/** Prometheus without options. */
export const PROMETHEUS = planPrometheus(CLUSTER);

/** Jaeger without options. */
export const JAEGER = planJaeger(CLUSTER);

/** Istio with options. */
export function istio(options: IstioAmbientOptions = {}): InstallPlan {
  return planIstioAmbient(CLUSTER, options);
}

/** What is found of plans together, over a CNI unless one is among them. */
export function together(...plans: readonly InstallPlan[]): readonly Finding[] {
  const cni = plans.some(({ provides }) => provides.includes('cni')) ? [] : [CILIUM];
  return inspectComposition(CLUSTER, [...cni, planGatewayApi(CLUSTER), ...plans]).findings;
}
