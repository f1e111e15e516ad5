import type { OutputFile } from '../core/output-file';
import type { HelmStep } from '../core/plan';
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
  return {
    path: 'install.sh',
    executable: true,
    content: `${[
      '#!/bin/sh',
      `# Installs what was planned for the cluster ${cluster}, in order. Safe to run again.`,
      '# kubectl and helm use the current context: KUBECONFIG selects another.',
      'set -eu',
      'cd "$(dirname "$0")"',
      ...(body.some((line) => line.startsWith('release ') || line.startsWith('objects ')) ? HELPERS : []),
      ...(body.some((line) => line.startsWith('wait_for ')) ? WAIT : []),
      '',
      ...body,
    ].join('\n')}\n`,
  };
}

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
  '  [ -z "$4" ] || echo "$4  $archive" | $(command -v sha256sum || echo shasum -a 256) -c - >&2',
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

const WAIT = [
  '',
  '# wait_for NAME...: waits until custom resource definitions are served.',
  'wait_for() {',
  '  for name; do',
  '    tries=0',
  '    until kubectl get customresourcedefinition "$name" >/dev/null 2>&1; do',
  '      tries=$((tries + 1))',
  '      [ "$tries" -lt 100 ] || { echo "$name did not appear in 5 minutes: does its operator run?" >&2; exit 1; }',
  '      sleep 3',
  '    done',
  '    kubectl wait --for=condition=Established --timeout=60s "customresourcedefinition/$name"',
  '  done',
  '}',
];

function commandsFor(waves: readonly Wave[], wave: Wave): readonly string[] {
  const { step } = wave;
  const isAwaited = waves.some((other) => other.after.includes(wave.name));
  return [
    ...(wave.objects.length > 0 ? [`kubectl apply --server-side --force-conflicts -f ${waveFile(waves, wave)}`] : []),
    ...(step.kind === 'helm' && step.install !== 'bundled' && wave.objects.length === 0 ? [helmCommand(step)] : []),
    ...(isAwaited && wave.establishes.length > 0 ? [`wait_for ${wave.establishes.join(' ')}`] : []),
  ];
}

function helmCommand({ chart, install, release, namespace }: HelmStep<unknown>): string {
  const verb = install === 'objects' ? 'objects' : 'release';
  const { name, repository, version, sha256 } = chart;
  return `${verb} ${release} ${namespace} ${name} ${repository} ${version} '${sha256 ?? ''}' ${valuesPath(release)}`;
}
