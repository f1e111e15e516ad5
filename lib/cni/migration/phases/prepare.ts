import { fewestNodes, mostNodes } from '../../../core/cluster';
import type { MigrationPhase, MigrationStep } from '../migration';
import type { MigrationSettings } from '../settings';
import { chainsPortmap, listed, portsBeyond, word } from './words';

/** The archive of the chart, as helm names it. */
export function archiveOf({ next }: MigrationSettings): string {
  return `${next.release.chart.name}-${next.release.chart.version}.tgz`;
}

/** What jq does to objects so that they can be applied where they no longer are. */
const BARE = 'del(.items[].metadata | .uid, .resourceVersion, .creationTimestamp, .generation, .managedFields)';

/** What is looked at and put right before anything is installed. */
export function preparePhase(settings: MigrationSettings): MigrationPhase {
  const { old, parksPolicies } = settings;
  return {
    name: 'prepare',
    title: 'Look, and put in order',
    about: `Nothing is installed.${old.prepare.length > 0 ? ` ${old.name} may be told how to find addresses.` : ''}${parksPolicies ? ' Network policies are taken away: from then on every pod may speak to every other.' : ''}`,
    duration: 'about an hour, any day before; the last two steps on the day itself',
    steps: [...looks(settings), ...old.prepare, ...chart(settings), ...(parksPolicies ? parking(settings) : [])],
    back: parksPolicies
      ? [
          {
            what: 'Apply the policies again.',
            run: [
              'kubectl apply -f networkpolicies.json',
              ...(old.ownPolicies.length > 0 ? ['kubectl apply -f own-policies.json'] : []),
            ],
            expect: 'Each is `created` or `unchanged`.',
          },
        ]
      : [{ what: 'Nothing has changed.' }],
    files: [],
  };
}

function looks(settings: MigrationSettings): readonly MigrationStep[] {
  const { cluster, old, next } = settings;
  const least = next.plan.needs.kernel.map(({ feature, atLeast }) => `${atLeast} or newer for ${feature}`);
  const nodes = fewestNodes(cluster) === mostNodes(cluster) ? `${mostNodes(cluster)} nodes` : 'every node';
  const open = portsBeyond(next.plan.needs.ports, old.plan.needs.ports);
  return [
    {
      what: 'See that you speak to the right cluster, and that it is well.',
      run: ['kubectl config current-context', 'kubectl get nodes -o wide'],
      expect: `The context is that of ${cluster.name}; ${nodes}, each \`Ready\`${least.length === 0 ? '' : `, with a kernel ${listed(least)}`}.`,
      otherwise: 'Mend the nodes first. A node that is not Ready now will not be easier to understand later.',
    },
    {
      what: 'Take the backup that you would take before an upgrade of Kubernetes, and note how to restore it. Tell whoever is on call, and whoever deploys: nothing is rolled out while nodes move.',
    },
    {
      what: 'See that nodes have the ranges that this was planned for.',
      run: ["kubectl get nodes -o custom-columns='NODE:.metadata.name,RANGES:.spec.podCIDRs'"],
      expect: `Every range is part of ${listed(cluster.ranges.pods)}; none touches ${listed(settings.options.podRanges)}.${settings.old.name === 'Calico' ? ' `<none>` is fine as well.' : ''}`,
      otherwise: 'Mend `ranges` in the cluster file, and make the runbook again.',
    },
    {
      what: `Open ${listed(open.map(word))} between all nodes, in firewalls of the network and on the nodes. Close nothing yet: ${old.name} goes on.`,
      expect: 'The table above says what each is for. Whether they are open shows in phase 2.',
    },
    {
      what: 'See that no plugin is chained to the network of today: it would be off for pods that move.',
      run: ["kubectl get daemonsets -A --no-headers | grep -iE 'istio-cni|linkerd-cni|multus|kuma-cni'"],
      expect: 'It prints nothing.',
      otherwise: 'Take it away first, and bring it back after phase 5.',
    },
    {
      what: `See who uses ports of nodes through the network plugin. ${next.name} serves them only with \`cni.chainingMode: portmap\` while kube-proxy runs.`,
      run: [
        "kubectl get pods -A -o json | jq -r '.items[] | select(.spec.hostNetwork != true)",
        '  | select(any(.spec.containers[].ports[]?; .hostPort != null)) | "\\(.metadata.namespace)/\\(.metadata.name)"\'',
      ],
      expect: chainsPortmap(settings)
        ? 'Any answer is fine: `portmap` is chained in the values of phase 2.'
        : 'It prints nothing.',
      ...(!chainsPortmap(settings) && {
        otherwise:
          "Add `values: { cni: { chainingMode: 'portmap' } }` to the options of Cilium, and make the runbook again.",
      }),
    },
    {
      what: 'See which budgets of disruption leave no room. Their pods would keep a node from being emptied.',
      run: [
        "kubectl get poddisruptionbudgets -A -o json | jq -r '.items[] | select(.status.disruptionsAllowed == 0)",
        '  | "\\(.metadata.namespace)/\\(.metadata.name)"\'',
      ],
      expect: 'It prints nothing.',
      otherwise: 'Add a replica to each, or agree with its owner when its pods may go.',
    },
    {
      what: 'See which pods nobody would make again: emptying a node deletes them, and stops at them first. What pods keep in an `emptyDir` is lost with each of them.',
      run: [
        "kubectl get pods -A -o json | jq -r '.items[] | select(.metadata.ownerReferences == null)",
        '  | select(.status.phase == "Running") | "\\(.metadata.namespace)/\\(.metadata.name)"\'',
      ],
      expect: 'It prints nothing.',
      otherwise: 'Delete them yourself, or give each a Deployment.',
    },
  ];
}

