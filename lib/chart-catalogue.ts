/** One minor of a chart: the patch that we use, and what it was tested with. */
export interface ChartMinor {
  /** The exact version in the repository, with its leading `v` where upstream writes one. */
  readonly version: string;
  /** SHA-256 of the archive in hexadecimal. Absent where the published archive could not be had to compute it. */
  readonly sha256?: string;
  /** Kubernetes minors that upstream tests this minor with, as a semver range. */
  readonly kubernetes: string;
}

/** A chart that plans use. */
export interface Chart {
  readonly name: string;
  readonly repository: string;
  /** By minor, oldest first. */
  readonly minors: Readonly<Record<string, ChartMinor>>;
  /** The minor used where the caller names none. */
  readonly defaultMinor: string;
  /** Why that one. */
  readonly reason: string;
  /** Where upstream says which Kubernetes versions it tests. */
  readonly evidence: string;
}

/** Istio's charts are released together. */
const ISTIO = {
  repository: 'https://istio-release.storage.googleapis.com/charts',
  defaultMinor: '1.30',
  reason: 'has had patches for months; 1.31 was released in August 2026',
  evidence: 'https://istio.io/latest/docs/releases/supported-releases/',
  minors: {
    '1.29': { version: '1.29.6', kubernetes: '>=1.31 <1.36' },
    '1.30': { version: '1.30.3', kubernetes: '>=1.32 <1.37' },
    '1.31': { version: '1.31.0', kubernetes: '>=1.32 <1.37' },
  },
} as const;

