import { hostProbeRanges } from '../../../../core/network/ambient-traffic';
import { objectsOf } from '../../../../core/plan-contents';
import type { Rule } from '../../../../core/rule';
import { treeAt, treesOf, valueAt } from '../../../../core/trees';
import { isAtLeast } from '../../../../core/version';
import type { Whole } from '../../../../core/whole';
import { CILIUM_DOCS } from '../../evidence';
import { reportMissing, withCilium } from '../../with-cilium';
import { CILIUM_LABELS } from '../label-keys';
import {
  closesIngress,
  isAboutNodes,
  lookedForIn,
  POLICY_KINDS,
  policiesOf,
  rulesOfObject,
  says,
} from './object-contents';
import { POLICY_DOCS, VALIDATION } from './rule-type';

/** What must hold for policies together with Cilium, and with everything else in a cluster. */
export const CILIUM_POLICY_COMPOSE_RULES: readonly Rule<Whole>[] = [
  {
    id: 'cilium-policies/proxy-is-there',
    title: 'Policies that look into requests, or name hosts, have the proxy for it',
    severity: 'error',
    evidence: VALIDATION,
    check: withCilium(POLICY_KINDS, (found, report) => {
      if (found.release.value('l7Proxy') !== false) return;
      const looking = found.objects.filter((object) =>
        rulesOfObject(object).some((rule) => lookedForIn(rule).length > 0),
      );
      if (looking.length === 0) return;
      reportMissing(
        { ...found, objects: looking },
        report,
        `the agent refuses ${looking[0]?.metadata.name}, because Cilium has no proxy: l7Proxy is false`,
        "set l7Proxy of Cilium to true, or write kind 'ports' and dns: 'direct'",
      );
    }),
  },
  {
    id: 'cilium-policies/policies-are-enforced',
    title: "Policies do something: with policyEnforcementMode 'never' none does",
    severity: 'error',
    evidence: `${POLICY_DOCS}/intro/`,
    check: withCilium(POLICY_KINDS, (found, report) => {
      if (found.release.value('policyEnforcementMode') !== 'never') return;
      reportMissing(
        found,
        report,
        "Cilium enforces none: policyEnforcementMode is 'never'",
        "set policyEnforcementMode of Cilium to 'default'",
      );
    }),
  },
  {
    id: 'cilium-policies/host-firewall-is-on',
    title: 'Policies for nodes have the host firewall',
    severity: 'error',
    evidence: `${CILIUM_DOCS}/security/host-firewall/`,
    check: withCilium(POLICY_KINDS, (found, report) => {
      const objects = found.objects.filter(isAboutNodes);
      if (objects.length === 0 || found.release.isOn('hostFirewall.enabled')) return;
      reportMissing(
        { ...found, objects },
        report,
        `nothing enforces ${objects[0]?.metadata.name}: the host firewall of Cilium is off`,
        'set hostFirewall of Cilium, or remove policies for nodes',
      );
    }),
  },
  {
    id: 'cilium-policies/nodes-have-identities',
    title: 'Nodes are selected by label only if agents give them identities for it',
    severity: 'error',
    evidence: VALIDATION,
    check: withCilium(POLICY_KINDS, (found, report) => {
      const objects = found.objects.filter((object) =>
        rulesOfObject(object).some((rule) => rule['fromNodes'] !== undefined || rule['toNodes'] !== undefined),
      );
      if (objects.length === 0 || found.release.isOn('nodeSelectorLabels')) return;
      reportMissing(
        { ...found, objects },
        report,
        `the agent refuses ${objects[0]?.metadata.name}: nodeSelectorLabels of Cilium is off`,
        "set nodeSelectorLabels of Cilium to true, or write entities with 'remote-node'",
      );
    }),
  },
  {
    id: 'cilium-policies/authentication-is-there',
    title:
      'Policies that require authentication have somebody who issues identities: since 1.19 nobody does by default',
    severity: 'error',
    evidence: `${CILIUM_DOCS}/network/servicemesh/mutual-authentication/mutual-authentication/`,
    check: withCilium(POLICY_KINDS, (found, report) => {
      const { release } = found;
      const objects = found.objects.filter((object) =>
        rulesOfObject(object).some((rule) => valueAt(rule, ['authentication', 'mode']) === 'required'),
      );
      const byDefault = !isAtLeast(release.version, '1.19.0');
      const isOn = release.value('authentication.enabled') ?? byDefault;
      if (objects.length === 0 || (isOn === true && release.isOn('authentication.mutual.spire.enabled'))) return;
      reportMissing(
        { ...found, objects },
        report,
        `nobody proves who it is, and what ${objects[0]?.metadata.name} lets through is dropped`,
        'switch on mutual authentication of Cilium with SPIRE, or remove authentication',
      );
    }),
  },
  {
    id: 'cilium-policies/clusters-are-named',
    title:
      'In a mesh of clusters, peers say which cluster they are in: before Cilium 1.19 none means all, since then this one',
    severity: 'warning',
    evidence: `${CILIUM_DOCS}/network/clustermesh/policy/`,
    check: withCilium(POLICY_KINDS, (found, report) => {
      const { release } = found;
      if (!release.isOn('clustermesh.useAPIServer') && !(Number(release.value('cluster.id') ?? 0) > 0)) return;
      const objects = found.objects.filter((object) => rulesOfObject(object).some(namesPodsOfNoCluster));
      if (objects.length === 0) return;
      const said = release.value('clustermesh.policyDefaultLocalCluster');
      const isLocal = said ?? isAtLeast(release.version, '1.19.0');
      reportMissing(
        { ...found, objects },
        report,
        isLocal === true
          ? `${objects[0]?.metadata.name} and others let no pods of other clusters through`
          : `${objects[0]?.metadata.name} and others let pods of all clusters through`,
        "set cluster of endpoints to a name, or to '*'; if it is meant so, waive this",
      );
    }),
  },
  {
    id: 'cilium-policies/nodes-let-nodes-in',
    title: 'Policies for nodes let other nodes in: tunnels, health checks and flows pass between them',
    severity: 'warning',
    evidence: `${POLICY_DOCS}/host/`,
    check: withCilium(POLICY_KINDS, (found, report) => {
      const objects = found.objects.filter((object) => isAboutNodes(object) && closesIngress(object));
      const isOpen = policiesOf(found.plans)
        .filter(isAboutNodes)
        .some((object) => ['all', 'cluster', 'remote-node'].some((entity) => says(treeAt(object, 'spec'), entity)));
      if (objects.length === 0 || isOpen) return;
      const ports = found.needs.ports.filter(({ from, to }) => from === 'node' && to === 'node');
      reportMissing(
        { ...found, objects },
        report,
        `${objects[0]?.metadata.name} keeps other nodes out, who need ${ports.map(portText).join(', ') || 'ports here'}`,
        "add a rule from { kind: 'entities', entities: ['cluster'] }, or use baseline.nodes",
      );
    }),
  },
  {
    id: 'cilium-policies/meshes-hide-requests',
    title: 'Where a service mesh encrypts between pods, policies of Cilium see no requests',
    severity: 'warning',
    evidence: `${CILIUM_DOCS}/network/servicemesh/istio/`,
    check: ({ plans }, report) => {
      if (!plans.some(({ provides }) => provides.includes('service-mesh'))) return;
      for (const plan of plans) {
        const object = policiesOf([plan]).find((one) =>
          rulesOfObject(one).some((rule) => lookedForIn(rule).includes('http')),
        );
        if (object === undefined) continue;
        report({
          path: [plan.name],
          message: `${object.metadata.name} looks for requests, and between pods of the mesh there are none to see: they are refused`,
          fix: "say it in authorization of the mesh, and kind 'ports' here; if its pods are not in the mesh, waive this",
        });
      }
    },
  },
  {
    id: 'cilium-policies/probes-of-a-mesh-get-in',
    title: "Where pods are closed, probes of kubelet get in as pods of Istio's ambient mesh see them",
    severity: 'warning',
    evidence: 'https://istio.io/latest/docs/ambient/install/platform-prerequisites/',
    check: ({ cluster, plans }, report) => {
      if (!plans.some(({ provides }) => provides.includes('service-mesh'))) return;
      const all = policiesOf(plans);
      const ranges = hostProbeRanges(cluster.ipFamilies);
      if (ranges.some((range) => all.some((object) => says(object, range)))) return;
      for (const plan of plans) {
        const object = policiesOf([plan]).find((one) => !isAboutNodes(one) && closesIngress(one));
        if (object === undefined) continue;
        report({
          path: [plan.name],
          message: `${object.metadata.name} closes pods, and no policy lets ${ranges.join(' and ')} in: probes of pods of the mesh fail`,
          fix: 'set istioAmbient of baseline.namespaces or baseline.everywhere; if no such pod is in the mesh, waive this',
        });
      }
    },
  },
  {
    id: 'cilium-policies/plans-differ-in-names',
    title: 'No two plans have a policy, or a group of ranges, of one name in one place',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
    check: ({ plans }, report) => {
      const owners = new Map<string, string>();
      for (const plan of plans) {
        for (const { apiVersion, kind, metadata } of objectsOf(plan)) {
          if (!apiVersion.startsWith('cilium.io/')) continue;
          const key = `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
          const owner = owners.get(key);
          if (owner !== undefined && owner !== plan.name)
            report({
              path: [plan.name],
              message: `${owner} has the ${key} already, and one takes the place of the other`,
              fix: 'give one of them another name',
            });
          owners.set(key, plan.name);
        }
      }
    },
  },
];

function namesPodsOfNoCluster(rule: Record<string, unknown>): boolean {
  return ['fromEndpoints', 'toEndpoints'].some((key) =>
    treesOf(rule[key]).some(
      (selector) =>
        treeAt(selector, 'matchLabels')[CILIUM_LABELS.cluster] === undefined && !says(selector, CILIUM_LABELS.cluster),
    ),
  );
}

function portText({ port, protocol }: Whole['needs']['ports'][number]): string {
  return port === undefined ? protocol : `${protocol} ${port}`;
}