function chart(settings: MigrationSettings): readonly MigrationStep[] {
  const { name, repository, version, sha256 } = settings.next.release.chart;
  const archive = archiveOf(settings);
  return [
    {
      what: 'Bring the chart, so that every phase installs the same.',
      run: [
        repository.startsWith('oci://')
          ? `helm pull --version ${version} -- ${repository}/${name}`
          : `helm pull --repo ${repository} --version ${version} -- ${name}`,
        ...(sha256 === undefined ? [] : [`echo "${sha256}  ${archive}" | sha256sum -c -`]),
      ],
      ...(sha256 === undefined ? { expect: `There is a file ${archive}.` } : { answer: [`${archive}: OK`] }),
      ...(sha256 !== undefined && { otherwise: 'Delete the file. It is not the chart that this was checked with.' }),
    },
  ];
}

function parking({ old }: MigrationSettings): readonly MigrationStep[] {
  const own = old.ownPolicies.join(',');
  return [
    ...(own === ''
      ? []
      : [
          {
            what: `Export the policies of ${old.name}'s own kinds, without those that its operator looks after. Nothing translates them: write each as a CiliumNetworkPolicy or CiliumClusterwideNetworkPolicy, to be applied in phase 4.`,
            run: [
              `kubectl get ${own} -A -o json |`,
              `  jq '${BARE} | del(.items[] | select(.metadata.name | test("^(allow-tigera|calico-system|knp)[.]|-auto-hep$")))' > own-policies.json`,
              `jq -r '.items[] | "\\(.kind) \\(.metadata.namespace // "-")/\\(.metadata.name)"' own-policies.json`,
            ],
            expect: 'You have a translation of everything that it prints, which somebody else has read.',
          } satisfies MigrationStep,
        ]),
    {
      what: '**On the day.** Export the network policies. The file is the only copy: keep it in a second place.',
      run: [
        'kubectl get networkpolicies.networking.k8s.io -A -o json |',
        `  jq '${BARE}' > networkpolicies.json`,
        "jq '.items | length' networkpolicies.json",
        'kubectl get networkpolicies.networking.k8s.io -A --no-headers | wc -l',
      ],
      expect: 'Both numbers are the same.',
    },
    {
      what: '**On the day.** Delete them. Beside each other, two networks do not know all pods that a policy means, and refuse what it allows.',
      run: [
        'kubectl delete networkpolicies.networking.k8s.io --all -A',
        ...(own === '' ? [] : ["jq '.items |= reverse' own-policies.json | kubectl delete -f - --ignore-not-found"]),
        'kubectl get networkpolicies.networking.k8s.io -A',
      ],
      expect: 'The last line is `No resources found`.',
      otherwise: 'If they come back, something applies them: suspend it.',
    },
  ];
}
