import type { OutputFile } from '../core/output-file';
import type { BundleStep, HelmStep, ReadyCheck, Step } from '../core/plan';
import type { Wave } from './delivery';
import { valuesPath } from './helm-values';

/** The name of the file that the objects of a wave are written to. */
export function waveFile(waves: readonly Wave[], wave: Wave): string {
  const width = Math.max(2, String(waves.length).length);
  return `manifests/${String(waves.indexOf(wave) + 1).padStart(width, '0')}-${wave.name}.yaml`;
}

/** A script that applies everything in order. What it waits for is what later steps need, never Ready nodes. */
export function installScript(cluster: string, waves: readonly Wave[]): OutputFile {
  const body = waves.flatMap((wave) => commandsFor(waves, wave));
  const uses = (...verbs: readonly string[]): boolean => body.some((line) => verbs.includes(line.split(' ')[0] ?? ''));
  return {
    path: 'install.sh',
    executable: true,
    content: `${[
      '#!/bin/sh',
      `# Installs what was planned for the cluster ${cluster}, in order. Safe to run again.`,
      '# kubectl and helm use the current context: KUBECONFIG selects another.',
      'set -eu',
      'cd "$(dirname "$0")"',
      ...(uses('release', 'objects') ? [...SUM, ...HELPERS] : uses('bundle') ? SUM : []),
      ...(uses('bundle') ? BUNDLE : []),
      ...(uses('wait_for', 'wait_until') ? APPEAR : []),
      ...(uses('wait_for') ? WAIT : []),
      ...(uses('wait_until') ? READY : []),
      '',
      ...body,
    ].join('\n')}\n`,
  };
}

const SUM = [
  '',
  '# checked FILE SHA256: stops unless a file is the one that is pinned, where one is.',
  'checked() {',
  '  [ -z "$2" ] || echo "$2  $1" | $(command -v sha256sum || echo shasum -a 256) -c - >&2',
  '}',
];

const HELPERS = [
  '',
  '# chart NAME REPOSITORY VERSION SHA256: brings the archive of a chart, and checks it where it is pinned.',
  'chart() {',
  '  archive=$(mktemp -d)',
  '  case "$2" in',
  '    oci://*) helm pull --destination "$archive" --version "$3" -- "$2/$1" >&2 ;;',
  '    *) helm pull --destination "$archive" --repo "$2" --version "$3" -- "$1" >&2 ;;',
  '  esac',
  '  archive=$archive/$1-$3.tgz',
  '  checked "$archive" "$4"',
  '}',
  '',
  '# release NAME NAMESPACE CHART REPOSITORY VERSION SHA256 VALUES: installs or upgrades a Helm release.',
  'release() {',
  '  chart "$3" "$4" "$5" "$6"',
  '  helm upgrade --install --namespace "$2" --values "$7" -- "$1" "$archive"',
  '  rm -r "$(dirname "$archive")"',
  '}',
  '',
  '# objects NAME NAMESPACE CHART REPOSITORY VERSION SHA256 VALUES: applies the objects of a chart, not as a release.',
  'objects() {',
  '  chart "$3" "$4" "$5" "$6"',
  '  helm template --include-crds --no-hooks --namespace "$2" --values "$7" -- "$1" "$archive" |',
  '    kubectl apply --server-side --force-conflicts -f -',
  '  rm -r "$(dirname "$archive")"',
  '}',
];

const BUNDLE = [
  '',
  '# bundle URL SHA256: fetches a file that a project releases, and applies it. It is no chart: no Helm controller could.',
  'bundle() {',
  '  file=$(mktemp)',
  '  if command -v curl >/dev/null; then curl -fsSL --retry 3 -o "$file" -- "$1"; else wget -q -O "$file" -- "$1"; fi',
  '  checked "$file" "$2"',
  '  kubectl apply --server-side --force-conflicts -f "$file"',
  '  rm "$file"',
  '}',
];

const APPEAR = [
  '',
  '# appear ARGUMENT...: waits until kubectl finds an object.',
  'appear() {',
  '  tries=0',
  '  until kubectl get "$@" >/dev/null 2>&1; do',
  '    tries=$((tries + 1))',
  '    [ "$tries" -lt 100 ] || { echo "$* did not appear in 5 minutes: does its operator run?" >&2; exit 1; }',
  '    sleep 3',
  '  done',
  '}',
];

const WAIT = [
  '',
  '# wait_for NAME...: waits until custom resource definitions are served.',
  'wait_for() {',
  '  for name; do',
  '    appear customresourcedefinition "$name"',
  '    kubectl wait --for=condition=Established --timeout=60s "customresourcedefinition/$name"',
  '  done',
  '}',
];

const READY = [
  '',
  '# wait_until CONDITION KIND/NAME ARGUMENT...: waits until an object has a condition.',
  'wait_until() {',
  '  condition=$1',
  '  shift',
  '  appear "$@"',
  '  kubectl wait --for=condition="$condition" --timeout=300s "$@"',
  '}',
];

function commandsFor(waves: readonly Wave[], wave: Wave): readonly string[] {
  const { step } = wave;
  const isAwaited = waves.some((other) => other.after.includes(wave.name));
  const isLast = waves.findLast((other) => other.step === step) === wave;
  return [
    ...(wave.objects.length > 0
      ? [`kubectl apply --server-side --force-conflicts -f ${waveFile(waves, wave)}`]
      : commandsOf(step)),
    ...(isAwaited && wave.establishes.length > 0 ? [`wait_for ${wave.establishes.join(' ')}`] : []),
    ...(isAwaited && isLast ? (step.readyWhen ?? []).map(readyCommand) : []),
  ];
}

/** What the script does for a step that has not become objects. */
function commandsOf(step: Step<unknown>): readonly string[] {
  switch (step.kind) {
    case 'helm':
      return step.install === 'bundled' ? [] : [helmCommand(step)];
    case 'manifest':
      return [];
    case 'bundle':
      return [bundleCommand(step)];
  }
}

function helmCommand({ chart, install, release, namespace }: HelmStep<unknown>): string {
  const verb = install === 'objects' ? 'objects' : 'release';
  const { name, repository, version, sha256 } = chart;
  return `${verb} ${release} ${namespace} ${name} ${repository} ${version} '${sha256 ?? ''}' ${valuesPath(release)}`;
}

function bundleCommand({ bundle }: BundleStep<unknown>): string {
  return `bundle ${bundle.url} '${bundle.sha256 ?? ''}'`;
}

function readyCommand({ resource, name, namespace, condition }: ReadyCheck): string {
  return `wait_until ${condition} ${resource}/${name}${namespace === undefined ? '' : ` --namespace ${namespace}`}`;
}
