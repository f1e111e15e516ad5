import Ajv from 'ajv';
import { parse } from 'yaml';
import { CATALOGUE } from '../../blueprints';
import { type Composition, stepsOf } from '../../lib/core/compose';
import type { HelmStep, KubernetesObject } from '../../lib/core/plan';
import { mergeValues, type Values } from '../../lib/core/values';
import { minorOf } from '../../lib/core/version';
import { argocd } from '../../lib/delivery/argocd';
import { deliver } from '../../lib/delivery/deliver';
import type { Delivery } from '../../lib/delivery/delivery';
import { flux } from '../../lib/delivery/flux';
import { defaultDelivery } from '../../lib/output/output-files';
import { complaints, loadDefinitions } from './definitions';
import { grid } from './grid';
import { unreadPaths } from './read-paths';
import { chartOf, describeUpstream, missing } from './upstream';

const BLUEPRINTS = CATALOGUE.map(({ name, compose }) => ({ name, composition: compose() }));
const CELLS = [...BLUEPRINTS, ...grid()].map((cell) => [cell.name, cell.composition] as const);

/** Charts of blueprints that are not among what is compared with: their values were checked by rendering them. */
const NOT_AT_HAND: readonly string[] = ['metrics-server', 'tetragon'];

const helmSteps = (composition: Composition): readonly HelmStep[] =>
  stepsOf(composition).flatMap(({ step }) =>
    step.kind === 'helm' && step.install !== 'objects' && !NOT_AT_HAND.includes(step.chart.name) ? [step] : [],
  );

/** The Installation and its siblings, as the operator's chart makes them of its values. */
function carried({ chart, values }: HelmStep): readonly KubernetesObject[] {
  if (chart.name !== 'tigera-operator') return [];
  const kinds = { installation: 'Installation', apiServer: 'APIServer', goldmane: 'Goldmane', whisker: 'Whisker' };
  return Object.entries(kinds).flatMap(([key, kind]) => {
    const { enabled, ...spec } = (values[key] ?? {}) as Values;
    return enabled === true ? [{ apiVersion: 'operator.tigera.io/v1', kind, metadata: { name: 'default' }, spec }] : [];
  });
}

describeUpstream('values', () => {
  test.each(CELLS)('%s: every path is read by the templates of its chart', (_, composition) => {
    for (const { chart, values } of helmSteps(composition)) {
      expect(unreadPaths(chart.name, chartOf(chart.name, minorOf(chart.version)), values)).toEqual([]);
    }
  });

  // One for all: it keeps what it compiled, and charts are read once.
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });

  test.each(CELLS)('%s: values fit the schema that the chart ships, if it ships one', (_, composition) => {
    for (const { chart, values } of helmSteps(composition)) {
      const { schema, defaults } = chartOf(chart.name, minorOf(chart.version));
      if (schema === undefined) continue;
      expect({ fits: ajv.validate(schema, mergeValues(defaults as Values, values)), errors: ajv.errors }).toEqual({
        fits: true,
        errors: null,
      });
    }
  });

  test('a path that nothing reads would be noticed', () => {
    const chart = chartOf('cilium', '1.19');
    expect(
      unreadPaths('cilium', chart, {
        kubeproxyReplacement: true,
        hubble: { relais: { enabled: true } },
        operator: { replicas: 1 },
      }),
    ).toEqual(['kubeproxyReplacement', 'hubble.relais.enabled']);
    expect(
      unreadPaths('flannel', chartOf('flannel', '0.26'), { flannel: { healthz: { port: 1 }, backend: 'vxlan' } }),
    ).toEqual(['flannel.healthz.port']);
  });
});

describeUpstream('objects', () => {
  beforeAll(() => {
    if (missing() === undefined) loadDefinitions('gateway-api/v1.5.1-standard');
  });

  test.each(CELLS)('%s: every object fits its real definition, by every renderer', (_, composition) => {
    const deliveries: readonly Delivery[] = [
      defaultDelivery(composition),
      argocd({ cniIsRunning: true }),
      argocd({ cniIsRunning: true, fleet: { env: 'prod' } }),
    ];
    const hasRelease = stepsOf(composition).every(({ step }) => step.kind !== 'helm' || step.install !== 'objects');
    const objects = [
      ...deliveries.flatMap((delivery) => deliver(composition, delivery).waves.flatMap((wave) => wave.objects)),
      ...(hasRelease
        ? deliver(composition, flux({ cniIsRunning: true }) as Delivery).waves.flatMap((wave) => wave.objects)
        : []),
      ...helmSteps(composition).flatMap(carried),
    ];
    for (const object of objects) {
      // The control plane of the cluster lane judges Kubernetes' own.
      if (/^(v1|apps\/v1|policy\/v1|networking\.k8s\.io\/v1)$/.test(object.apiVersion)) continue;
      // Of these, nobody has brought a definition here.
      if (['GitRepository', 'Kustomization'].includes(object.kind)) continue;
      expect({ kind: object.kind, complaints: complaints(object) }).toEqual({ kind: object.kind, complaints: [] });
    }
  });

  test.each(CELLS)('%s: values inside an object are the values of the plan', (_, composition) => {
    const wanted = new Map(helmSteps(composition).map(({ release, values }) => [release, values]));
    for (const { kind, metadata, ...object } of deliver(composition, defaultDelivery(composition)).waves.flatMap(
      (wave) => [...wave.objects],
    )) {
      if (kind !== 'HelmChart' && kind !== 'HelmChartConfig') continue;
      expect(parse((object['spec'] as { valuesContent: string }).valuesContent)).toEqual(wanted.get(metadata.name));
    }
  });

  test.each([
    ['a dataplane in lower case', { calicoNetwork: { linuxDataplane: 'bpf' } }],
    ['a CNI that is an IPAM', { cni: { type: 'HostLocal' } }],
    ['a boolean for BGP', { calicoNetwork: { bgp: false } }],
    ['a provider that does not exist', { kubernetesProvider: 'K3s' }],
    ['a field that does not exist', { calicoNetwork: { typo: true } }],
  ])('%s would be noticed', (_, spec) => {
    expect(
      complaints({ apiVersion: 'operator.tigera.io/v1', kind: 'Installation', metadata: { name: 'default' }, spec }),
    ).not.toEqual([]);
  });
});
