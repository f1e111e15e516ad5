import type { Cluster } from '../../../core/cluster';
import { toYaml } from '../../../core/yaml';
import type { Inspection } from '../../../input/planner';
import type { CniFolders } from '../../cilium/migration';
import { inspectFlannel } from '../../flannel/plan';
import type { MigrationStep } from '../migration';
import type { OldCni } from '../old-cni';
import type { FlannelSource } from '../options';

/** Where K3s with its own Flannel keeps plugins; without, it uses the places that everybody uses. */
export const K3S_FOLDERS: CniFolders = {
  configurations: '/var/lib/rancher/k3s/agent/etc/cni/net.d',
  programs: '/var/lib/rancher/k3s/data/cni',
};

/** Where the runbook puts what servers of K3s are told in the end. */
export const K3S_SERVER_FILE = 'k3s-server.yaml';
/** The same for agents. */
export const K3S_AGENT_FILE = 'k3s-agent.yaml';

const NAMESPACE = 'kube-flannel';

/** What the planner of Flannel says of what runs today. */
export function inspectFlannelSource(cluster: Cluster, { options }: FlannelSource): Inspection {
  return inspectFlannel(cluster, options ?? {});
}

/** Flannel as something to move away from. */
export function oldFlannel(
  cluster: Cluster,
  source: FlannelSource,
  plan: OldCni['plan'],
  podRanges: readonly string[],
): OldCni {
  const isEmbedded = cluster.distribution === 'k3s' && isBundled(plan);
  return {
    name: 'Flannel',
    plan,
    ...(isEmbedded
      ? { folders: K3S_FOLDERS }
      : { agents: { namespace: NAMESPACE, daemonSet: 'kube-flannel-ds', selector: 'app=flannel' } }),
    configuration: '10-flannel.conflist',
    interfaces: ['flannel', 'cni0'],
    ownPolicies: [],
    prepare: [],
    remove: isEmbedded ? EMBEDDED : [released(source, plan)],
    files: isEmbedded ? k3sFiles(podRanges) : [],
  };
}

/** Whether the distribution runs it. */
function isBundled({ needs }: OldCni['plan']): boolean {
  return needs.distribution.cni !== undefined && needs.distribution.cni !== 'none';
}

function released({ installedBy }: FlannelSource, plan: OldCni['plan']): MigrationStep {
  const release = plan.steps.find((step) => step.kind === 'helm')?.release ?? 'flannel';
  if (installedBy === 'manifest') {
    return {
      what: 'Delete Flannel. It has nothing outside its namespace but the rights of its agents.',
      run: [
        `kubectl delete namespace ${NAMESPACE}`,
        'kubectl delete clusterrole,clusterrolebinding flannel --ignore-not-found',
      ],
      expect: 'All three are deleted.',
    };
  }
  return {
    what: 'Uninstall Flannel, and delete the namespace, in which nothing else is.',
    run: [`helm uninstall ${release} --namespace ${NAMESPACE}`, `kubectl delete namespace ${NAMESPACE}`],
    answer: [`release "${release}" uninstalled`, `namespace "${NAMESPACE}" deleted`],
  };
}

const EMBEDDED: readonly MigrationStep[] = [
  {
    what: `Flannel is a part of K3s' own process, and its flag belongs to the servers: an agent asks them at its next start. Put \`5-clean-up/${K3S_SERVER_FILE}\` on **every server** before you restart any of them, because servers must agree. Restart nothing yet.`,
    run: [
      `scp 5-clean-up/${K3S_SERVER_FILE} root@<server>:/etc/rancher/k3s/config.yaml.d/90-cilium.yaml`,
      'ssh root@<server> cat /etc/rancher/k3s/config.yaml.d/90-cilium.yaml',
    ],
    expect:
      'Every server shows the file. A `flannel-backend` on the command line of its service would win: take it away there.',
  },
  {
    what: `Put \`5-clean-up/${K3S_AGENT_FILE}\` on every agent.`,
    run: [`scp 5-clean-up/${K3S_AGENT_FILE} root@<agent>:/etc/rancher/k3s/config.yaml.d/90-cilium.yaml`],
    expect: 'The file is there on all of them. Restart nothing yet.',
  },
];

function k3sFiles(podRanges: readonly string[]): OldCni['files'] {
  // Packets of the new range would look to kube-proxy as if they came from outside the cluster.
  const proxy = { 'kube-proxy-arg+': [`cluster-cidr=${podRanges.join(',')}`] };
  return [
    {
      path: K3S_SERVER_FILE,
      content: `# /etc/rancher/k3s/config.yaml.d/90-cilium.yaml of every server.\n${toYaml({ 'flannel-backend': 'none', 'disable-network-policy': true, ...proxy })}`,
    },
    {
      path: K3S_AGENT_FILE,
      content: `# /etc/rancher/k3s/config.yaml.d/90-cilium.yaml of every agent.\n${toYaml(proxy)}`,
    },
  ];
}
