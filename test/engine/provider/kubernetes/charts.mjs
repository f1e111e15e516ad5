// What this stub knows of charts, as far as the order of a plan depends on it.
import { unknown } from '../common/wire.mjs';
import { definition } from './definition.mjs';

const CALICO_DEFINITIONS = [
  ['operator.tigera.io', 'Installation', 'installations'],
  ['operator.tigera.io', 'APIServer', 'apiservers'],
  ['operator.tigera.io', 'Goldmane', 'goldmanes'],
  ['operator.tigera.io', 'Whisker', 'whiskers'],
  ['crd.projectcalico.org', 'FelixConfiguration', 'felixconfigurations'],
  ['crd.projectcalico.org', 'BGPConfiguration', 'bgpconfigurations'],
  ['crd.projectcalico.org', 'BGPPeer', 'bgppeers'],
].map(([group, kind, plural]) => definition(group, kind, plural));

const KARPENTER_DEFINITIONS = [
  ['karpenter.sh', 'NodePool', 'nodepools'],
  ['karpenter.sh', 'NodeClaim', 'nodeclaims'],
  ['karpenter.sh', 'NodeOverlay', 'nodeoverlays'],
  ['karpenter.k8s.aws', 'EC2NodeClass', 'ec2nodeclasses'],
  ['autoscaling.x-k8s.io', 'CapacityBuffer', 'capacitybuffers'],
].map(([group, kind, plural]) => definition(group, kind, plural));

const RENDERED = { 'crd.projectcalico.org.v1': CALICO_DEFINITIONS, 'karpenter-crd': KARPENTER_DEFINITIONS };

/** The objects of a chart that is rendered instead of released. */
export function objectsOf(chart) {
  const objects = RENDERED[nameOf(chart)];
  if (objects === undefined) throw new Error(`chart ${String(chart)}: this stub cannot render it`);
  return objects;
}

const CALICO_GROUPS = ['operator.tigera.io', 'crd.projectcalico.org'];

const KARPENTER_GROUPS = ['karpenter.sh', 'karpenter.k8s.aws'];

const ISTIO_GROUPS = ['extensions', 'networking', 'security', 'telemetry'].map((group) => `${group}.istio.io`);

/** Groups by the chart that brings them, or whose operator does. */
const GROUPS_OF_CHARTS = {
  base: ISTIO_GROUPS,
  cilium: ['cilium.io'],
  'aws-load-balancer-controller': ['elbv2.k8s.aws'],
  karpenter: KARPENTER_GROUPS,
  'karpenter-crd': KARPENTER_GROUPS,
  'prometheus-operator-crds': ['monitoring.coreos.com'],
};

/** The groups whose kinds are served once an object is there, besides what definitions say themselves. */
export function groupsServedBy({ kind, metadata, spec }) {
  // RKE2 installs the chart and its definitions; the configuration only changes values.
  if (kind === 'HelmChartConfig' && metadata.name === 'rke2-calico') return CALICO_GROUPS;
  if (kind !== 'Release') return [];
  if (spec.chart === 'tigera-operator') return needsDefinitions(spec) ? [] : CALICO_GROUPS;
  return GROUPS_OF_CHARTS[nameOf(spec.chart)] ?? [];
}

/** The kinds that must be served before an object can be made, besides its own. */
export function kindsNeededBy({ kind, spec }) {
  const needs = kind === 'Release' && spec.chart === 'tigera-operator' && needsDefinitions(spec);
  return needs ? [{ group: 'operator.tigera.io', kind: 'Installation' }] : [];
}

/**
 * Until 3.31 the chart carries the definitions; since then the operator makes them once it runs, too late for an
 * Installation in the same release.
 */
function needsDefinitions({ version, values }) {
  return Number(/^v?3\.(\d+)\./.exec(version)?.[1]) >= 32 && values?.installation?.enabled !== false;
}

/** What Helm would say of a chart that it cannot find, as `{ property, reason }`. */
export function checkChart({ chart, version, repositoryOpts }) {
  const repository = repositoryOpts?.repo;
  const oci = typeof chart === 'string' && chart.startsWith('oci://');
  return [
    oci && repository !== undefined && { property: 'repositoryOpts.repo', reason: 'the chart is an OCI reference' },
    !oci && !isUrl(repository) && { property: 'repositoryOpts.repo', reason: `no repository with the chart ${chart}` },
    !isExact(version) && { property: 'version', reason: `${JSON.stringify(version)} is not one exact version` },
  ].filter((finding) => finding !== false);
}

/** A chart's name, without the registry that it is in. */
function nameOf(chart) {
  return chart.split('/').at(-1);
}

function isUrl(text) {
  return text === unknown || (typeof text === 'string' && /^https:\/\/[^/]+/.test(text));
}

function isExact(text) {
  return text === unknown || (typeof text === 'string' && /^v?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(text));
}
