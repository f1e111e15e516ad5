import { isCidr, parseCidr } from '../../../core/network/cidr';
import type { Path } from '../../../core/path';
import type { TracingPolicy } from '../policies/options';
import { DOCS, type TetragonRule } from './rule-type';

/** What callers say of ready-made policies. */
export const READY_MADE_RULES: readonly TetragonRule[] = [
  {
    id: 'tetragon/paths-are-absolute',
    title: 'Files and programs are told by absolute paths: others never match',
    severity: 'error',
    evidence: `${DOCS}/concepts/tracing-policy/selectors/#binaries-filter`,
    check: ({ policies }, report) => {
      for (const { options, index } of policies) {
        for (const { path, text } of pathsOf(options, ['policies', index])) {
          if (text.startsWith('/') && text.length < 256) continue;
          report({
            path,
            message: `'${text.slice(0, 60)}' is no absolute path of at most 255 characters`,
            fix: `write it from the root, as containers see it: '/${text.replace(/^\/+/, '').slice(0, 60)}'`,
          });
        }
      }
    },
  },
  {
    id: 'tetragon/networks-are-cidrs',
    title: 'Networks are written in CIDR notation',
    severity: 'error',
    evidence: `${DOCS}/concepts/tracing-policy/selectors/#operator-types`,
    check: ({ policies }, report) => {
      for (const { options, index } of policies) {
        if (options.kind !== 'shell-connections') continue;
        for (const [at, network] of (options.allowedNetworks ?? []).entries()) {
          if (isCidr(parseCidr(network))) continue;
          report({
            path: ['policies', index, 'allowedNetworks', at],
            message: `'${network.slice(0, 60)}' is no network, so the agent refuses the policy`,
            fix: "write an address and a prefix: '10.0.0.0/8'",
          });
        }
      }
    },
  },
  {
    id: 'tetragon/namespaces-are-said-once',
    title: 'A policy of one namespace leaves out no others',
    severity: 'error',
    evidence: `${DOCS}/concepts/tracing-policy/k8s-filtering/#namespace-filtering`,
    check: ({ policies }, report) => {
      for (const { options, index } of policies) {
        if (!('exceptNamespaces' in options) || options.namespace === undefined) continue;
        report({
          path: ['policies', index, 'exceptNamespaces'],
          message: `the policy is about pods of ${options.namespace.slice(0, 63)} only`,
          fix: 'remove it, or the namespace',
        });
      }
    },
  },
];

function pathsOf(policy: TracingPolicy, at: Path): readonly { readonly path: Path; readonly text: string }[] {
  const listed = (key: string, texts: readonly string[] = []): readonly { path: Path; text: string }[] =>
    texts.map((text, index) => ({ path: [...at, key, index], text }));
  return [
    ...('except' in policy ? listed('except', policy.except) : []),
    ...('paths' in policy ? listed('paths', policy.paths) : []),
    ...('shells' in policy ? listed('shells', policy.shells) : []),
  ];
}
