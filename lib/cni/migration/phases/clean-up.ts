import { toYaml } from '../../../core/yaml';
import type { MigrationPhase, MigrationStep } from '../migration';
import { rebootNode } from '../scripts/move-node';
import type { MigrationSettings } from '../settings';
import { listed, portsBeyond, rebootCommand, scriptFacts, timeForNodes, word } from './words';

/** The old network goes. */
export function cleanUpPhase(settings: MigrationSettings): MigrationPhase {
  const { cluster, next, old } = settings;
  const { namespace } = next.release;
  const closed = portsBeyond(old.plan.needs.ports, next.plan.needs.ports);
  return {
    name: 'clean-up',
    title: `Take ${old.name} away`,
    about: `From the first step on there is no way back but the whole way again, from ${next.name} to ${old.name}. Nodes are rebooted once more, because interfaces and rules of ${old.name} stay until then.`,
    duration: `${timeForNodes(settings)}; the reboots can wait for the next maintenance`,
    steps: [
      ...old.remove,
      {
        what: `Reboot the nodes one by one${cluster.distribution === 'k3s' ? ', servers first, and among them the one without `server:` in its configuration' : ''}.`,
        run: [`REBOOT_COMMAND='${rebootCommand(settings)}' 5-clean-up/reboot-node.sh <node>`],
        expect: `It ends with \`--- <node>: rebooted; ${next.name} alone is left\`.`,
        otherwise: 'What follows `STOP:` says what to do. Leave the other nodes alone until this one is well.',
      },
      leftovers(settings),
      ...(closed.length === 0
        ? []
        : [{ what: `Close ${listed(closed.map(word))} in your firewalls, unless something else uses them.` }]),
      {
        what: `Write down what the cluster has now. In the cluster file, the options of ${next.name} become those of \`5-clean-up/cilium.yaml\`, and \`migration\` goes. \`ranges.pods\` stays: it is what the control plane was made with. \`synth\` then gives the values of \`4-finish/values.yaml\`.`,
        run: [`helm get values cilium --namespace ${namespace} -o yaml | diff - 4-finish/values.yaml`],
        expect: 'At most the order of keys differs.',
      },
      ...startupTaints(settings),
      {
        what: 'Resume whatever was suspended: Flux, Argo CD, autoscalers, upgrades.',
        expect: `Nothing brings ${old.name} back.`,
      },
    ],
    back: [],
    files: [
      rebootNode(scriptFacts(settings)),
      {
        path: 'cilium.yaml',
        content: `# What the cluster file says of ${next.name} from now on.\n${toYaml({ addons: [{ kind: 'cilium', options: next.options }] })}`,
      },
      ...old.files,
    ],
  };
}

function leftovers({ next, old }: MigrationSettings): MigrationStep {
  const { namespace } = next.release;
  return {
    what: `See that nothing of ${old.name} is left on any node.`,
    run: [
      `for pod in $(kubectl get pods -n ${namespace} -l k8s-app=cilium -o name); do`,
      `  kubectl exec -n ${namespace} "$pod" -c cilium-agent -- sh -c 'ls /host/etc/cni/net.d; ip -br link' |`,
      `    grep -E '^(${[...old.interfaces, old.configuration.replaceAll('.', '[.]')].join('|')})'`,
      'done',
    ],
    expect: 'It prints nothing.',
    otherwise: 'Run `5-clean-up/reboot-node.sh` for the node again; what is left after that, nothing uses.',
  };
}

function startupTaints({ next }: MigrationSettings): readonly MigrationStep[] {
  const taints = next.plan.needs.startupTaints.map(({ key, value, effect }) => `${key}=${value ?? ''}:${effect}`);
  if (taints.length === 0) return [];
  return [
    {
      what: `Let nodes that join later start with the taint ${listed(taints.map((taint) => `\`${taint}\``))}, where something makes nodes by itself: the agent takes it off.`,
    },
  ];
}
