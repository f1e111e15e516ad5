const DOCS = 'https://kubernetes.io/docs';

/** Pages of Kubernetes that rules about workloads stand on. */
export const PAGES = {
  autoscaling: `${DOCS}/tasks/run-application/horizontal-pod-autoscale/`,
  budgets: `${DOCS}/tasks/run-application/configure-pdb/`,
  deployments: `${DOCS}/concepts/workloads/controllers/deployment/#rolling-update-deployment`,
  disruptions: `${DOCS}/concepts/workloads/pods/disruptions/`,
  evictions: `${DOCS}/concepts/scheduling-eviction/api-eviction/`,
  hooks: `${DOCS}/concepts/containers/container-lifecycle-hooks/`,
  labels: `${DOCS}/concepts/overview/working-with-objects/labels/`,
  names: `${DOCS}/concepts/overview/working-with-objects/names/`,
  nodeShutdown: `${DOCS}/concepts/cluster-administration/node-shutdown/`,
  nodes: `${DOCS}/concepts/scheduling-eviction/assign-pod-node/`,
  podEnd: `${DOCS}/concepts/workloads/pods/pod-lifecycle/#pod-termination`,
  priority: `${DOCS}/concepts/scheduling-eviction/pod-priority-preemption/`,
  probes: `${DOCS}/concepts/configuration/liveness-readiness-startup-probes/`,
  processes: `${DOCS}/tasks/configure-pod-container/share-process-namespace/`,
  services: `${DOCS}/concepts/services-networking/service/`,
  spread: `${DOCS}/concepts/scheduling-eviction/topology-spread-constraints/`,
  taints: `${DOCS}/concepts/scheduling-eviction/taint-and-toleration/`,
} as const;
