import type { Path } from '../../../core/path';
import { matchesOf, placedHooks } from '../policies/places';
import type { TetragonSettings } from '../settings';
import { SOURCE, type TetragonRule } from './rule-type';

const NEW_TYPES: readonly string[] = ['sint8', 'sint16', 'sint32', 'sint64', 'long', 'ulong', 'sockaddr_un'];
const NEW_OPERATORS: readonly string[] = ['SubString', 'SubStringIgnCase', 'FileType', 'NotFileType'];

/** What the definitions of 1.6 do not have. */
export const VERSION_RULES: readonly TetragonRule[] = [
  {
    id: 'tetragon/option-exists-in-version',
    title: 'Selecting nodes, types with a sign and operators for files and parts of strings are new in 1.7',
    severity: 'error',
    versions: '<1.7',
    evidence: `${SOURCE}/install/kubernetes/tetragon/crds-yaml/cilium.io_tracingpolicies.yaml`,
    check: (settings, report) => {
      for (const { path, what } of newer(settings)) {
        report({ path, message: `${what} needs Tetragon 1.7`, fix: "set version to '1.7', or do without" });
      }
    },
  },
];

function newer({ policies }: TetragonSettings): readonly { readonly path: Path; readonly what: string }[] {
  const hooks = placedHooks(policies);
  return [
    ...policies
      .filter(({ policy }) => policy.hosts === true)
      .map(({ index }) => ({ path: ['policies', index, 'hosts'], what: 'hosts' })),
    ...hooks.flatMap(({ hook, path }) =>
      (hook.args ?? []).flatMap(({ type }, at) =>
        NEW_TYPES.includes(type) ? [{ path: [...path, 'args', at, 'type'], what: `the type ${type}` }] : [],
      ),
    ),
    ...hooks.flatMap(({ hook, kind, path }) =>
      kind === 'kprobes' && hook.returnArg !== undefined && NEW_TYPES.includes(hook.returnArg.type)
        ? [{ path: [...path, 'returnArg', 'type'], what: `the type ${hook.returnArg.type}` }]
        : [],
    ),
    ...matchesOf(hooks).flatMap(({ match: { operator }, path }) =>
      NEW_OPERATORS.includes(operator) ? [{ path: [...path, 'operator'], what: `the operator ${operator}` }] : [],
    ),
  ];
}
