import type { Composition } from '../core/compose';
import type { Needs } from '../core/needs';

/**
 * A POSIX shell script that looks at a machine before it joins: kernel, modules, free ports, leftovers of another CNI,
 * firewalls that rewrite rules. It changes nothing and exits with 1 if something would not work.
 */
export function preflightScript({ cluster, plans, needs }: Composition): string {
  return `${[
    '#!/bin/sh',
    `# Looks whether this machine can be a node of ${cluster.name} with ${plans.map((plan) => plan.title).join(', ') || cluster.distribution}.`,
    '# It changes nothing. Exit status: 0 all well, 1 something would not work.',
    'set -u',
    ...LIBRARY,
    '',
    ...kernelChecks(needs),
    ...needs.kernelModules.map((module) => `module ${module}`),
    ...portChecks(needs),
    ...(needs.distribution.cni === 'none' ? ['no_other_cni'] : []),
    'firewalls',
    '',
    '[ "$failed" -eq 0 ] && echo "this machine can be a node" || echo "$failed of the checks failed"',
    '[ "$failed" -eq 0 ]',
  ].join('\n')}\n`;
}

function kernelChecks(needs: Needs): readonly string[] {
  return needs.kernel.map(({ feature, atLeast }) => `kernel ${atLeast} '${feature.replaceAll("'", '')}'`);
}

function portChecks(needs: Needs): readonly string[] {
  const open = needs.ports.flatMap(({ protocol, port, endPort, to }) =>
    port === undefined || to !== 'node'
      ? []
      : Array.from({ length: (endPort ?? port) - port + 1 }, (_, index) => `${protocol} ${port + index}`),
  );
  const own = needs.hostPorts.map(({ protocol, port }) => `${protocol} ${port}`);
  return [...new Set([...open, ...own])].map((place) => `port_free ${place}`);
}

/** ROOT is a prefix for the files that are looked at, so that the script can be tried on another tree. */
const LIBRARY = [
  'ROOT=${ROOT:-}',
  'failed=0',
  'ok() { echo "ok    $*"; }',
  'warn() { echo "warn  $*"; }',
  'fail() { echo "FAIL  $*"; failed=$((failed + 1)); }',
  '',
  '# kernel VERSION FEATURE: the running kernel is at least that new.',
  'kernel() {',
  '  have=$(uname -r)',
  '  oldest=$(printf \'%s\\n%s\\n\' "$1" "${have%%-*}" | sort -t. -k1,1n -k2,2n | head -n 1)',
  '  if [ "$oldest" = "$1" ]; then ok "kernel $have: new enough for $2"; else fail "kernel $have: $2 needs $1"; fi',
  '}',
  '',
  '# module NAME: the module is loaded, built in, or can be loaded.',
  'module() {',
  '  if [ -d "$ROOT/sys/module/$1" ] || grep -q "^$1 " "$ROOT/proc/modules" 2>/dev/null; then ok "module $1: loaded"',
  '  elif modprobe -n -q "$1" 2>/dev/null; then ok "module $1: can be loaded"',
  '  elif grep -qE "/$1\\.ko" "$ROOT/lib/modules/$(uname -r)/modules.builtin" 2>/dev/null; then ok "module $1: built in"',
  '  else fail "module $1: not in this kernel"; fi',
  '}',
  '',
  '# port_free PROTOCOL PORT: nothing listens there.',
  'port_free() {',
  '  command -v ss >/dev/null 2>&1 || { warn "$1 $2: not looked at, there is no ss"; return; }',
  '  case "$1" in TCP) flag=-Htln ;; *) flag=-Huln ;; esac',
  '  if ss "$flag" "sport = :$2" 2>/dev/null | grep -q .; then fail "$1 $2: something listens there already"; else ok "$1 $2: free"; fi',
  '}',
  '',
  '# no_other_cni: no configuration of another network is left behind.',
  'no_other_cni() {',
  '  found=$(ls "$ROOT/etc/cni/net.d" 2>/dev/null | grep -E "\\.(conf|conflist)$" | tr "\\n" " ")',
  '  if [ -z "$found" ]; then ok "no other CNI is configured"; else warn "/etc/cni/net.d holds ${found% }: remove what is not of this plan"; fi',
  '}',
  '',
  '# firewalls: services known to rewrite the rules or routes of a CNI.',
  'firewalls() {',
  '  for service in firewalld nm-cloud-setup; do',
  '    if systemctl is-active --quiet "$service" 2>/dev/null; then warn "$service runs: it rewrites rules or routes of the CNI"; fi',
  '  done',
  '}',
];
