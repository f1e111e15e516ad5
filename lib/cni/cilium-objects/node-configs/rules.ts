import { selectorProblems, takesAll } from '../../../core/label-selector';
import { isDnsLabel, isDnsSubdomain, suggestDnsLabel } from '../../../core/names';
import type { Rule } from '../../../core/rule';
import { CILIUM_DEFINITIONS, CILIUM_DOCS, CILIUM_SOURCE } from '../evidence';
import type { NodeConfigsSettings } from './settings';

const RESOLVER = `${CILIUM_SOURCE}/pkg/option/resolver/resolver.go`;

/** What a key of a ConfigMap may be. */
const KEY = /^[-._a-zA-Z0-9]{1,253}$/;

/** Settings in which all nodes must agree: the others cannot reach a node that has other ones. */
const SHARED = [
  'cluster-id',
  'cluster-name',
  'enable-ipv4',
  'enable-ipv6',
  'identity-allocation-mode',
  'ipam',
  'routing-mode',
  'tunnel-port',
  'tunnel-protocol',
];

/** What must hold for settings of some nodes, by themselves. */
export const NODE_CONFIGS_PLAN_RULES: readonly Rule<NodeConfigsSettings>[] = [
  {
    id: 'cilium-node-configs/names-can-be-given',
    title: 'Objects have names that Kubernetes takes, and none twice',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
    check: ({ name, namespace, nodeConfigs }, report) => {
      for (const [key, text] of Object.entries({ name, namespace })) {
        if (isDnsLabel(text)) continue;
        report({
          path: [key],
          message: `'${text.slice(0, 70)}' is not a DNS label`,
          fix: `write '${suggestDnsLabel(text)}'`,
        });
      }
      for (const [index, one] of nodeConfigs.entries()) {
        const path = ['nodeConfigs', index, 'name'];
        if (!isDnsSubdomain(one.name)) {
          report({
            path,
            message: `'${one.name.slice(0, 70)}' is not a DNS subdomain`,
            fix: `write '${suggestDnsLabel(one.name)}'`,
          });
        } else if (nodeConfigs.slice(0, index).some((other) => other.name === one.name)) {
          report({ path, message: `'${one.name}' is there already`, fix: 'give it another name' });
        }
      }
    },
  },
  {
    id: 'cilium-node-configs/keys-are-read',
    title: 'Agents leave keys out that no ConfigMap could have',
    severity: 'error',
    evidence: RESOLVER,
    check: ({ nodeConfigs }, report) => {
      for (const [index, { config }] of nodeConfigs.entries()) {
        for (const key of Object.keys(config)) {
          if (KEY.test(key) && !key.startsWith('--')) continue;
          report({
            path: ['nodeConfigs', index, 'config', key],
            message: `'${key.slice(0, 70)}' is no key of the agent's configuration`,
            fix: `write it as the ConfigMap cilium-config does, such as '${key
              .replace(/^--/, '')
              .replaceAll(/[^-._a-zA-Z0-9]/g, '-')
              .slice(0, 70)}'`,
          });
        }
      }
    },
  },
  {
    id: 'cilium-node-configs/something-is-set',
    title: 'An object without settings changes nothing',
    severity: 'warning',
    evidence: CILIUM_DEFINITIONS,
    check: ({ nodeConfigs }, report) => {
      for (const [index, { config, name }] of nodeConfigs.entries()) {
        if (Object.keys(config).length > 0) continue;
        report({
          path: ['nodeConfigs', index, 'config'],
          message: `'${name}' sets nothing`,
          fix: "write settings such as { 'bpf-lb-acceleration': 'native' }, or remove it",
        });
      }
    },
  },
  {
    id: 'cilium-node-configs/selectors-can-be-read',
    title: 'Nodes are selected by labels that they can have: an agent does not start with another selector',
    severity: 'error',
    evidence: RESOLVER,
    check: ({ nodeConfigs }, report) => {
      for (const [index, { nodeSelector }] of nodeConfigs.entries())
        for (const problem of selectorProblems(nodeSelector, ['nodeConfigs', index, 'nodeSelector'])) report(problem);
    },
  },
  {
    id: 'cilium-node-configs/some-nodes-are-meant',
    title: 'What all nodes have is said once, in the plan of Cilium',
    severity: 'warning',
    evidence: `${CILIUM_DOCS}/configuration/per-node-config/`,
    check: ({ nodeConfigs }, report) => {
      for (const [index, { name, nodeSelector }] of nodeConfigs.entries()) {
        if (!takesAll(nodeSelector)) continue;
        report({
          path: ['nodeConfigs', index, 'nodeSelector'],
          message: `'${name}' is for every node, and wins over what the plan of Cilium says`,
          fix: 'select nodes by a label, or set it in the plan of Cilium',
        });
      }
    },
  },
  {
    id: 'cilium-node-configs/nodes-agree',
    title: 'Nodes have the same network in common',
    severity: 'warning',
    evidence: `${CILIUM_DOCS}/configuration/per-node-config/`,
    check: ({ nodeConfigs }, report) => {
      for (const [index, { config }] of nodeConfigs.entries()) {
        for (const key of Object.keys(config).filter((one) => SHARED.includes(one))) {
          report({
            path: ['nodeConfigs', index, 'config', key],
            message: `nodes with another ${key} than the others are cut off from them`,
            fix: 'remove it, and set it in the plan of Cilium',
          });
        }
      }
    },
  },
];
