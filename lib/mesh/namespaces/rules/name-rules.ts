import { isDnsLabel, isLabelKey, isLabelValue, suggestDnsLabel } from '../../../core/names';
import type { Path } from '../../../core/path';
import { DOCS, SOURCE } from '../../istio/rules/evidence';
import { portName } from '../objects';
import { type MeshSettings, NO_WAYPOINT, servicesOf, waypointsOf } from '../settings';
import { type MeshRule, serviceRule } from './rule-type';

const NAMES = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names';

/** Namespaces whose pods the agent never enrols, or that are no place for workloads. */
const NEVER_ENROLLED = ['kube-system', 'kube-public', 'kube-node-lease'];

/** What enrolment means, and what undoes it. */
const OWN_LABELS = [
  'istio.io/dataplane-mode',
  'istio.io/use-waypoint',
  'istio.io/use-waypoint-namespace',
  'istio.io/ingress-use-waypoint',
  'istio-injection',
];

/** What must hold for names and labels. */
export const NAME_RULES: readonly MeshRule[] = [
  {
    id: 'mesh/names-are-dns-labels',
    title:
      'Plans, namespaces, waypoints, Services with their versions and ports, and hosts outside are called by DNS labels',
    severity: 'error',
    evidence: NAMES,
    check: (settings, report) => {
      for (const [path, name] of namesOf(settings)) {
        if (isDnsLabel(name)) continue;
        const message = `'${name.slice(0, 70)}' is not a DNS label of at most 63 characters`;
        report({ path, message, fix: `write one such as '${suggestDnsLabel(name)}'` });
      }
    },
  },
  {
    id: 'mesh/services-begin-with-a-letter',
    title: 'Names of Services begin with a letter, and so do those of waypoints, which have one each',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service',
    check: (settings, report) => {
      for (const [path, key, name] of identitiesOf(settings)) {
        if (!key.startsWith('Service ') || !/^\d/.test(name)) continue;
        report({ path, message: `'${name}' begins with a digit`, fix: `write one such as 's${name}'` });
      }
    },
  },
  {
    id: 'mesh/names-differ',
    title: 'No two namespaces, waypoints of a namespace, Services of a namespace, or hosts outside have one name',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
    check: (settings, report) => {
      const seen = new Set<string>();
      for (const [path, key, name] of identitiesOf(settings)) {
        const whole = `${key} ${name}`;
        if (seen.has(whole))
          report({ path, message: `'${name}' is there already`, fix: 'remove it, or give it another name' });
        seen.add(whole);
      }
    },
  },
  serviceRule(
    {
      id: 'mesh/ports-differ',
      title: 'Ports of a Service differ by number and by name',
      severity: 'error',
      evidence: 'https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services',
    },
    ({ options: { ports } }, report) => {
      const names = ports.map((port) => portName(port, ports));
      for (const [index, { port }] of ports.entries()) {
        if (ports.findIndex((one) => one.port === port) < index)
          report(['ports', index, 'port'], `there is more than one port ${port}`, 'remove it');
        else if (names.indexOf(names[index] ?? '') < index)
          report(['ports', index], `there is more than one port called '${names[index]}'`, 'give it another name');
      }
    },
  ),
  serviceRule(
    {
      id: 'mesh/pods-are-selected',
      title:
        'A Service selects pods by at least one label: policies for all pods of a namespace are those of no Service',
      severity: 'error',
      evidence: `${DOCS}/reference/config/security/authorization-policy/`,
    },
    ({ options: { selector, traffic } }, report) => {
      const all = [
        [['selector'], selector],
        ...(traffic?.versions ?? []).map(
          ({ labels }, index) => [['traffic', 'versions', index, 'labels'], labels] as const,
        ),
      ] as const;
      for (const [path, labels] of all) {
        const wrong = Object.entries(labels).find(([key, value]) => !isLabelKey(key) || !isLabelValue(value));
        if (wrong) report(path, `'${wrong.join('=').slice(0, 140)}' is no label`, 'write a label that its pods have');
        else if (Object.keys(labels).length === 0)
          report(path, 'no label is given', 'write at least one that its pods have');
      }
    },
  ),
  {
    id: 'mesh/namespace-can-be-enrolled',
    title: 'Namespaces of the system and of the mesh itself are not enrolled, and are not the egress',
    severity: 'error',
    evidence: `${SOURCE}/manifests/charts/istio-cni/values.yaml`,
    check: ({ egress, namespaces, rootNamespace }, report) => {
      const isTaken = (name: string): boolean => NEVER_ENROLLED.includes(name) || name === rootNamespace;
      if (egress && isTaken(egress.namespace))
        report({
          path: ['egress', 'namespace'],
          message: `'${egress.namespace}' is made by others, and this would bind all that is there to the egress waypoint`,
          fix: "remove it: 'istio-egress' is its own",
        });
      for (const { options, path } of namespaces) {
        if (!isTaken(options.name)) continue;
        report({
          path: [...path, 'name'],
          message: `pods of '${options.name}' are never in the mesh, or must not be: what runs them would wait for them`,
          fix: 'remove it',
        });
      }
    },
  },
  {
    id: 'mesh/labels-do-not-undo-enrolment',
    title: 'More labels of a namespace say nothing of the mesh, and no sidecars are injected there',
    severity: 'error',
    evidence: `${SOURCE}/cni/README.md`,
    check: ({ namespaces }, report) => {
      for (const { options, path } of namespaces) {
        for (const [label, value] of Object.entries(options.labels ?? {})) {
          const valid = isLabelKey(label) && isLabelValue(value);
          if (valid && !OWN_LABELS.includes(label)) continue;
          report({
            path: [...path, 'labels', label],
            message: valid
              ? `${label} decides whether pods are in the mesh and how; one with a sidecar never is`
              : `'${label}=${value}' is no label`,
            fix: 'remove it',
          });
        }
      }
    },
  },
  {
    id: 'mesh/waypoint-is-not-called-none',
    title: "No waypoint is called 'none': Services say so to have no waypoint",
    severity: 'error',
    evidence: `${SOURCE}/pilot/pkg/serviceregistry/ambient/waypoints.go`,
    check: (settings, report) => {
      for (const { options, path } of waypointsOf(settings)) {
        if (options.name !== NO_WAYPOINT) continue;
        const message = 'whatever is bound to it has no waypoint';
        report({ path: [...path, 'name'], message, fix: "call it 'waypoint'" });
      }
    },
  },
];

