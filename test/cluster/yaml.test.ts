import { App, Chart, Yaml } from 'cdk8s';
import { placeWaves } from '../../lib/cdk8s/place';
import { BlueprintError } from '../../lib/core/finding';
import type { KubernetesObject } from '../../lib/core/plan';
import { toYaml } from '../../lib/core/yaml';
import { ApiError } from './api-connection';
import { describeOnCluster, sharedCluster } from './on-cluster';
import { ORDINARY, STRINGS, SWEEPS } from './yaml-strings';

type Data = Readonly<Record<string, string>>;

/** Strings that are valid keys of a ConfigMap. */
const KEYS = STRINGS.filter((text) => /^[-._a-zA-Z0-9]{1,253}$/.test(text) && !/^\.\.?$|^\.\./.test(text));

describeOnCluster('YAML that the library writes', () => {
  test('is read by the API server as it was meant', async () => {
    expect(await readBack(toYaml(listed(STRINGS)))).toEqual(STRINGS);
  });

  test('is read as it was meant from inside a string, as the values of a HelmChart are', async () => {
    const [inner = ''] = await readBack(toYaml(listed([toYaml(listed(STRINGS))])));
    expect(await readBack(inner)).toEqual(STRINGS);
  });

  test('keeps keys that look like something else', async () => {
    const data = Object.fromEntries(KEYS.map((key) => [key, 'value']));
    expect(KEYS).toEqual(expect.arrayContaining(['yes', 'null', '0o14', '0X1F', '1e3', '.5', '-']));
    expect(await applied(toYaml(configMap(data)))).toEqual(data);
  });

  test.each(Object.entries(SWEEPS))('carries %s', async (_, lists) => {
    for (const strings of lists) expect(differences(await readBack(toYaml(listed(strings))), strings)).toEqual([]);
  });
});

describeOnCluster("YAML that cdk8s writes of the library's objects", () => {
  test('is refused for every string that cdk8s would change', async () => {
    const changed: string[] = [];
    for (const text of STRINGS) if (!(await survives(listed([text]), { s0: text }))) changed.push(text);
    expect(changed).toEqual(expect.arrayContaining(['0o14', '\u0085', '\u2028', '\u007f']));
    expect(changed.filter((text) => place(listed([text])) !== undefined)).toEqual([]);
  });

  test('is refused for every key that cdk8s would change', async () => {
    const changed: string[] = [];
    for (const key of KEYS) if (!(await survives(configMap({ [key]: 'value' }), { [key]: 'value' }))) changed.push(key);
    expect(changed).toEqual(expect.arrayContaining(['0o14']));
    expect(changed.filter((key) => place(configMap({ [key]: 'value' })) !== undefined)).toEqual([]);
  });

  test('carries ordinary strings and keys', async () => {
    expect(await readBack(place(listed(ORDINARY)) ?? '')).toEqual(ORDINARY);
    const data = { yes: 'no', 'app.kubernetes.io.name': 'x', '8080': 'http', '1e3': 'thousand' };
    expect(await applied(place(configMap(data)) ?? '')).toEqual(data);
  });

  test.each(Object.entries(SWEEPS))('carries %s, where it is not refused', async (_, lists) => {
    for (const strings of lists) {
      const accepted = notRefused(strings);
      expect(accepted.length).toBeGreaterThan(strings.length / 3);
      expect(differences(await readBack(place(listed(accepted)) ?? ''), accepted)).toEqual([]);
    }
  });
});

function configMap(data: Data): KubernetesObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'strings', namespace: 'default' }, data };
}

/** A ConfigMap with a list of strings as its data. */
function listed(strings: readonly string[]): KubernetesObject {
  return configMap(Object.fromEntries(strings.map((text, index) => [`s${index}`, text])));
}

/** The strings of a ConfigMap made by {@link listed}, as the API server keeps them. */
async function readBack(yaml: string): Promise<readonly string[]> {
  const data = await applied(yaml);
  return Array.from({ length: Object.keys(data).length }, (_, index) => data[`s${index}`] ?? '');
}

async function applied(yaml: string): Promise<Data> {
  const live = await sharedCluster().apply(configMap({}), { yaml });
  return (live['data'] ?? {}) as Data;
}

/** Whether cdk8s by itself writes an object so that the API server keeps its data. */
async function survives(object: KubernetesObject, data: Data): Promise<boolean> {
  try {
    return JSON.stringify(await applied(Yaml.stringify(object))) === JSON.stringify(data);
  } catch (error) {
    if (error instanceof ApiError) return false;
    throw error;
  }
}

/** The manifest that cdk8s writes of an object that the library places, or nothing if it refuses to. */
function place(object: KubernetesObject): string | undefined {
  const app = new App();
  const objects = [object];
  const step = { kind: 'manifest', id: 'strings', after: [], objects } as const;
  try {
    placeWaves(new Chart(app, 'chart'), [{ name: 'strings', step, after: [], objects, establishes: [] }]);
  } catch (error) {
    if (BlueprintError.is(error)) return undefined;
    throw error;
  }
  return app.synthYaml();
}

/** Those of the strings that are not refused, found by halves: most are not. */
function notRefused(strings: readonly string[]): readonly string[] {
  if (place(listed(strings)) !== undefined) return strings;
  if (strings.length === 1) return [];
  const half = strings.length >> 1;
  return [...notRefused(strings.slice(0, half)), ...notRefused(strings.slice(half))];
}

/** The first few strings that are not what they should be: thousands would be too many to read. */
function differences(actual: readonly string[], expected: readonly string[]): readonly (readonly unknown[])[] {
  const pairs = expected.map((text, index) => [text, actual[index]] as const);
  return pairs.filter(([wanted, got]) => wanted !== got).slice(0, 20);
}
