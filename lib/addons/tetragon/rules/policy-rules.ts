import { isDnsLabel, isDnsSubdomain, suggestDnsLabel } from '../../../core/names';
import { DOCS, SOURCE, type TetragonRule } from './rule-type';

/** Policies as a whole. */
export const POLICY_RULES: readonly TetragonRule[] = [
  {
    id: 'tetragon/policies-follow-definitions',
    title: 'Policies can be applied once their definitions are there',
    severity: 'error',
    evidence: `${DOCS}/reference/helm-chart/`,
    check: ({ crds, policies }, report) => {
      if (crds !== 'operator' || policies.length === 0) return;
      report({
        path: ['crds'],
        message: 'the operator makes the definitions some time after the release, and policies follow at once',
        fix: "set it to 'helm'",
      });
    },
  },
  {
    id: 'tetragon/policies-have-names',
    title: 'Policies and their namespaces are named as Kubernetes names objects',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
    check: ({ policies }, report) => {
      for (const { policy, index } of policies) {
        const { name, namespace } = policy;
        if (!isDnsSubdomain(name)) {
          report({
            path: ['policies', index, 'name'],
            message: `'${name.slice(0, 60)}' is no name of an object`,
            fix: `write '${suggestDnsLabel(name)}'`,
          });
        }
        if (namespace === undefined || isDnsLabel(namespace)) continue;
        report({
          path: ['policies', index, 'namespace'],
          message: `'${namespace.slice(0, 60)}' is no name of a namespace`,
          fix: `write '${suggestDnsLabel(namespace)}'`,
        });
      }
    },
  },
  {
    id: 'tetragon/policies-have-names-of-their-own',
    title: 'No two policies of a namespace have one name',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
    check: ({ policies }, report) => {
      const seen = new Set<string>();
      for (const { policy, index } of policies) {
        const place = `${policy.namespace ?? ''}/${policy.name}`;
        if (seen.has(place)) {
          report({
            path: ['policies', index, 'name'],
            message: `another policy of the same place is called '${policy.name.slice(0, 60)}'`,
            fix: 'give one of them another name',
          });
        }
        seen.add(place);
      }
    },
  },
  {
    id: 'tetragon/namespaced-policies-see-no-hosts',
    title: 'A policy of a namespace is about pods only',
    severity: 'error',
    evidence: `${SOURCE}/pkg/sensors/k8s.go`,
    check: ({ policies }, report) => {
      for (const { policy, index } of policies) {
        if (policy.namespace === undefined || policy.hosts !== true) continue;
        report({
          path: ['policies', index, 'hosts'],
          message: 'the agent refuses a policy of a namespace that is about nodes too',
          fix: 'remove it, or the namespace',
        });
      }
    },
  },
  {
    id: 'tetragon/containers-are-told-by-name',
    title: 'Containers are selected by the key name, or repo',
    severity: 'error',
    evidence: `${DOCS}/concepts/tracing-policy/k8s-filtering/#container-field-filters`,
    check: ({ policies }, report) => {
      for (const { policy, index } of policies) {
        const { matchExpressions = [], matchLabels = {} } = policy.containerSelector ?? {};
        for (const key of [...Object.keys(matchLabels), ...matchExpressions.map((one) => one.key)]) {
          if (key === 'name' || key === 'repo') continue;
          report({
            path: ['policies', index, 'containerSelector'],
            message: `containers have nothing that is called '${key.slice(0, 60)}', so the policy is about none`,
            fix: "select by 'name' here, and by labels in podSelector",
          });
        }
      }
    },
  },
];
