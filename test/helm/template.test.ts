import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as tar from 'tar';
import { readObjects } from '../../lib/helm/objects';
import { templateChart } from '../../lib/helm/template';
import { findingsOf } from '../support/findings';
import { STEP, Workshop } from './workshop';

const CONFIG_MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';
const refused = (workshop: Workshop, step = STEP, options = workshop.options): readonly string[] =>
  findingsOf(() => templateChart(step, options)).map(({ rule, message }) => `${rule}: ${message}`);

describe('running helm', () => {
  const workshop = new Workshop(CONFIG_MAP);
  const objects = templateChart({ ...STEP }, { ...workshop.options, apiVersions: ['monitoring.coreos.com/v1'] });

  test('options first, then a double dash, then what was named', () => {
    const [call = ''] = workshop.calls;
    expect(call.replace(/=\/\S+/g, '=FILE').replace(/ \/\S+\.tgz$/, ' ARCHIVE')).toBe(
      'template --namespace=kube-flannel --values=FILE --kube-version=1.35.0 --api-versions=monitoring.coreos.com/v1 --include-crds --skip-tests -- flannel ARCHIVE',
    );
    expect(objects).toEqual([
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'kube-flannel' } },
    ]);
  });

  test('values go through a file that only we can read, and nothing is left behind', () => {
    expect([JSON.parse(workshop.read('values')), workshop.read('mode').trim()]).toEqual([STEP.values, '600']);
    const [call = ''] = workshop.calls;
    const file = /--values=(\S+)/.exec(call)?.[1] ?? '';
    expect(() => readFileSync(file)).toThrow('ENOENT');
  });

  test("helm sees folders of its own and nothing of the caller's configuration", () => {
    const names = workshop
      .read('environment')
      .split('\n')
      .map((line) => line.split('=')[0]);
    expect(names.filter((name) => name?.startsWith('HELM_'))).toEqual([
      'HELM_CACHE_HOME',
      'HELM_CONFIG_HOME',
      'HELM_DATA_HOME',
    ]);
    expect(names).not.toContain('KUBECONFIG');
    expect(names).not.toContain('npm_config_registry');
  });
});

describe('the cache', () => {
  test('is asked before helm is, and depends on everything that helm would', () => {
    const workshop = new Workshop(CONFIG_MAP);
    const render = (step = STEP, options = workshop.options): number => {
      templateChart(step, options);
      return workshop.calls.length;
    };
    expect([render(), render(), render({ ...STEP, values: { ...STEP.values } })]).toEqual([1, 1, 1]);
    expect(render({ ...STEP, values: { podCidr: '10.0.0.0/16' } })).toBe(2);
    expect(render({ ...STEP, release: 'other' })).toBe(3);
    expect(render(STEP, { ...workshop.options, kubernetes: '1.34.0' })).toBe(4);
    expect(render(STEP, { ...workshop.options, apiVersions: ['a/v1'] })).toBe(5);
    workshop.archive('flannel-v0.28.9.tgz', { 'flannel/Chart.yaml': 'name: flannel\nversion: changed\n' });
    expect(render()).toBe(6);
  });

  test('notices what is damaged, and renders again', () => {
    const workshop = new Workshop(CONFIG_MAP);
    const first = templateChart(STEP, workshop.options);
    const folder = join(workshop.options.cache, 'rendered');
    const [file = ''] = readdirSync(folder);
    for (const damage of ['{', '{"objects": []}', '']) {
      writeFileSync(join(folder, file), damage);
      expect(templateChart(STEP, workshop.options)).toEqual(first);
    }
    expect(workshop.calls).toHaveLength(4);
    expect(readdirSync(folder)).toEqual([file]);
  });
});

