import type { Cluster } from '../../../core/cluster';
import type { Inspection } from '../../../input/planner';
import { inspectCalico } from '../../calico/plan';
import type { MigrationStep } from '../migration';
import type { OldCni } from '../old-cni';
import type { CalicoSource } from '../options';

const INSTALLATION = 'installations.operator.tigera.io default';

/** What the planner of Calico says of what runs today. */
export function inspectCalicoSource(cluster: Cluster, { options }: CalicoSource): Inspection {
  return inspectCalico(cluster, options ?? {});
}

/** Calico as something to move away from. */
export function oldCalico(cluster: Cluster, source: CalicoSource, plan: OldCni['plan']): OldCni {
  const isOperated = source.installedBy !== 'manifest';
  const namespace = isOperated ? 'calico-system' : 'kube-system';
  return {
    name: 'Calico',
    plan,
    agents: { namespace, daemonSet: 'calico-node', selector: 'k8s-app=calico-node' },
    configuration: '10-calico.conflist',
    interfaces: ['cali', 'vxlan[.]calico', 'tunl0', 'wireguard[.]cali'],
    ownPolicies: [
      'networkpolicies.crd.projectcalico.org',
      'globalnetworkpolicies.crd.projectcalico.org',
      'globalnetworksets.crd.projectcalico.org',
      'networksets.crd.projectcalico.org',
      // Without policies, those of nodes refuse everything.
      'hostendpoints.crd.projectcalico.org',
    ],
    prepare: isOperated ? operatedAddresses(cluster) : manifestAddresses(cluster),
    remove: isOperated ? operatedRemoval(plan) : [MANIFEST_REMOVAL],
    files: [],
  };
}

const WHY =
  'Cilium adds the interface `cilium_host` to every node. Nodes that take the first address they find could take its, and Calico would lose them.';

/** The operator writes the choice into the Installation, one field for each IP family. */
function operatedAddresses({ ipFamilies }: Cluster): readonly MigrationStep[] {
  return ipFamilies.flatMap((family): readonly MigrationStep[] => {
    const field = `nodeAddressAutodetection${family === 'ipv4' ? 'V4' : 'V6'}`;
    const patch = JSON.stringify({
      spec: { calicoNetwork: { [field]: { firstFound: null, kubernetes: 'NodeInternalIP' } } },
    });
    return [
      {
        what: `See how nodes find their ${family === 'ipv4' ? 'IPv4' : 'IPv6'} address. ${WHY}`,
        run: [`kubectl get ${INSTALLATION} -o jsonpath='{.spec.calicoNetwork.${field}}{"\\n"}'`],
        answer: ['{"kubernetes":"NodeInternalIP"}'],
        otherwise: `If it is another choice that \`cilium_host\` and the new range cannot match, such as \`interface\` with the name of a network card, leave it. If it says \`firstFound\`, run \`kubectl patch ${INSTALLATION} --type=merge --patch '${patch}'\`, wait with \`kubectl rollout status daemonset/calico-node -n calico-system\`, and look again. Agents restart one after another; connections stay.`,
      },
    ];
  });
}

function manifestAddresses({ ipFamilies }: Cluster): readonly MigrationStep[] {
  return ipFamilies.map((family): MigrationStep => {
    const variable = family === 'ipv4' ? 'IP_AUTODETECTION_METHOD' : 'IP6_AUTODETECTION_METHOD';
    return {
      what: `See how nodes find their ${family === 'ipv4' ? 'IPv4' : 'IPv6'} address. ${WHY}`,
      run: [`kubectl set env daemonset/calico-node -n kube-system --list | grep '^${variable}='`],
      answer: [`${variable}=kubernetes-internal-ip`],
      otherwise: `If it says \`first-found\`, or nothing, which means the same, run \`kubectl set env daemonset/calico-node -n kube-system ${variable}=kubernetes-internal-ip\`, wait with \`kubectl rollout status daemonset/calico-node -n kube-system\`, and look again. Agents restart one after another; connections stay.`,
    };
  });
}

function operatedRemoval(plan: OldCni['plan']): readonly MigrationStep[] {
  const release = plan.steps.find((step) => step.kind === 'helm' && step.install === 'release');
  const name = release?.kind === 'helm' ? release.release : 'calico';
  return [
    {
      what: 'Delete the Installation, and wait: its operator must still be there to take the agents away.',
      run: [
        'kubectl delete apiservers.operator.tigera.io default --ignore-not-found --timeout=5m',
        `kubectl delete ${INSTALLATION} --timeout=10m`,
        'kubectl get pods -n calico-system',
      ],
      expect: 'Both deletions end, and no pod is left.',
      otherwise:
        'If a deletion hangs, read the log of the operator: `kubectl logs -n tigera-operator deployment/tigera-operator`. Do not remove finalizers by hand while its pods run.',
    },
    {
      what: 'Uninstall the operator. Where it was not installed with Helm, delete the namespace alone.',
      run: [`helm uninstall ${name} --namespace tigera-operator`, 'kubectl delete namespace tigera-operator'],
      expect: 'The namespace is gone.',
    },
  ];
}

const MANIFEST_REMOVAL: MigrationStep = {
  what: 'Delete what `calico.yaml` of the version that runs has created, definitions last: without them, policies that you have not exported are gone.',
  run: [
    'kubectl delete daemonset/calico-node deployment/calico-kube-controllers configmap/calico-config -n kube-system',
    'kubectl delete -f calico.yaml --ignore-not-found',
  ],
  expect: 'No pod of Calico is left: `kubectl get pods -A | grep -c calico` prints `0`.',
};
