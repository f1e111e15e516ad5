import { toYaml } from '../../../core/yaml';
import { MIGRATED_LABEL } from '../../cilium/migration';
import type { MigrationPhase, MigrationStep } from '../migration';
import { notMoved } from '../scripts/move-node';
import type { MigrationSettings } from '../settings';
import { archiveOf } from './prepare';
import { chainsPortmap, listed, scriptFacts } from './words';

/** The new network becomes the one that nodes have without being told. */
export function finishPhase(settings: MigrationSettings): MigrationPhase {
  const { next, old } = settings;
  const { namespace, release, values } = next.release;
  return {
    name: 'finish',
    title: `Make ${next.name} the network of the cluster`,
    about: `Every agent restarts once with its values for good. New connections of the node's pods wait for it, some seconds; where eBPF takes over from the routes of the host, open ones may break. Policies are enforced again. ${old.name} is still there.`,
    duration: 'about 30 minutes',
    steps: [
      {
        what: 'See that every node and every pod has moved.',
        run: [`kubectl get nodes -l '${MIGRATED_LABEL}!=true' -o name`, '4-finish/not-moved.sh'],
        expect: 'Both print nothing.',
        otherwise: 'Move the nodes that it names; delete pods that it names, so that they are made again.',
      },
      ...chainedPlugin(settings),
      {
        what: 'Give it its values for good.',
        run: [
          `helm upgrade --namespace ${namespace} --values 4-finish/values.yaml -- ${release} ${archiveOf(settings)}`,
          `kubectl rollout status daemonset/cilium -n ${namespace} --timeout=30m`,
          `kubectl rollout status deployment/cilium-operator -n ${namespace} --timeout=5m`,
          `kubectl get configmap cilium-config -n ${namespace} -o json | jq -c '.data |`,
          '  [."custom-cni-conf", ."write-cni-conf-when-ready", ."enable-policy"]\'',
        ],
        expect: `Both are rolled out, and the last line is \`["false","/host/etc/cni/net.d/05-cilium.conflist","${next.options.policyEnforcementMode ?? 'default'}"]\`.`,
        otherwise: 'Go back as below while you look for the reason.',
      },
      {
        what: 'See that nodes have the configuration, where they look for it from now on.',
        run: [
          `for pod in $(kubectl get pods -n ${namespace} -l k8s-app=cilium -o name); do`,
          `  kubectl exec -n ${namespace} "$pod" -c cilium-agent -- ls /host/etc/cni/net.d/05-cilium.conflist`,
          'done | sort | uniq -c',
        ],
        expect: 'One line, which counts all nodes.',
      },
      {
        what: 'Take the override and the labels away: no node needs to be told any more.',
        run: ['kubectl delete -f 2-beside/node-config.yaml', `kubectl label nodes --all ${MIGRATED_LABEL}-`],
        expect: 'The object is deleted, and every node is `unlabeled`.',
      },
      ...kubeProxy(settings),
      ...policies(settings),
      {
        what: 'Look at all of it once more: DNS, Services of type LoadBalancer, ingress from outside, what speaks to the outside, and one rollout of a Deployment.',
        run: ['kubectl get pods -A --no-headers | awk \'$4 != "Running" && $4 != "Completed"\''],
        expect: 'It prints nothing new, and everything answers. Leave it so for a day before phase 5.',
      },
    ],
    back: [
      {
        what: `Make it the second network again: the override first, so that no node loses its configuration. Then move nodes back as phase 3 says.${settings.parksPolicies ? ' Delete the policies before.' : ''}`,
        run: [
          ...(settings.parksPolicies ? ['kubectl delete networkpolicies.networking.k8s.io --all -A'] : []),
          'kubectl apply --server-side -f 2-beside/node-config.yaml',
          `kubectl label nodes --all --overwrite ${MIGRATED_LABEL}=true`,
          `helm upgrade --namespace ${namespace} --values 2-beside/values.yaml -- ${release} ${archiveOf(settings)}`,
          `kubectl rollout status daemonset/cilium -n ${namespace} --timeout=30m`,
        ],
        expect: 'The DaemonSet is rolled out, and pods go on as they were.',
      },
    ],
    files: [{ path: 'values.yaml', content: toYaml(values) }, notMoved(scriptFacts(settings))],
  };
}

/** What is chained must be where nodes look for programs from then on. */
function chainedPlugin(settings: MigrationSettings): readonly MigrationStep[] {
  const { folders, name } = settings.old;
  if (folders === undefined || !chainsPortmap(settings)) return [];
  return [
    {
      what: `Put the plugin \`portmap\` where nodes look for plugins once ${name} is gone, and see that nodes which join later have it: the distribution keeps its own elsewhere. **Without it no pod starts after phase 5.**`,
      run: [
        'for node in $(kubectl get nodes -o name); do',
        `  ssh "root@\${node#node/}" 'mkdir -p /opt/cni/bin && cp -L ${folders.programs}/portmap /opt/cni/bin/portmap && ls /opt/cni/bin/portmap'`,
        'done',
      ],
      expect: 'It prints `/opt/cni/bin/portmap` once for every node.',
    },
  ];
}

/** kube-proxy takes packets from addresses that it does not know for traffic from outside, and hides them behind the node. */
function kubeProxy({ cluster, options }: MigrationSettings): readonly MigrationStep[] {
  if (cluster.platform.kubeProxyRunsAs !== 'DaemonSet') return [];
  return [
    {
      what: 'Tell kube-proxy where pods are now. Until then Services work, but pods behind them see the address of a node instead of the caller.',
      run: [
        'kubectl get configmap kube-proxy -n kube-system -o yaml | grep clusterCIDR',
        `kubectl get configmap kube-proxy -n kube-system -o yaml | sed 's|clusterCIDR: .*|clusterCIDR: ${options.podRanges.join(',')}|' | kubectl apply -f -`,
        'kubectl rollout restart daemonset/kube-proxy -n kube-system',
        'kubectl rollout status daemonset/kube-proxy -n kube-system --timeout=10m',
      ],
      expect: `The first line says ${listed(cluster.ranges.pods)}, or nothing at all, and then the other three are not needed. At the end it is \`successfully rolled out\`.`,
    },
  ];
}

function policies(settings: MigrationSettings): readonly MigrationStep[] {
  const { cluster, next, old, parksPolicies } = settings;
  if (!parksPolicies) return [];
  return [
    {
      what: `Apply the policies again: ${next.name} enforces them at once.${old.ownPolicies.length === 0 ? '' : ' Then apply the translations of the others.'}${cluster.distribution === 'k3s' ? ' Until phase 5, the controller of K3s may enforce them as well: both must let a packet through.' : ''}`,
      run: [
        'kubectl apply -f networkpolicies.json',
        'kubectl get networkpolicies.networking.k8s.io -A --no-headers | wc -l',
        `kubectl exec -n ${next.release.namespace} daemonset/cilium -c cilium-agent -- hubble observe --verdict DROPPED --last 20`,
      ],
      expect: `The number is that of phase 1. Drops of the last minutes are those that the policies mean.`,
      otherwise:
        'If they refuse what they should not, delete the one that does, and compare: Cilium does not let `ipBlock` select pods or nodes.',
    },
  ];
}