describe('failures', () => {
  test('say release, chart, version and the end of what helm said', () => {
    const [message = ''] = refused(
      new Workshop(`${'noise\n'.repeat(50)}Error: values don't meet\n  at daemonset.yaml:12\n`, 1),
    );
    expect(message).toMatch(
      /^helm\/chart-renders: release flannel of flannel v0\.28\.9 does not render: noise[\s\S]*at daemonset\.yaml:12$/,
    );
    expect(message.split('\n').length).toBeLessThan(10);
  });

  test('output that is no YAML is one', () => {
    expect(refused(new Workshop('a: [\n'))).toEqual([expect.stringContaining('helm/chart-renders')]);
  });

  test.each([
    ['release', { release: '--post-renderer=/bin/false' }],
    ['release', { release: 'x'.repeat(54) }],
    ['namespace', { namespace: '-n' }],
    ['chart', { chart: { ...STEP.chart, name: '--repo' } }],
    ['version', { chart: { ...STEP.chart, version: '>=1' } }],
    ['repository', { chart: { ...STEP.chart, repository: 'file:///etc' } }],
  ])('a strange %s never reaches helm', (what, change) => {
    const workshop = new Workshop(CONFIG_MAP);
    expect(refused(workshop, { ...STEP, ...change })).toEqual([expect.stringContaining(`is not a ${what}`)]);
    expect(workshop.calls).toEqual([]);
  });

  test('a helm that is not there, or not given whole', () => {
    const workshop = new Workshop(CONFIG_MAP);
    expect(refused(workshop, STEP, { ...workshop.options, helm: 'helm' })).toEqual([
      "helm/program-is-there: 'helm' is not an absolute path to a program",
    ]);
    const path = process.env['PATH'];
    try {
      process.env['PATH'] = 'relative:/nowhere';
      expect(refused(workshop, STEP, { ...workshop.options, helm: undefined })).toEqual([
        'helm/program-is-there: there is no helm in PATH',
      ]);
    } finally {
      process.env['PATH'] = path;
    }
  });
});

describe('archives', () => {
  const opened = (make: (workshop: Workshop) => void): readonly string[] => {
    const workshop = new Workshop(CONFIG_MAP);
    make(workshop);
    return refused(workshop).map((text) => text.replace(/\/\S+\.tgz/, 'ARCHIVE'));
  };
  /** An archive of one entry that `tar` itself would not make without being told to. */
  const raw =
    (make: (folder: string) => void, entry: (folder: string) => string) =>
    (workshop: Workshop): void => {
      const folder = join(workshop.folder, 'raw');
      mkdirSync(join(folder, 'in'), { recursive: true });
      make(folder);
      const file = join(workshop.folder, 'flannel-v0.28.9.tgz');
      tar.create({ sync: true, gzip: true, cwd: join(folder, 'in'), file, preservePaths: true }, [entry(folder)]);
    };

  test('with links are refused', () => {
    expect(
      opened(
        raw(
          (folder) => symlinkSync('/etc/passwd', join(folder, 'in', 'link')),
          () => 'link',
        ),
      ),
    ).toEqual(["helm/archive-is-safe: ARCHIVE is not an archive to open: 'link' is a SymbolicLink"]);
  });

  test('that lead outside are refused', () => {
    expect(
      opened(
        raw(
          (folder) => writeFileSync(join(folder, 'out'), ''),
          () => '../out',
        ),
      ),
    ).toEqual(["helm/archive-is-safe: ARCHIVE is not an archive to open: '../out' leads outside"]);
    expect(
      opened(
        raw(
          (folder) => writeFileSync(join(folder, 'abs'), ''),
          (folder) => join(folder, 'abs'),
        ),
      ),
    ).toEqual([expect.stringContaining('leads outside')]);
  });

  test('that are none, or empty, or bombs are refused', () => {
    expect(opened((workshop) => writeFileSync(join(workshop.folder, 'flannel-v0.28.9.tgz'), 'not an archive'))).toEqual(
      [expect.stringContaining('helm/archive-is-safe')],
    );
    expect(
      opened((workshop) => writeFileSync(join(workshop.folder, 'flannel-v0.28.9.tgz'), gzipSync(Buffer.alloc(1024)))),
    ).toEqual([expect.stringContaining('is not an archive to open')]);
    expect(
      opened((workshop) => workshop.archive('flannel-v0.28.9.tgz', { zeros: '0'.repeat(30 * 1024 * 1024) })),
    ).toEqual([expect.stringContaining('is not an archive to open')]);
  });

  test('are pulled once if that is wanted, checked, and then found', () => {
    const workshop = new Workshop('');
    writeFileSync(
      workshop.helm,
      `#!/bin/sh\nprintf '%s\\n' "$*" >> ${workshop.folder}/calls\nfor argument; do case "$argument" in --destination=*) cp ${workshop.folder}/flannel-v0.28.9.tgz "\${argument#--destination=}" ;; esac; done\n[ "$1" = pull ] || echo '{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}'\n`,
    );
    const options = { ...workshop.options, charts: undefined, pull: true };
    templateChart(STEP, options);
    templateChart({ ...STEP, release: 'second' }, { ...options, pull: false });
    const verbs = workshop.calls.map((call) => call.split(' ')[0]);
    expect(verbs).toEqual(['pull', 'template', 'template']);
    expect(workshop.calls[0]?.replace(/--destination=\S+/, '--destination=FOLDER')).toBe(
      'pull --destination=FOLDER --version=v0.28.9 --repo=https://charts.example -- flannel',
    );
    const pinned = { ...STEP, chart: { ...STEP.chart, repository: 'https://other.example', sha256: 'f'.repeat(64) } };
    expect(refused(workshop, pinned, options)).toEqual([expect.stringContaining('helm/chart-is-the-pinned-one')]);
    expect(refused(workshop, pinned, { ...options, pull: false })).toEqual([
      expect.stringContaining('helm/chart-is-at-hand'),
    ]);
  });
});

