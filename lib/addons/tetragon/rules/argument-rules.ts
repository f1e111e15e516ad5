import { isAddress, isCidr, parseCidr } from '../../../core/network/cidr';
import type { ArgumentType } from '../policies/arguments';
import { matchesOf, placedHooks } from '../policies/places';
import type { ArgumentMatch } from '../policies/selectors';
import { isNumber, TYPES_OF, takesNoValues } from './operators';
import { DOCS, SOURCE, type TetragonRule } from './rule-type';

const SELECTOR_SOURCE = `${SOURCE}/pkg/selectors/kernel.go`;
const FILE_TYPES = 'sock socket lnk link reg regular blk block dir chr char fifo pipe'.split(' ');

/** What hooks read, and compare with. */
export const ARGUMENT_RULES: readonly TetragonRule[] = [
  {
    id: 'tetragon/arguments-are-within-reach',
    title: 'Hooks read the first five arguments',
    severity: 'error',
    evidence: `${SOURCE}/pkg/sensors/tracing/generickprobe.go`,
    check: ({ policies }, report) => {
      for (const { hook, kind, path } of placedHooks(policies)) {
        if (kind === 'tracepoints' && hook.raw !== true) continue;
        for (const [at, { index }] of (hook.args ?? []).entries()) {
          if (index <= 4) continue;
          report({
            path: [...path, 'args', at, 'index'],
            message: `the agent cannot read argument ${index}, and refuses the policy`,
            fix: 'set it to 4 at most, or use a tracepoint that has it',
          });
        }
      }
    },
  },
  {
    id: 'tetragon/compared-arguments-are-read',
    title: 'What a selector compares is among the arguments that the hook reads',
    severity: 'error',
    evidence: SELECTOR_SOURCE,
    check: ({ policies }, report) => {
      for (const { argument, match, path, place } of matchesOf(placedHooks(policies))) {
        if (argument !== undefined) continue;
        const isReturned = path.includes('matchReturnArgs');
        report({
          path,
          message: isReturned
            ? 'the hook does not read what its function returns'
            : `the hook reads no argument ${match.index ?? match.args?.[0] ?? 0}`,
          fix: isReturned
            ? place.kind === 'kprobes'
              ? "add returnArg: { type: 'int' } to the hook"
              : 'compare returned values in kprobes'
            : 'add it to args of the hook, with its type',
        });
      }
    },
  },
  {
    id: 'tetragon/operators-fit-types',
    title: 'An operator compares what the argument is read as',
    severity: 'error',
    evidence: SELECTOR_SOURCE,
    check: ({ policies }, report) => {
      for (const { argument, match, path } of matchesOf(placedHooks(policies))) {
        if (argument === undefined || argument.type === 'auto') continue;
        const types = TYPES_OF[match.operator];
        if (types.includes(argument.type)) continue;
        const others = Object.entries(TYPES_OF).flatMap(([name, known]) =>
          known.includes(argument.type) ? [name] : [],
        );
        report({
          path: [...path, 'operator'],
          message: `${match.operator} does not compare a ${argument.type}`,
          fix:
            others.length > 0
              ? `use ${others.slice(0, 6).join(', ')}${others.length > 6 ? ' …' : ''}`
              : `read it as ${types.slice(0, 4).join(', ')}`,
        });
      }
    },
  },
  {
    id: 'tetragon/values-fit-operators',
    title: 'Values are what the operator compares with, and not more than the agent takes',
    severity: 'error',
    evidence: `${DOCS}/concepts/tracing-policy/selectors/#limitations`,
    check: ({ policies }, report) => {
      for (const { argument, match, path } of matchesOf(placedHooks(policies))) {
        const problem = argument && valueProblem(match, argument.type);
        if (problem) report({ path: [...path, 'values'], ...problem });
      }
    },
  },
];

interface ValueProblem {
  readonly message: string;
  readonly fix: string;
}

function valueProblem({ args, operator, values = [] }: ArgumentMatch, type: ArgumentType): ValueProblem | undefined {
  if (operator === 'CapabilitiesGained' && args === undefined) {
    return { message: 'it compares two arguments, which are not named', fix: 'set args to their places in args' };
  }
  if (takesNoValues(operator)) {
    return values.length > 0 ? { message: `${operator} compares with nothing`, fix: 'remove them' } : undefined;
  }
  if (values.length === 0)
    return { message: `${operator} has nothing to compare with`, fix: 'give at least one value' };
  const most = isNumber(type) && /^(Not)?(Equal|InRange)$|^(GT|LT|Mask)$/.test(operator) ? 4 : Number.POSITIVE_INFINITY;
  if (values.length > most) {
    return { message: `${operator} takes ${most} values, not ${values.length}`, fix: 'use InMap or NotInMap' };
  }
  const wrong = values.find((value) => !isValue(value, operator, type));
  return wrong === undefined
    ? undefined
    : {
        message: `'${wrong.slice(0, 60)}' is nothing that ${operator} compares with`,
        fix: `write ${example(operator)}`,
      };
}

function isValue(value: string, operator: ArgumentMatch['operator'], type: ArgumentType): boolean {
  const isFitting = FITTING[operator];
  if (isFitting !== undefined) return isFitting(value);
  return !isNumber(type) || /^-?(0x[0-9a-f]+|0[0-7]*|[1-9]\d*)$/i.test(value);
}

const isNetwork = (value: string): boolean => isAddress(value) || isCidr(parseCidr(value));
const isFileType = (value: string): boolean => FILE_TYPES.includes(value);
const isRange = (value: string): boolean => /^-?\w+:-?\w+$/.test(value);
const isEntry = (value: string): boolean => /^(list:.+|-?\d+(:-?\d+)?)$/.test(value);
const isPortOrRange = (value: string): boolean => /^\d{1,5}(:\d{1,5})?$/.test(value);
const isText =
  (bytes: number) =>
  (value: string): boolean =>
    value !== '' && Buffer.byteLength(value) <= bytes;

/** What an operator compares with, where that is not for the type to say. */
const FITTING: Readonly<Partial<Record<ArgumentMatch['operator'], (value: string) => boolean>>> = {
  SAddr: isNetwork,
  NotSAddr: isNetwork,
  DAddr: isNetwork,
  NotDAddr: isNetwork,
  FileType: isFileType,
  NotFileType: isFileType,
  InRange: isRange,
  NotInRange: isRange,
  InMap: isEntry,
  NotInMap: isEntry,
  SPort: isPortOrRange,
  NotSPort: isPortOrRange,
  DPort: isPortOrRange,
  NotDPort: isPortOrRange,
  Prefix: isText(256),
  NotPrefix: isText(256),
  Postfix: isText(126),
  NotPostfix: isText(126),
  SubString: isText(99),
  SubStringIgnCase: isText(99),
};

function example(operator: ArgumentMatch['operator']): string {
  if (/Addr$/.test(operator)) return "an address or a network: '10.0.0.0/8'";
  if (/Port$/.test(operator)) return "a port or a range: '8000:8999'";
  if (/FileType$/.test(operator)) return "'reg', 'dir', 'lnk', 'sock', 'fifo', 'blk' or 'chr'";
  if (/InRange$/.test(operator)) return "'0:1023'";
  if (/fix$|^SubString/.test(operator)) return 'at most 256 characters for Prefix, 126 for Postfix, 99 for SubString';
  return "a number: '2'";
}
