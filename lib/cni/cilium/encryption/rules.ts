import type { Rule } from '../../../core/rule';
import { valueAt } from '../../../core/trees';
import type { CiliumSettings } from '../settings';
import { IPSEC_RULES } from './ipsec-rules';
import { STRICT_MODE_RULES } from './strict-rules';

const DOCS = 'https://docs.cilium.io/en/stable/security/network';

/** What decides about encryption, and what each minor spells in its own way. */
const OWN_KEYS = ['enabled', 'type', 'nodeEncryption', 'strictMode'];

/** What goes wrong with encryption between nodes. */
export const ENCRYPTION_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/encryption-is-an-option',
    title:
      'Encryption is decided by its option: the chart takes an unknown type, or the strict mode of another minor, and encrypts nothing',
    severity: 'error',
    evidence: 'https://docs.cilium.io/en/v1.19/operations/upgrade/',
    check: ({ options }, report) => {
      for (const key of OWN_KEYS) {
        if (valueAt(options.values, ['encryption', key]) === undefined) continue;
        report({
          path: ['values', 'encryption', key],
          message:
            'what is misspelt here, or spelt as another minor has it, leaves traffic in the clear without an error',
          fix: "remove it from values, and set the option encryption: { type: 'wireguard' }",
        });
      }
    },
  },
  {
    id: 'cilium/node-encryption-drops-host-traffic',
    title: 'WireGuard node encryption loses traffic to host ports before 1.19.5',
    severity: 'warning',
    versions: '>=1.19 <1.19.5',
    evidence: 'https://github.com/cilium/cilium/issues/45497',
    check: ({ options: { encryption } }, report) => {
      if (encryption?.type !== 'wireguard' || !encryption.nodeEncryption) return;
      report({
        path: ['encryption', 'nodeEncryption'],
        message: 'TCP connections to ports of other nodes are dropped after decryption in this release',
        fix: "use version '1.19', which is a newer patch, or leave nodeEncryption off",
      });
    },
  },
  {
    id: 'cilium/opt-out-labels-need-node-encryption',
    title: 'Who is left out of node encryption matters only where there is some',
    severity: 'warning',
    evidence: `${DOCS}/encryption-wireguard/`,
    check: ({ options: { encryption } }, report) => {
      if (encryption?.type !== 'wireguard' || encryption.nodeEncryption === true) return;
      if (encryption.nodeEncryptionOptOutLabels === undefined) return;
      report({
        path: ['encryption', 'nodeEncryptionOptOutLabels'],
        message: 'traffic of nodes themselves is not encrypted anywhere',
        fix: 'set nodeEncryption to true, or remove nodeEncryptionOptOutLabels',
      });
    },
  },
  {
    id: 'cilium/node-encryption-covers-redirects',
    title: 'A request that a node passes on to another by XDP, or for a direct answer, is not encrypted by WireGuard',
    severity: 'warning',
    evidence: `${DOCS}/encryption-wireguard/#node-to-node-encryption-beta`,
    check: ({ options, routing }, report) => {
      const { encryption, loadBalancer } = options;
      if (encryption?.type !== 'wireguard' || encryption.nodeEncryption !== true) return;
      if (loadBalancer?.acceleration !== undefined && loadBalancer.acceleration !== 'disabled') {
        report({
          path: ['loadBalancer', 'acceleration'],
          message: 'requests from outside, and answers to egress gateways, go between nodes in the clear',
          fix: "set it to 'disabled', or leave nodeEncryption off",
        });
      }
      const forwarding = loadBalancer?.forwarding;
      if (forwarding === undefined || forwarding.mode === 'snat') return;
      const usual = routing.mode === 'tunnel' && routing.protocol === 'geneve' ? 'geneve' : 'opt';
      if ((forwarding.dsrDispatch ?? usual) === 'geneve') return;
      report({
        path: ['loadBalancer', 'forwarding', 'dsrDispatch'],
        message: 'requests from outside go between nodes in the clear',
        fix: "set it to 'geneve', forwarding to { mode: 'snat' }, or leave nodeEncryption off",
      });
    },
  },
  {
    id: 'cilium/one-ztunnel',
    title: 'Pods have one ztunnel: that of Cilium, or that of Istio in ambient mode',
    severity: 'error',
    evidence: `${DOCS}/encryption-ztunnel/`,
    check: ({ options }, report) => {
      if (options.encryption?.type !== 'ztunnel' || !options.istioAmbient) return;
      report({
        path: ['encryption', 'type'],
        message: 'both redirect connections of pods to port 15008, and end them',
        fix: "leave encryption between pods to Istio, or use type 'wireguard'",
      });
    },
  },
  ...STRICT_MODE_RULES,
  ...IPSEC_RULES,
];