describe('what helm prints', () => {
  const kinds = (text: string): readonly string[] =>
    readObjects(text, 'ns').map(({ kind, metadata }) => `${kind} ${metadata.namespace ?? '-'}/${metadata.name}`);
  const document = (kind: string, name: string, hook?: string): string =>
    `---\napiVersion: batch/v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n${hook === undefined ? '' : `  annotations: {"helm.sh/hook": "${hook}", "helm.sh/hook-weight": "1", keep: me}\n`}`;

  test('comes in the order of application, without hooks that would run at the wrong time', () => {
    const text = [
      document('Job', 'after', 'post-install,post-upgrade'),
      document('Job', 'gone', 'pre-delete'),
      document('Job', 'test', 'test'),
      document('Job', 'plain'),
      document('CustomResourceDefinition', 'crd'),
      document('Job', 'before', 'pre-install'),
    ].join('');
    expect(kinds(text)).toEqual(['CustomResourceDefinition -/crd', 'Job ns/before', 'Job ns/plain', 'Job ns/after']);
    expect(readObjects(text, 'ns')[1]?.metadata.annotations).toEqual({ keep: 'me' });
    expect(readObjects(document('Job', 'a', 'pre-install').replace(', keep: me', ''), 'ns')[0]?.metadata).toEqual({
      name: 'a',
      namespace: 'ns',
    });
  });

  test('hooks of one time come by weight', () => {
    const weighed = (name: string, weight: number): string =>
      document('Job', name, 'pre-install').replace('"1"', `"${weight}"`);
    expect(kinds(weighed('b', 5) + weighed('c', 10) + weighed('a', -5))).toEqual(['Job ns/a', 'Job ns/b', 'Job ns/c']);
  });

  test('keys of metadata that a template left empty are as good as absent', () => {
    const [object] = readObjects(
      '{apiVersion: v1, kind: Secret, metadata: {name: a, annotations: , namespace: }}',
      'ns',
    );
    expect(object?.metadata).toEqual({ name: 'a', namespace: 'ns' });
  });

  test.each([
    'kind: Secret\nmetadata: {name: a}',
    '{apiVersion: v1, metadata: {name: a}}',
    '{apiVersion: v1, kind: Secret}',
    '{apiVersion: v1, kind: Secret, metadata: {generateName: a}}',
    'a sentence',
    '[1]',
  ])('%j is no object', (text) => {
    expect(() => readObjects(text, 'ns')).toThrow('no object of Kubernetes');
  });

  test('lists become their items, and empty documents nothing', () => {
    expect(
      kinds(
        '---\n# Source: empty\n---\napiVersion: v1\nkind: ConfigMapList\nitems:\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: b, namespace: x}}\n',
      ),
    ).toEqual(['ConfigMap ns/a', 'ConfigMap x/b']);
    expect(kinds('')).toEqual([]);
  });

  test('gets a namespace only where the kind lives in one', () => {
    expect(kinds('{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: a}}')).toEqual([
      'ClusterRole -/a',
    ]);
    expect(kinds('{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: a}}')).toEqual(['Role ns/a']);
    expect(kinds('{apiVersion: example.com/v1, kind: Job, metadata: {name: a}}')).toEqual(['Job -/a']);
  });

  test('is read as Kubernetes reads it', () => {
    const [object] = readObjects(
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {yes: yes, time: 12:30, date: 2024-01-01, octal: 0644, text: "no"}\n',
      'ns',
    );
    expect(object?.['data']).toEqual({ true: true, time: '12:30', date: '2024-01-01', octal: 420, text: 'no' });
    expect(() => readObjects('a: 1\na: 2\n', 'ns')).toThrow('unique');
  });
});
