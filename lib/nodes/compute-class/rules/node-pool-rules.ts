import { isLabelKey, isLabelValue } from '../../../core/names';
import type { Rule } from '../../../core/rule';
import { COMPUTE_CLASS_KEY } from '../selection';
import type { ComputeClassesSettings } from '../settings';
import { EVIDENCE } from './evidence';

/** What the definition takes as the value of a taint: one character, or three and more, no capital first. */
const TAINT_VALUE = /^([a-z0-9][-A-Za-z0-9_.]{1,61})?[A-Za-z0-9]$/;

/** What is known to go wrong with node pools that GKE makes. */
export const NODE_POOL_RULES: readonly Rule<ComputeClassesSettings>[] = [
  {
    id: 'compute-class/taints-are-free',
    title: "Taints of pools that GKE makes have no key with 'kubernetes.io', and leave that of the class to GKE",
    severity: 'error',
    evidence: EVIDENCE.fields,
    check: ({ classes }, report) => {
      for (const [index, { options }] of classes.entries()) {
        for (const [n, { key }] of (options.nodePoolConfig?.taints ?? []).entries()) {
          const isOwn = key === COMPUTE_CLASS_KEY;
          if (!isOwn && !key.includes('kubernetes.io')) continue;
          report({
            path: ['classes', index, 'nodePoolConfig', 'taints', n, 'key'],
            message: isOwn
              ? 'GKE adds this taint, and tolerations for it, by itself: a second one keeps the pods of the class off'
              : `GKE refuses '${key}' here, whatever comes before or after 'kubernetes.io'`,
            fix: isOwn ? 'remove it' : 'use a key of your own domain, or a node pool that you make',
          });
        }
      }
    },
  },
  {
    id: 'compute-class/labels-are-well-formed',
    title: 'Keys and values of labels and taints are what Kubernetes and the definition take',
    severity: 'error',
    evidence: EVIDENCE.definition,
    check: ({ classes }, report) => {
      for (const [index, { options }] of classes.entries()) {
        const { nodeLabels = {}, taints = [] } = options.nodePoolConfig ?? {};
        const at = ['classes', index, 'nodePoolConfig'];
        const keys = [
          ...Object.keys(nodeLabels).map((key) => ({ text: key, path: [...at, 'nodeLabels', key] })),
          ...taints.map(({ key }, n) => ({ text: key, path: [...at, 'taints', n, 'key'] })),
        ];
        const values = [
          ...Object.entries(nodeLabels)
            .filter(([, value]) => !isLabelValue(value))
            .map(([key, text]) => ({ text, path: [...at, 'nodeLabels', key] })),
          ...taints
            .map(({ value = '' }, n) => ({ text: value, path: [...at, 'taints', n, 'value'] }))
            .filter(({ text }) => text !== '' && !TAINT_VALUE.test(text)),
        ];
        for (const { text, path } of keys.filter((key) => !isLabelKey(key.text))) {
          report({
            path,
            message: `'${text.slice(0, 80)}' is no key that Kubernetes takes`,
            fix: "write a name of at most 63 letters, digits, '-', '_' and '.', after a domain if you like: 'example.com/team'",
          });
        }
        for (const { text, path } of values) {
          report({
            path,
            message: `'${text.slice(0, 80)}' is no value that ComputeClass takes: of a taint, one of two characters or with a capital first is none either`,
            fix: 'write three to 63 small letters, digits and hyphens, a letter or digit at both ends',
          });
        }
      }
    },
  },
  {
    id: 'compute-class/service-account-is-an-address',
    title: 'The service account of nodes is given by its email address',
    severity: 'error',
    evidence: EVIDENCE.definition,
    check: ({ classes }, report) => {
      for (const [index, { options }] of classes.entries()) {
        const account = options.nodePoolConfig?.serviceAccount;
        if (account === undefined) continue;
        report.whenKnown([account], ([address = ''], report) => {
          if (/^[^@\s/]+@[^@\s/]+\.[^@\s/]+$/.test(address)) return;
          report({
            path: ['classes', index, 'nodePoolConfig', 'serviceAccount'],
            message: `'${address.slice(0, 80)}' is no email address`,
            fix: "write the address alone: 'nodes@shop-prod.iam.gserviceaccount.com'",
          });
        });
      }
    },
  },
];