/** Every chart that plans use, and which versions of it. Archives are verified against `sha256` where it is set. */
export const CHARTS = {
  cilium: {
    name: 'cilium',
    repository: 'https://helm.cilium.io',
    defaultMinor: '1.19',
    reason: 'months of patches behind it; 1.20 had its first release in July 2026',
    evidence: 'https://github.com/cilium/cilium/blob/main/Documentation/network/kubernetes/compatibility.rst',
    minors: {
      '1.18': {
        version: '1.18.12',
        sha256: '5923f9d9fcb11bc4692ad52353cc791b935d96e09ba0c535c5a8b88ea8a37572',
        kubernetes: '>=1.30 <1.34',
      },
      '1.19': {
        version: '1.19.6',
        sha256: '21c43cf53841f9ab0375047d95aa4c64051ea52bbd2c679416e6408f5f1c9179',
        kubernetes: '>=1.32 <1.36',
      },
      '1.20': {
        version: '1.20.0',
        sha256: 'c5f013912360d1a334f44ef25f36da59ba3414cdb48f466ee12d0c4fdff27883',
        kubernetes: '>=1.33 <1.37',
      },
    },
  },
  'tigera-operator': {
    name: 'tigera-operator',
    repository: 'https://docs.tigera.io/calico/charts',
    defaultMinor: '3.32',
    reason: 'the only minor that is tested with Kubernetes 1.36, and the one that others upgrade to',
    evidence: 'https://docs.tigera.io/calico/latest/getting-started/kubernetes/requirements',
    minors: {
      '3.30': { version: 'v3.30.7', kubernetes: '>=1.31 <1.36' },
      '3.31': { version: 'v3.31.7', kubernetes: '>=1.32 <1.36' },
      '3.32': { version: 'v3.32.1', kubernetes: '>=1.34 <1.37' },
    },
  },
  'crd.projectcalico.org.v1': {
    name: 'crd.projectcalico.org.v1',
    repository: 'https://docs.tigera.io/calico/charts',
    defaultMinor: '3.32',
    reason: 'goes with the operator',
    evidence: 'https://docs.tigera.io/calico/latest/operations/native-v3-crds',
    minors: { '3.32': { version: 'v3.32.1', kubernetes: '>=1.34 <1.37' } },
  },
  flannel: {
    name: 'flannel',
    repository: 'https://flannel-io.github.io/flannel',
    defaultMinor: '0.28',
    reason: 'the only maintained minor, and the first whose agent answers health probes',
    evidence: 'https://github.com/flannel-io/flannel/releases',
    minors: {
      '0.26': { version: 'v0.26.7', kubernetes: '>=1.20' },
      '0.27': { version: 'v0.27.4', kubernetes: '>=1.20' },
      '0.28': { version: 'v0.28.9', kubernetes: '>=1.20' },
    },
  },
  karpenter: {
    name: 'karpenter',
    repository: 'oci://public.ecr.aws/karpenter',
    defaultMinor: '1.14',
    reason: 'the newest; the first that weighs what consolidation saves against what it disturbs',
    evidence: 'https://karpenter.sh/docs/upgrading/compatibility/',
    minors: {
      '1.13': { version: '1.13.1', kubernetes: '>=1.30 <1.37' },
      '1.14': { version: '1.14.1', kubernetes: '>=1.30 <1.37' },
    },
  },
  'karpenter-crd': {
    name: 'karpenter-crd',
    repository: 'oci://public.ecr.aws/karpenter',
    defaultMinor: '1.14',
    reason: 'goes with Karpenter',
    evidence: 'https://karpenter.sh/docs/upgrading/upgrade-guide/#crd-upgrades',
    minors: {
      '1.13': { version: '1.13.1', kubernetes: '>=1.30 <1.37' },
      '1.14': { version: '1.14.1', kubernetes: '>=1.30 <1.37' },
    },
  },
  'aws-load-balancer-controller': {
    name: 'aws-load-balancer-controller',
    repository: 'https://aws.github.io/eks-charts',
    defaultMinor: '3.5',
    reason: 'the minor whose values and actions were read',
    evidence: 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/installation/',
    minors: { '3.5': { version: '3.5.0', kubernetes: '>=1.22' } },
  },
  'metrics-server': {
    name: 'metrics-server',
    repository: 'https://kubernetes-sigs.github.io/metrics-server',
    defaultMinor: '3.13',
    reason: 'the newest, and the minor whose values were read',
    evidence: 'https://github.com/kubernetes-sigs/metrics-server#compatibility-matrix',
    minors: { '3.13': { version: '3.13.0', kubernetes: '>=1.31' } },
  },
  'secrets-store-csi-driver': {
    name: 'secrets-store-csi-driver',
    repository: 'https://kubernetes-sigs.github.io/secrets-store-csi-driver/charts',
    defaultMinor: '1.6',
    reason: 'goes with the provider, and the first that rotates secrets without wide rights',
    evidence: 'https://secrets-store-csi-driver.sigs.k8s.io/getting-started/installation',
    minors: { '1.6': { version: '1.6.0', kubernetes: '>=1.30' } },
  },
  'secrets-store-csi-driver-provider-aws': {
    name: 'secrets-store-csi-driver-provider-aws',
    repository: 'https://aws.github.io/secrets-store-csi-driver-provider-aws',
    defaultMinor: '3.1',
    reason: 'the minor that is released with driver 1.6',
    evidence: 'https://github.com/aws/secrets-store-csi-driver-provider-aws',
    minors: { '3.1': { version: '3.1.1', kubernetes: '>=1.30' } },
  },
  tetragon: {
    name: 'tetragon',
    repository: 'https://helm.cilium.io',
    defaultMinor: '1.7',
    reason: 'the newest; the first whose policies can tell nodes from pods',
    evidence: 'https://tetragon.io/docs/installation/kubernetes/',
    minors: {
      '1.6': { version: '1.6.1', kubernetes: '>=1.24' },
      '1.7': { version: '1.7.0', kubernetes: '>=1.24' },
    },
  },
  'istio-base': { ...ISTIO, name: 'base' },
  istiod: { ...ISTIO, name: 'istiod' },
  'istio-cni': { ...ISTIO, name: 'cni' },
  ztunnel: { ...ISTIO, name: 'ztunnel' },
  'kube-prometheus-stack': {
    name: 'kube-prometheus-stack',
    repository: 'https://prometheus-community.github.io/helm-charts',
    defaultMinor: '88.5',
    reason: 'the minor whose values were read and rendered',
    evidence: 'https://github.com/prometheus-community/helm-charts/blob/main/charts/kube-prometheus-stack/Chart.yaml',
    minors: { '88.5': { version: '88.5.3', kubernetes: '>=1.25' } },
  },
  'prometheus-operator-crds': {
    name: 'prometheus-operator-crds',
    repository: 'https://prometheus-community.github.io/helm-charts',
    defaultMinor: '31.0',
    reason: 'goes with the stack: definitions of the same operator',
    evidence:
      'https://github.com/prometheus-community/helm-charts/blob/main/charts/prometheus-operator-crds/Chart.yaml',
    minors: { '31.0': { version: '31.0.1', kubernetes: '>=1.16' } },
  },
  'kiali-server': {
    name: 'kiali-server',
    repository: 'https://kiali.org/helm-charts',
    defaultMinor: '2.26',
    reason: 'the minor that is released with Istio 1.30',
    evidence: 'https://kiali.io/docs/installation/installation-guide/prerequisites/',
    minors: {
      '2.21': {
        version: '2.21.0',
        sha256: '58544f224923868c5dd02bc8512438159a58888d2bda43b73b5302f4325033b9',
        kubernetes: '>=1.31',
      },
      '2.26': {
        version: '2.26.0',
        sha256: 'a5570a189af026483b48d03354b55e6e968e30f62cd412f753135f6198d84c7e',
        kubernetes: '>=1.32',
      },
      '2.27': {
        version: '2.27.0',
        sha256: '16bbeb0b2673d8e4b7671a7283b471313fd278a4424aa7d3d762df4a7ea538de',
        kubernetes: '>=1.32',
      },
      '2.29': {
        version: '2.29.0',
        sha256: '77b88e6bcc657b21c1af595cb87debd707d007b50e6d6bb49d7ffda1331dc749',
        kubernetes: '>=1.32',
      },
    },
  },
  jaeger: {
    name: 'jaeger',
    repository: 'https://jaegertracing.github.io/helm-charts',
    defaultMinor: '4.11',
    reason: 'the first with Jaeger 2 whose pods can have a volume',
    evidence: 'https://github.com/jaegertracing/helm-charts/blob/main/charts/jaeger/Chart.yaml',
    minors: { '4.11': { version: '4.11.1', kubernetes: '>=1.21' } },
  },
  'opentelemetry-collector': {
    name: 'opentelemetry-collector',
    repository: 'https://open-telemetry.github.io/opentelemetry-helm-charts',
    defaultMinor: '0.170',
    reason: 'the minor whose values were read and rendered',
    evidence:
      'https://github.com/open-telemetry/opentelemetry-helm-charts/blob/main/charts/opentelemetry-collector/README.md',
    minors: { '0.170': { version: '0.170.0', kubernetes: '>=1.24' } },
  },
} as const satisfies Record<string, Chart>;

/** The name of a chart in {@link CHARTS}. */
export type ChartName = keyof typeof CHARTS;
