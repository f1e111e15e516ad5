import { DISTRIBUTION_NAMES } from '../../../core/cluster';
import type { PortNeed } from '../../../core/needs';
import type { Rule } from '../../../core/rule';
import { treeAt } from '../../../core/trees';
import type { MigrationSettings } from '../settings';
import { GUIDE } from './evidence';

/** What lets two networks run on the same nodes. */
export const MIGRATION_OVERLAY_RULES: readonly Rule<MigrationSettings>[] = [
  {
    id: 'migration/networks-are-wrapped-apart',
    title: 'The new network has an overlay of its own: routes to pods as they are would meet those of the old one',
    severity: 'error',
    evidence: GUIDE,
    check: ({ next }, report) => {
      if (next.options.routing?.mode !== 'native') return;
      report({
        path: ['to', 'options', 'routing', 'mode'],
        message: 'upstream moves nodes with a tunnel only',
        fix: "remove routing, and change it to 'native' once the migration is over",
      });
    },
  },
  {
    id: 'migration/ports-differ',
    title: 'Agents of both networks listen on the same nodes: the second to come to a port gets nothing',
    severity: 'error',
    evidence: GUIDE,
    check: ({ old, next }, report) => {
      for (const { protocol, port } of shared(portsOf(old.plan.needs), portsOf(next.plan.needs))) {
        report({
          path: protocol === 'UDP' ? ['to', 'options', 'routing', 'port'] : ['to', 'options'],
          message: `${protocol} ${port} is ${old.name}'s on every node`,
          fix:
            protocol === 'UDP'
              ? `set routing: { mode: 'tunnel', port: ${port + 1} }, or another port that is free and open between nodes`
              : `turn off what needs ${protocol} ${port}, or move it in ${old.name} first`,
        });
      }
    },
  },
  {
    id: 'migration/encryption-has-a-gap',
    title:
      'Between a pod of the old network and one of the new, nobody encrypts: the node in between sends for one of them',
    severity: 'warning',
    evidence: 'https://docs.cilium.io/en/stable/security/network/encryption-wireguard/',
    check: ({ old, next }, report) => {
      if (!old.plan.provides.includes('encryption')) return;
      const message = next.plan.provides.includes('encryption')
        ? 'traffic between nodes that have moved and those that have not is only partly encrypted'
        : `${old.name} encrypts traffic between nodes, and ${next.name} would not`;
      report({
        path: ['to', 'options', 'encryption'],
        message,
        fix: "set encryption: { type: 'wireguard', nodeEncryption: true }, and tell whoever relies on it how long the move takes",
      });
    },
  },
  {
    id: 'migration/nothing-is-chained',
    title: 'Plugins that chain themselves into the configuration of a CNI lose it when another comes',
    severity: 'error',
    evidence: GUIDE,
    check: ({ cluster, next }, report) => {
      const { podNetwork } = cluster.platform;
      if (podNetwork.kind === 'chained') {
        report({
          path: ['cluster', 'networking', 'mode'],
          message: `Cilium is chained after ${podNetwork.plugin}, which upstream has not tested moving away from`,
          fix: 'make nodes with the other networking mode, and move the workloads there',
        });
      }
      const { exclusive, istioAmbient } = next.options;
      if (istioAmbient !== true && exclusive !== false) return;
      report({
        path: ['to', 'options', istioAmbient === true ? 'istioAmbient' : 'exclusive'],
        message:
          'the node takes the new configuration over alone, so what is chained to the old one, such as Istio or Multus, is off for its new pods',
        fix: 'take that away first, remove this option, and bring both back once the migration is over',
      });
    },
  },
  {
    id: 'migration/configuration-is-written-at-the-end',
    title: 'At the end Cilium writes the CNI configuration by itself, where nodes look for it then',
    severity: 'error',
    evidence: GUIDE,
    check: ({ cluster, old, next }, report) => {
      const cni = treeAt(next.release.values, 'cni');
      if (cni['customConf'] === true) {
        report({
          path: ['to', 'options', 'values', 'cni', 'customConf'],
          message: 'nobody would write the configuration of nodes that join after the migration',
          fix: 'remove it from values: the first phases set it by themselves',
        });
      }
      if (old.folders === undefined || cni['confPath'] !== old.folders.configurations) return;
      report({
        path: ['to', 'options', 'values', 'cni', 'confPath'],
        message: `${DISTRIBUTION_NAMES[cluster.distribution]} looks there only while it runs its own ${old.name}`,
        fix: 'remove confPath and binPath: the first phases set them by themselves',
      });
    },
  },
  {
    id: 'migration/host-ports-go-on',
    title: 'Without its replacement of kube-proxy, Cilium serves host ports of pods only through a chained plugin',
    severity: 'warning',
    evidence: 'https://docs.cilium.io/en/stable/installation/cni-chaining-portmap/',
    check: ({ cluster, next }, report) => {
      const chaining = treeAt(next.release.values, 'cni')['chainingMode'];
      if (!cluster.platform.components.includes('servicelb') || chaining === 'portmap') return;
      report({
        path: ['to', 'options', 'values'],
        message:
          "K3s' ServiceLB opens host ports for Services of type LoadBalancer: on nodes that have moved, nothing would answer there",
        fix: "set values: { cni: { chainingMode: 'portmap' } }",
      });
    },
  },
];

interface Ports {
  readonly protocol: PortNeed['protocol'];
  readonly port: number;
}

function portsOf({
  ports,
  hostPorts,
}: {
  readonly ports: readonly PortNeed[];
  readonly hostPorts: readonly Ports[];
}): readonly Ports[] {
  return [
    ...ports.flatMap(({ protocol, port, endPort, to }) =>
      port === undefined || to !== 'node'
        ? []
        : Array.from({ length: (endPort ?? port) - port + 1 }, (_, index) => ({ protocol, port: port + index })),
    ),
    ...hostPorts,
  ];
}

function shared(some: readonly Ports[], others: readonly Ports[]): readonly Ports[] {
  return others.filter((other) =>
    some.some(({ protocol, port }) => protocol === other.protocol && port === other.port),
  );
}
