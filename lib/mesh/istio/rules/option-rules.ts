import { fewestNodes } from '../../../core/cluster';
import { isDnsLabel, suggestDnsLabel } from '../../../core/names';
import { isAddress } from '../../../core/network/cidr';
import type { Path } from '../../../core/path';
import type { IstioSettings } from '../settings';
import { DOCS, SOURCE } from './evidence';
import type { IstioRule } from './rule-type';

/** What must hold for options among themselves. */
export const OPTION_RULES: readonly IstioRule[] = [
  {
    id: 'istio/names-are-dns-labels',
    title: 'Namespace, revision, revision tags and extension providers are DNS labels',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names',
    check: (settings, report) => {
      for (const [path, name] of namesOf(settings)) {
        if (isDnsLabel(name)) continue;
        report({
          path,
          message: `'${name.slice(0, 70)}' is not a DNS label`,
          fix: `write '${suggestDnsLabel(name)}'`,
        });
      }
    },
  },
  {
    id: 'istio/revision-names-differ',
    title: 'A revision and its tags have names of their own: each becomes a webhook and a Service',
    severity: 'error',
    evidence: `${SOURCE}/manifests/charts/istio-control/istio-discovery/templates/revision-tags-svc.yaml`,
    check: ({ options: { revision, revisionTags = [] } }, report) => {
      for (const [index, tag] of revisionTags.entries()) {
        if (tag !== revision && revisionTags.indexOf(tag) === index) continue;
        report({
          path: ['revisionTags', index],
          message: tag === revision ? `'${tag}' is the revision itself` : `there is more than one tag '${tag}'`,
          fix: 'remove it, or give it another name',
        });
      }
    },
  },
  {
    id: 'istio/replicas-are-a-range',
    title: 'istiod has at least one copy, and at most as many as the most',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
    check: ({ replicas: { min, max } }, report) => {
      if (min >= 1 && min <= max) return;
      report({
        path: ['istiod', 'replicas'],
        message: `from ${min} to ${max} copies is no range that starts at 1`,
        fix: `set min to ${Math.max(1, Math.min(min, max))} and max to ${Math.max(1, min, max)}`,
      });
    },
  },
  {
    id: 'istio/control-plane-outlives-a-node',
    title: 'Two copies of istiod: with one there is no disruption budget, and no new certificate while it moves',
    severity: 'warning',
    evidence: `${SOURCE}/manifests/charts/istio-control/istio-discovery/templates/poddisruptionbudget.yaml`,
    check: ({ cluster, replicas: { min } }, report) => {
      if (min >= 2 || fewestNodes(cluster, 'linux') < 2) return;
      report({
        path: ['istiod', 'replicas', 'min'],
        message:
          'the chart makes no disruption budget for one copy, and pods that start while it moves do not get ready',
        fix: 'set min to 2',
      });
    },
  },
  {
    id: 'istio/ztunnel-is-not-throttled',
    title: 'ztunnel has no limit on CPU: it carries the traffic of every pod of its node',
    severity: 'warning',
    evidence: `${DOCS}/ops/deployment/performance-and-scalability/`,
    check: ({ options: { ztunnel } }, report) => {
      const limit = ztunnel?.resources?.limits?.cpu;
      if (limit === undefined) return;
      report({
        path: ['ztunnel', 'resources', 'limits', 'cpu'],
        message: `at ${limit} every pod of the node is slowed down together`,
        fix: 'remove it, and request what is needed',
      });
    },
  },
  {
    id: 'istio/traces-have-a-taker',
    title: 'Traces go to an extension provider that takes traces: without, proxies make none',
    severity: 'error',
    evidence: `${SOURCE}/pilot/pkg/model/telemetry.go`,
    check: ({ options: { extensionProviders = [], telemetry } }, report) => {
      const wanted = telemetry?.tracing?.provider;
      if (wanted === undefined) return;
      const takers = extensionProviders.filter(({ kind }) => kind === 'opentelemetry' || kind === 'zipkin');
      if (takers.some(({ name }) => name === wanted)) return;
      report({
        path: ['telemetry', 'tracing', 'provider'],
        message: `no extension provider '${wanted}' takes traces`,
        fix:
          takers.length > 0
            ? `write ${takers.map(({ name }) => `'${name}'`).join(' or ')}`
            : `add { kind: 'opentelemetry', name: '${wanted}', service: … } to extensionProviders`,
      });
    },
  },
  {
    id: 'istio/providers-have-names-of-their-own',
    title: 'Extension providers have names of their own',
    severity: 'error',
    evidence: `${DOCS}/reference/config/istio.mesh.v1alpha1/#MeshConfig-ExtensionProvider`,
    check: ({ options: { extensionProviders = [] } }, report) => {
      const names = extensionProviders.map(({ name }) => name);
      for (const [index, name] of names.entries()) {
        if (names.indexOf(name) === index) continue;
        report({
          path: ['extensionProviders', index, 'name'],
          message: `there is more than one provider '${name}'`,
          fix: 'give it another name',
        });
      }
    },
  },
  {
    id: 'istio/probe-address-is-an-address',
    title: 'Probes of kubelet seem to come from an address of the right IP family',
    severity: 'error',
    evidence: `${SOURCE}/cni/pkg/nodeagent/options.go`,
    check: ({ options: { nodeAgent } }, report) => {
      for (const family of ['ipv4', 'ipv6'] as const) {
        const address = nodeAgent?.probeAddress?.[family];
        if (address === undefined) continue;
        if (isAddress(address) && address.includes(':') === (family === 'ipv6')) continue;
        report({
          path: ['nodeAgent', 'probeAddress', family],
          message: `'${address.slice(0, 60)}' is no ${family === 'ipv4' ? 'IPv4' : 'IPv6'} address, and the agent takes it as it is`,
          fix: 'write an address without prefix length that nothing else in the cluster has',
        });
      }
    },
  },
];

function namesOf({ namespace, options }: IstioSettings): readonly (readonly [Path, string])[] {
  const { extensionProviders = [], revision, revisionTags = [] } = options;
  return [
    [['namespace'], namespace],
    ...(revision === undefined ? [] : ([[['revision'], revision]] as const)),
    ...revisionTags.map((tag, index) => [['revisionTags', index], tag] as const),
    ...extensionProviders.map(({ name }, index) => [['extensionProviders', index, 'name'], name] as const),
  ];
}
