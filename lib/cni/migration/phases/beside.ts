import { isTree } from '../../../core/values';
import { toYaml } from '../../../core/yaml';
import { besideValues, migratedNodeConfig } from '../../cilium/migration';
import type { MigrationPhase } from '../migration';
import type { MigrationSettings } from '../settings';
import { archiveOf } from './prepare';
import { listed } from './words';

/** The new network is made beside the old one, and no pod is in it. */
export function besidePhase(settings: MigrationSettings): MigrationPhase {
  const { next, old, options } = settings;
  const { namespace, release, values } = next.release;
  const archive = archiveOf(settings);
  return {
    name: 'beside',
    title: `Install ${next.name} beside ${old.name}`,
    about: `Agents start on every node and make an overlay of their own. They write no CNI configuration, so that every pod, new ones too, still gets its address from ${old.name}. Nothing is interrupted.`,
    duration: 'about 15 minutes',
    steps: [
      {
        what: `Install ${next.plan.title}.`,
        run: [
          `helm upgrade --install --namespace ${namespace} --values 2-beside/values.yaml -- ${release} ${archive}`,
          `kubectl rollout status daemonset/cilium -n ${namespace} --timeout=10m`,
          `kubectl rollout status deployment/cilium-operator -n ${namespace} --timeout=5m`,
        ],
        expect: 'Helm says `STATUS: deployed`, and both are `successfully rolled out`.',
        otherwise: `Read \`kubectl logs -n ${namespace} -l k8s-app=cilium -c cilium-agent --tail=50\`. Go back as below; no pod has noticed.`,
      },
      {
        what: 'See that it keeps to itself: it writes no configuration, deletes no pods, enforces nothing.',
        run: [
          `kubectl get configmap cilium-config -n ${namespace} -o json | jq -c '.data |`,
          '  [."custom-cni-conf", ."write-cni-conf-when-ready", ."unmanaged-pod-watcher-interval", ."enable-policy"]\'',
        ],
        answer: ['["true",null,"0","never"]'],
        otherwise: 'Go back at once: the values are not those of this folder.',
      },
      {
        what: `See that no pod is ${next.name}'s.`,
        run: ['kubectl get ciliumendpoints -A --no-headers | wc -l'],
        answer: ['0'],
      },
      {
        what: 'See that agents reach each other, through the overlay too: if a port is closed somewhere, it shows here.',
        run: [`kubectl exec -n ${namespace} daemonset/cilium -c cilium-agent -- cilium-health status --probe`],
        expect:
          'Its first lines count all nodes as reachable, and every node has answers for `Host connectivity` and `Endpoint connectivity`.',
        otherwise: `Open the ports of the table between the nodes that do not answer; ICMP and TCP 4240 are for hosts, the overlay's UDP port for endpoints.`,
      },
      {
        what: `Tell ${next.name} which nodes are its own: those with a label, and none has it yet.`,
        run: [
          'kubectl wait --for=condition=Established customresourcedefinition/ciliumnodeconfigs.cilium.io --timeout=60s',
          'kubectl apply --server-side -f 2-beside/node-config.yaml',
        ],
        answer: [
          'customresourcedefinition.apiextensions.k8s.io/ciliumnodeconfigs.cilium.io condition met',
          'ciliumnodeconfig.cilium.io/cilium-default serverside-applied',
        ],
      },
      {
        what: `See that a new pod is still ${old.name}'s.`,
        run: [
          'kubectl run still-old -n default --image=registry.k8s.io/pause:3.10 --restart=Never',
          'kubectl wait pod/still-old -n default --for=condition=Ready --timeout=60s',
          'kubectl get pod still-old -n default -o jsonpath=\'{.status.podIP}{"\\n"}\'',
          'kubectl delete pod still-old -n default',
        ],
        expect: `Its address is in ${listed(settings.cluster.ranges.pods)}, not in ${listed(options.podRanges)}.`,
      },
    ],
    back: [
      {
        what: 'As long as no node has moved, take it away again. Its interfaces stay until a node reboots, and do no harm.',
        run: [
          'kubectl delete -f 2-beside/node-config.yaml --ignore-not-found',
          `helm uninstall ${release} --namespace ${namespace}`,
        ],
        expect: `\`kubectl get pods -n ${namespace} -l k8s-app=cilium\` finds nothing.`,
      },
    ],
    files: [
      { path: 'values.yaml', content: valuesFile(besideValues(values, old.folders)) },
      { path: 'node-config.yaml', content: toYaml(migratedNodeConfig(values)) },
    ],
  };
}

function valuesFile(values: unknown): string {
  return `# Only while two networks run: 4-finish/values.yaml is what stays.\n${toYaml(isTree(values) ? values : {})}`;
}
