import type { OutputFile } from '../../../core/output-file';
import { ipv4Of, type ScriptFacts, scriptHead } from './library';

/** The script that moves one node to Cilium. */
export function moveNode(facts: ScriptFacts): OutputFile {
  const { cluster, newName, newRanges, oldName } = facts;
  return script('move-node.sh', [
    ...scriptHead(facts, 'move-node.sh', `Moves one node of ${cluster} from ${oldName} to ${newName}.`),
    `RANGES='${ipv4Of(newRanges)}'`,
    '',
    'kubectl get ciliumnodeconfig cilium-default -n "$NAMESPACE" >/dev/null ||',
    '  stop "there is no CiliumNodeConfig cilium-default: phase 2 is not complete"',
    'agent_is_ready || stop "the agent of $NODE is not ready: phase 2 is not complete there"',
    '[ "$(label_of "$LABEL")" != true ] || [ -n "$(label_of "$MOVING")" ] || {',
    `  say "has moved to ${newName} before"`,
    '  exit 0',
    '}',
    '',
    'begin to',
    'if has_rebooted && [ "$(label_of "$LABEL")" != true ]; then again to; fi',
    'if ! has_rebooted; then',
    '  empty',
    '  kubectl label node "$NODE" --overwrite "$LABEL=true" >/dev/null',
    '  restart_agent',
    '  try 120 "the agent of $NODE has written no configuration: kubectl logs -n $NAMESPACE -l $AGENT" on_node test -s "$CONFIGURATION"',
    'fi',
    'reboot',
    `probe "$RANGES" ${newName}`,
    'try 300 "pods of $NODE still have addresses of another network: $(strangers "$RANGES" | tr \'\\n\' \' \')" has_no_strangers "$RANGES"',
    'finish',
    `say "moved to ${newName}"`,
  ]);
}

/** The script that moves one node back. */
export function moveBack(facts: ScriptFacts): OutputFile {
  const { cluster, newName, oldAgents, oldName, oldRanges } = facts;
  return script('move-back.sh', [
    ...scriptHead(facts, 'move-back.sh', `Moves one node of ${cluster} back from ${newName} to ${oldName}.`),
    `RANGES='${ipv4Of(oldRanges)}'`,
    '',
    '[ "$(kubectl get configmap cilium-config -n "$NAMESPACE" -o jsonpath=\'{.data.custom-cni-conf}\')" = true ] ||',
    `  stop "${newName} is the only network of this cluster by now: go back as phase 4 says first"`,
    ...(oldAgents === undefined
      ? []
      : [
          `[ -n "$(kubectl get pods -n ${oldAgents.namespace} -l ${oldAgents.selector} --field-selector "spec.nodeName=$NODE" -o name)" ] ||`,
          `  stop "${oldName} does not run on $NODE any more: there is nothing to go back to"`,
        ]),
    '',
    'case $(label_of "$LABEL").$(label_of "$MOVING") in',
    '  true.* | *.back.*) ;;',
    '  *)',
    '    # It stopped before anything but the mark was changed, or it never moved.',
    '    finish',
    `    say "has not moved to ${newName}"`,
    '    exit 0',
    '    ;;',
    'esac',
    '',
    'begin back',
    'if has_rebooted && [ "$(label_of "$LABEL")" = true ]; then again back; fi',
    'if ! has_rebooted; then',
    '  empty',
    '  kubectl label node "$NODE" "$LABEL-" >/dev/null',
    '  restart_agent',
    '  say "put the configuration back"',
    '  on_node sh -c \'rm -f "$1"; for file in "${1%/*}"/*.cilium_bak; do [ ! -e "$file" ] || mv "$file" "${file%.cilium_bak}"; done\' sh "$CONFIGURATION"',
    ...(oldAgents === undefined
      ? []
      : [
          '  # It writes its configuration when it starts.',
          `  kubectl delete pod -n ${oldAgents.namespace} -l ${oldAgents.selector} --field-selector "spec.nodeName=$NODE" >/dev/null`,
        ]),
    'fi',
    'reboot',
    `probe "$RANGES" ${oldName}`,
    'finish',
    `say "moved back to ${oldName}"`,
  ]);
}

/** The script that reboots one node when the old network is gone: what it left in the kernel goes with it. */
export function rebootNode(facts: ScriptFacts): OutputFile {
  const { cluster, newName, newRanges, oldName } = facts;
  return script('reboot-node.sh', [
    ...scriptHead(facts, 'reboot-node.sh', `Reboots one node of ${cluster}, so that nothing of ${oldName} is left.`),
    `RANGES='${ipv4Of(newRanges)}'`,
    '',
    'on_node test -s "$CONFIGURATION" ||',
    `  stop "$NODE has no configuration of ${newName}: after a reboot it would have no network at all. Phase 4 is not complete"`,
    '',
    'begin reboot',
    'if ! has_rebooted; then',
    '  on_node sh -c \'rm -f "${1%/*}"/*.cilium_bak\' sh "$CONFIGURATION"',
    '  empty',
    'fi',
    'reboot',
    `probe "$RANGES" ${newName}`,
    'finish',
    `say "rebooted; ${newName} alone is left"`,
  ]);
}

/** The script that lists pods which still have addresses of the old network. */
export function notMoved({ cluster, newRanges }: ScriptFacts): OutputFile {
  return script('not-moved.sh', [
    '#!/bin/sh',
    `# Lists pods of ${cluster} whose addresses are not of the new network. Exit status: 0 there are none, 1 there are.`,
    '# It changes nothing. Pods with the address of their node are left out.',
    'set -eu',
    `RANGES='${ipv4Of(newRanges)}'`,
    '',
    'pods=$(kubectl get pods -A --field-selector status.phase=Running -o jsonpath=\'{range .items[*]}{.metadata.namespace}/{.metadata.name} {.status.podIP} {.status.hostIP}{"\\n"}{end}\')',
    'left=$(echo "$pods" |',
    '  awk -v ranges="$RANGES" \'',
    '    function number(text, part) { split(text, part, "."); return ((part[1] * 256 + part[2]) * 256 + part[3]) * 256 + part[4] }',
    '    BEGIN { count = split(ranges, range, " ") }',
    '    NF < 3 || $2 == $3 || $2 ~ /:/ { next }',
    '    {',
    '      for (i = 1; i <= count; i++) {',
    '        split(range[i], side, "/")',
    '        size = 2 ^ (32 - side[2])',
    '        if (int(number($2) / size) == int(number(side[1]) / size)) next',
    '      }',
    '      print $1, $2',
    "    }')",
    '[ -z "$left" ] || { echo "$left"; exit 1; }',
  ]);
}

function script(path: string, lines: readonly string[]): OutputFile {
  return { path, content: `${lines.join('\n')}\n`, executable: true };
}
