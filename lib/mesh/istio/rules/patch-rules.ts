import type { IstioSettings } from '../settings';
import { NOTES } from './evidence';
import type { IstioRule } from './rule-type';

/** Something that patches mended, and that an exact version may be too old for. */
interface Fault {
  readonly id: string;
  readonly title: string;
  /** First good patch of each minor that has bad ones, oldest first. */
  readonly mended: readonly string[];
  readonly evidence: string;
  readonly message: string;
  /** Whether it concerns these settings. Absent: all. */
  readonly concerns?: (settings: IstioSettings) => boolean;
}

const FAULTS: readonly Fault[] = [
  {
    id: 'istio/agents-outlive-pods',
    title: 'Agent and ztunnel go on when pods come and go at once',
    mended: ['1.29.6', '1.30.3'],
    evidence: `${NOTES}/cni-ztunnel-poddeleted-deadlock.yaml`,
    message:
      'two pods at once, or one that goes while ztunnel comes back, can stop the agent: no pod starts on the node',
  },
  {
    id: 'istio/probes-outlive-kubelet',
    title: 'Probes go on when kubelet is restarted',
    mended: ['1.29.5', '1.30.2'],
    evidence: `${NOTES}/ambient-probe-ipset-reconcile.yaml`,
    message: 'after a restart of kubelet, probes of enrolled pods fail until the agent is restarted as well',
  },
  {
    id: 'istio/nftables-without-json',
    title: 'The agent works with an nft of the host that writes no JSON',
    mended: ['1.29.4', '1.30.1'],
    evidence: `${NOTES}/60328.yaml`,
    message: 'on a host whose nft writes no JSON, the agent tries for ever and enrols no pod',
    concerns: ({ options }) => options.nodeAgent?.nftables === true,
  },
];

/** What must hold for exact versions: the patches that are tested here have none of these. */
export const PATCH_RULES: readonly IstioRule[] = FAULTS.map(({ id, title, mended, evidence, message, concerns }) => ({
  id,
  title,
  severity: 'warning',
  versions: mended.map((patch, index) => (index === 0 ? `<${patch}` : `>=${minorStart(patch)} <${patch}`)).join(' || '),
  evidence,
  check: (settings, report) => {
    if (concerns?.(settings) === false) return;
    report({ path: ['version'], message, fix: `use ${mended.join(' or ')}, or later` });
  },
}));

function minorStart(patch: string): string {
  return patch.replace(/\.\d+$/, '.0');
}
