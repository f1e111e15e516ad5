import { contains, isCidr, parseCidr } from '../../../core/network/cidr';
import { known } from '../../../core/network/ranges';
import type { Path } from '../../../core/path';
import type { Rule } from '../../../core/rule';
import type { CiliumSettings } from '../settings';
import { holdsNodes, podCidr, strictEgress } from './strict';

const DOCS = 'https://docs.cilium.io/en/stable/security/network/encryption/';
const AGENT = 'https://github.com/cilium/cilium/blob/v1.20.0/pkg/option/config.go';

const EGRESS: Path = ['encryption', 'strict', 'egress'];
const CIDR: Path = [...EGRESS, 'cidr'];
const ALLOW: Path = [...EGRESS, 'allowRemoteNodeIdentities'];

/** What goes wrong with what may not pass in the clear. */
export const STRICT_MODE_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/strict-egress-has-a-range',
    title: 'Strict egress protects a range of IPv4: the agent exits at any other',
    severity: 'error',
    evidence: AGENT,
    check: (settings, report) => {
      const egress = strictEgress(settings);
      if (egress === undefined) return;
      if (egress.cidr === undefined || !settings.cluster.ipFamilies.includes('ipv4')) {
        report({
          path: EGRESS,
          message: 'the cluster says of no range that IPv4 pods have their addresses there',
          fix: 'give the range as cidr; in a cluster of IPv6 alone, remove strict.egress',
        });
        return;
      }
      report.whenKnown([egress.cidr], ([text = ''], report) => {
        const parsed = parseCidr(text);
        if (!isCidr(parsed)) report({ path: CIDR, message: parsed.message, fix: parsed.fix });
        else if (parsed.family !== 'ipv4') {
          report({ path: CIDR, message: `'${text}' is ${parsed.family}`, fix: 'give a range of ipv4' });
        }
      });
    },
  },
  {
    id: 'cilium/strict-egress-covers-pods',
    title: 'Strict egress covers every pod: what goes to others may leave in the clear, without a word',
    severity: 'error',
    evidence: DOCS,
    check: (settings, report) => {
      const egress = strictEgress(settings);
      const pods = podCidr(settings);
      if (egress?.cidr === undefined || pods === undefined) return;
      report.whenKnown([egress.cidr, pods], ([text = '', podText = ''], report) => {
        const [strict, range] = [known(text), known(podText)];
        if (strict === undefined || range === undefined || contains(strict, range)) return;
        report({
          path: CIDR,
          message: `${text} does not cover the pod range ${podText}`,
          fix: `write '${podText}', or a range that contains it`,
        });
      });
    },
  },
  {
    id: 'cilium/strict-egress-leaves-ipv6',
    title: 'Strict egress knows IPv4 alone',
    severity: 'warning',
    evidence: DOCS,
    check: (settings, report) => {
      if (strictEgress(settings) === undefined) return;
      if (!settings.cluster.ipFamilies.includes('ipv6') || !settings.cluster.ipFamilies.includes('ipv4')) return;
      report({
        path: EGRESS,
        message: 'pods have IPv6 addresses too, and what they send over IPv6 may leave in the clear',
        fix: 'give pods IPv4 alone, or close IPv6 by policies',
      });
    },
  },
  {
    id: 'cilium/strict-egress-lets-nodes-through',
    title:
      'Where nodes have addresses in the strict range, what goes to them is let through: the agent exits otherwise',
    severity: 'error',
    evidence: 'https://github.com/cilium/cilium/blob/v1.20.0/pkg/datapath/linux/config/config.go',
    check: (settings, report) => {
      const egress = strictEgress(settings);
      if (egress === undefined || egress.allowRemoteNodeIdentities || !holdsNodes(settings, egress.cidr)) return;
      report({
        path: ALLOW,
        message: `nodes have addresses in ${String(egress.cidr)}, and would drop all of their own traffic`,
        fix: 'remove allowRemoteNodeIdentities, or set it to true',
      });
    },
  },
  {
    id: 'cilium/strict-egress-in-a-tunnel-trusts-nodes',
    title: 'In a tunnel, strict egress lets through whatever goes to a node',
    severity: 'warning',
    evidence: DOCS,
    check: (settings, report) => {
      if (settings.routing.mode !== 'tunnel' || strictEgress(settings)?.allowRemoteNodeIdentities !== false) return;
      report({
        path: ALLOW,
        message: 'a tunnel goes from node to node: this closes nothing',
        fix: 'remove allowRemoteNodeIdentities, or use routing without a tunnel',
      });
    },
  },
  {
    id: 'cilium/strict-ingress-needs-a-tunnel',
    title: 'Strict ingress looks into a tunnel before 1.20: the agent exits without one',
    severity: 'error',
    versions: '<1.20',
    evidence: 'https://github.com/cilium/cilium/pull/46415',
    check: (settings, report) => {
      if (!isStrictIngress(settings) || settings.routing.mode === 'tunnel') return;
      report({
        path: ['encryption', 'strict', 'ingress'],
        message: 'pods are reached by routes here',
        fix: "use Cilium '1.20', remove strict.ingress, or set routing to { mode: 'tunnel' }",
      });
    },
  },
  {
    id: 'cilium/strict-ingress-is-not-chained',
    title: 'Strict ingress does not work after another CNI plugin',
    severity: 'error',
    evidence: DOCS,
    check: (settings, report) => {
      if (!isStrictIngress(settings) || settings.podNetwork.kind !== 'chained') return;
      report({
        path: ['encryption', 'strict', 'ingress'],
        message: `Cilium is chained after ${settings.podNetwork.plugin}`,
        fix: 'remove strict.ingress',
      });
    },
  },
];

function isStrictIngress({ options: { encryption } }: CiliumSettings): boolean {
  return encryption?.type === 'wireguard' && encryption.strict?.ingress === true;
}
