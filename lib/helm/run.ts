import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDnsLabel, isDnsSubdomain } from '../core/names';
import type { ChartRef } from '../core/plan';
import type { HelmBinary } from './binary';
import { refuse } from './rules';

/** What came of running helm. */
export interface HelmRun {
  readonly ok: boolean;
  readonly stdout: string;
  /** The end of what helm said, without control characters. */
  readonly message: string;
}

/** Variables of ours that helm may see: proxies and certificates. Everything named HELM_ is its own affair, and kept out. */
const PASSED_ON = [
  'HTTPS_PROXY',
  'HTTP_PROXY',
  'NO_PROXY',
  'https_proxy',
  'http_proxy',
  'no_proxy',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
];

/** Runs helm with its own configuration folders inside `folder`. No shell; arguments are passed as they are. */
export function runHelm(helm: HelmBinary, folder: string, args: readonly string[]): HelmRun {
  const homes = ['cache', 'config', 'data'].map(
    (kind) => [`HELM_${kind.toUpperCase()}_HOME`, join(folder, kind)] as const,
  );
  for (const [, home] of homes) mkdirSync(home, { recursive: true, mode: 0o700 });
  const environment = Object.fromEntries([
    ...PASSED_ON.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
    ...homes,
    ['HOME', folder],
    ['PATH', '/usr/bin:/bin'],
  ]) as Record<string, string>;
  const result = spawnSync(helm.path, [...args], {
    cwd: folder,
    env: environment,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    timeout: 10 * 60 * 1000,
  });
  if (result.error !== undefined) return { ok: false, stdout: '', message: lastLines(result.error.message) };
  return { ok: result.status === 0, stdout: result.stdout, message: lastLines(result.stderr) };
}

/** Refuses anything that helm could take for something else: it once ran a program named by a leading dash. */
export function checkArguments(chart: ChartRef, release: string, namespace: string): void {
  const checks: readonly (readonly [string, string, boolean])[] = [
    ['chart', chart.name, /^[a-z0-9][a-z0-9._-]{0,127}$/.test(chart.name)],
    ['version', chart.version, /^v?\d+\.\d+\.\d+([-+][0-9A-Za-z.+-]{1,64})?$/.test(chart.version)],
    ['repository', chart.repository, /^(https|oci):\/\/[A-Za-z0-9][A-Za-z0-9.:_/~-]{0,400}$/.test(chart.repository)],
    ['release', release, release.length <= 53 && isDnsSubdomain(release)],
    ['namespace', namespace, isDnsLabel(namespace)],
  ];
  for (const [what, text, ok] of checks) {
    if (!ok) refuse('helm/arguments-are-plain', [what], `'${text.slice(0, 100)}' is not a ${what}`, `mend the ${what}`);
  }
}

function lastLines(text: string): string {
  const lines = text
    .replace(/[^\n\t\x20-\x7e\u00a0-\uffff]/g, '')
    .trim()
    .split('\n');
  return lines.slice(-8).join('\n').slice(-2000);
}
