import { MIGRATED_LABEL } from '../../cilium/migration';
import type { MigrationPhase } from '../migration';
import { moveBack, moveNode } from '../scripts/move-node';
import type { MigrationSettings } from '../settings';
import { rebootCommand, scriptFacts, timeForNodes } from './words';

/** Nodes move one after another. */
export function nodesPhase(settings: MigrationSettings): MigrationPhase {
  const { cluster, next, old } = settings;
  const facts = scriptFacts(settings);
  const reboot = rebootCommand(settings);
  const order = [
    ...cluster.nodePools.filter(({ role }) => role === 'worker'),
    ...cluster.nodePools.filter(({ role }) => role === 'control-plane'),
  ].map(({ name, role }) => `\`${name}\`${role === 'control-plane' ? ' (control plane)' : ''}`);
  return {
    name: 'nodes',
    title: 'Move the nodes, one by one',
    about: `A node that moves is emptied and rebooted: its pods are evicted once, as for an upgrade. All pods reach each other all the time, through the routes of the nodes; between old and new ones, the address of a node may stand for that of the pod.${old.folders === undefined ? '' : ` K3s' own ${old.name} goes on beside it, on nodes that have moved too.`} You may stop after any node, for days if need be.`,
    duration: timeForNodes(settings),
    steps: [
      {
        what: `Pools in this order: ${order.join(', ')}. Choose a node of the first whose pods you know. The script says what it does, stops at whatever is not as it should be, and goes on where it stopped when you run it again.`,
        run: [`REBOOT_COMMAND='${reboot}' 3-nodes/move-node.sh <node>`],
        expect: `It ends with \`--- <node>: moved to ${next.name}\`. Before that, a pod on the node got an address of the new range and reached the API server and DNS, which most likely is on a node that has not moved.`,
        otherwise:
          'What follows `STOP:` says what to do. The node stays cordoned, so that nothing depends on it. If it is not clear within half an hour, move it back.',
      },
      {
        what: 'After the first node, wait: look at what runs there, at errors of what calls it, and at the dashboards of whoever is on call. Then go on.',
        run: [
          'kubectl get pods -A -o wide --field-selector spec.nodeName=<node>',
          `kubectl get nodes -L ${MIGRATED_LABEL}`,
        ],
        expect: 'Every pod is `Running`. The last column says `true` for nodes that have moved.',
      },
      {
        what: 'Go on, one node after another. Between two nodes, all of this must be so.',
        run: ['kubectl get nodes', 'kubectl get pods -A --no-headers | awk \'$4 != "Running" && $4 != "Completed"\''],
        expect:
          'Every node is `Ready`, only those are cordoned that were before, and the second command prints nothing new.',
      },
    ],
    back: [
      {
        what: 'Move the nodes back that have moved, one by one. It is the same way: emptied, rebooted, looked at.',
        run: [`REBOOT_COMMAND='${reboot}' 3-nodes/move-back.sh <node>`],
        expect: `It ends with \`--- <node>: moved back to ${old.name}\`. When no node has the label any more, phase 2 can be taken back as well.`,
      },
    ],
    files: [moveNode(facts), moveBack(facts)],
  };
}
