import { existsSync } from 'node:fs';
import { delimiter, isAbsolute, join, resolve } from 'node:path';

const REPOSITORY = resolve(__dirname, '../..');

/** A folder that stands for one that nobody named: nothing is in it. */
const NOWHERE = join(__dirname, 'not-given');

const BINARIES = folder('CLUSTER_BLUEPRINTS_BIN');
const FETCHED = folder('CLUSTER_BLUEPRINTS_CHARTS');
const UPSTREAM = folder('UPSTREAM_DIR', '../shared/upstream');

/** The folder of the chart archives that `.ci/fetch-charts.sh` packages. */
export const CHARTS = join(FETCHED, 'charts');

/** A folder of further published archives. Optional: Calico's charts are in no Go module. */
export const PUBLISHED_CHARTS: string | undefined = process.env['CHARTS_DIR'] ? folder('CHARTS_DIR') : undefined;

/** The folder of the definitions of the Gateway API that `.ci/fetch-charts.sh` brings: the standard channel of 1.5. */
export const GATEWAY_API_DEFINITIONS = join(FETCHED, 'crds', 'gateway.networking.k8s.io');

const FETCHED_DEFINITIONS = [
  'gateway.networking.k8s.io',
  'operator.tigera.io',
  'crd.projectcalico.org',
  'cilium.io-1.20',
].map((group) => join(FETCHED, 'crds', group));
const UPSTREAM_DEFINITIONS = [
  'calico-v3.32.1-api',
  'flux',
  'argo-cd',
  'k3s-helm-controller',
  'prometheus-operator',
  'karpenter',
  'istio-1.30.3',
].map((name) => join(UPSTREAM, 'crds', name));

/** The folder of schemas of kinds that clouds bring along, and publish no definitions of. */
export const SCHEMAS = join(UPSTREAM, 'json-schemas');

/** Folders of definitions: everything that blueprints or charts make objects of. Only one bundle of the Gateway API, and one minor of Cilium. */
export const DEFINITIONS: readonly string[] = [...FETCHED_DEFINITIONS, ...UPSTREAM_DEFINITIONS];

/** The path of one of the programs that `.ci/build-binaries.sh` builds. */
export function binary(name: string): string {
  return join(BINARIES, name);
}

/** The archive of a chart in {@link PUBLISHED_CHARTS}, if it is there. */
export function publishedChart(name: string, version: string): string | undefined {
  if (PUBLISHED_CHARTS === undefined) return undefined;
  const file = join(PUBLISHED_CHARTS, `${name}-${version}.tgz`);
  return existsSync(file) ? file : undefined;
}

/** The folder of kubectl, if the machine has one: nothing but the install script needs it. */
export const KUBECTL_FOLDER: string | undefined = (process.env['PATH'] ?? '')
  .split(delimiter)
  .find((path) => isAbsolute(path) && existsSync(join(path, 'kubectl')));

/** What the lane cannot do without and does not find, each with the way to get it. */
export const MISSING: readonly string[] = [
  ...lacking(
    ['etcd', 'kube-apiserver', 'kube-scheduler', 'kube-controller-manager', 'kwok', 'helm'].map(binary),
    'set CLUSTER_BLUEPRINTS_BIN to the folder that .ci/build-binaries.sh builds and prints last',
  ),
  ...lacking(
    [CHARTS, ...FETCHED_DEFINITIONS],
    'set CLUSTER_BLUEPRINTS_CHARTS to the folder that .ci/fetch-charts.sh fills and prints last',
  ),
  ...lacking(UPSTREAM_DEFINITIONS, 'set UPSTREAM_DIR to a folder that has them in its folder crds'),
  ...lacking([SCHEMAS], 'set UPSTREAM_DIR to a folder that has it'),
];

function folder(variable: string, otherwise = NOWHERE): string {
  const given = process.env[variable];
  return resolve(REPOSITORY, given === undefined || given === '' ? otherwise : given);
}

function lacking(paths: readonly string[], remedy: string): readonly string[] {
  const absent = paths.filter((path) => !existsSync(path)).map((path) => path.replace(`${NOWHERE}/`, ''));
  return absent.length === 0 ? [] : [`${absent.join(', ')}: not there; ${remedy}`];
}