type Named = readonly (readonly [path: Path, name: string])[];

function namesOf(settings: MeshSettings): Named {
  const { egress, name, namespaces, options, rootNamespace } = settings;
  return [
    [['name'], name],
    [['rootNamespace'], rootNamespace],
    ...namespaces.map((one) => [[...one.path, 'name'], one.options.name] as const),
    ...waypointsOf(settings).flatMap((one) => waypointNames(one.options, one.path)),
    ...servicesOf(settings).flatMap(({ hosts, options: { ports, traffic, waypoint }, path }) => [
      ...hosts.map((host, index): readonly [Path, string] => [
        index === 0 || traffic?.versions === undefined
          ? [...path, 'name']
          : [...path, 'traffic', 'versions', index - 1, 'name'],
        host,
      ]),
      ...ports.flatMap(
        (port, index): Named => (port.name === undefined ? [] : [[[...path, 'ports', index, 'name'], port.name]]),
      ),
      ...(waypoint ? ([[[...path, 'waypoint', 'name'], waypoint.name]] as const) : []),
      ...(waypoint?.namespace === undefined
        ? []
        : ([[[...path, 'waypoint', 'namespace'], waypoint.namespace]] as const)),
    ]),
    ...(options.egress?.namespace === undefined
      ? []
      : ([[['egress', 'namespace'], options.egress.namespace]] as const)),
    ...(egress?.hosts ?? []).map((host) => [[...host.path, 'name'], host.options.name] as const),
  ];
}

function waypointNames({ name, namespaces, revision }: WaypointNames, path: Path): Named {
  return [
    [[...path, 'name'], name],
    ...(namespaces?.from === 'names'
      ? namespaces.names.map((one, index) => [[...path, 'namespaces', 'names', index], one] as const)
      : []),
    ...(revision === undefined ? [] : ([[[...path, 'revision'], revision]] as const)),
  ];
}

type WaypointNames = ReturnType<typeof waypointsOf>[number]['options'];

function identitiesOf(settings: MeshSettings): readonly (readonly [path: Path, key: string, name: string])[] {
  const { egress, namespaces } = settings;
  return [
    ...namespaces.map((one) => [[...one.path, 'name'], 'Namespace', one.options.name] as const),
    ...(egress ? ([[['egress', 'namespace'], 'Namespace', egress.namespace]] as const) : []),
    ...waypointsOf(settings).map(
      (one) => [[...one.path, 'name'], `Gateway ${one.namespace}`, one.options.name] as const,
    ),
    // istiod makes a Service with the name of each waypoint.
    ...waypointsOf(settings).map(
      (one) => [[...one.path, 'name'], `Service ${one.namespace}`, one.options.name] as const,
    ),
    ...servicesOf(settings).flatMap(({ hosts, namespace, path }) =>
      hosts.map((host, index) => {
        const place = index === 0 ? ['name'] : ['traffic', 'versions', index - 1, 'name'];
        return [[...path, ...place], `Service ${namespace}`, host] as const;
      }),
    ),
    ...(egress?.hosts ?? []).map((host) => [[...host.path, 'name'], 'ServiceEntry', host.options.name] as const),
  ];
}
