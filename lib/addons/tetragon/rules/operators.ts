import type { ArgumentType } from '../policies/arguments';
import type { ArgumentOperator } from '../policies/selectors';

const NUMBERS: readonly ArgumentType[] = [
  'int',
  'int8',
  'int16',
  'int32',
  'int64',
  'sint8',
  'sint16',
  'sint32',
  'sint64',
  'uint8',
  'uint16',
  'uint32',
  'uint64',
  'long',
  'ulong',
  'size_t',
  'syscall64',
];
const STRINGS: readonly ArgumentType[] = [
  'char_buf',
  'data_loc',
  'fd',
  'file',
  'linux_binprm',
  'net_device',
  'path',
  'string',
];
/** Read as paths too, and compared by their beginning or end only. */
const MORE_PATHS: readonly ArgumentType[] = ['dentry', 'filename', 'kiocb'];
const CAPABILITIES: readonly ArgumentType[] = ['kernel_cap_t', 'cap_effective', 'cap_inheritable', 'cap_permitted'];
const PACKETS: readonly ArgumentType[] = ['skb', 'sock', 'socket'];
const SOCKETS: readonly ArgumentType[] = [...PACKETS, 'sockaddr'];

const EQUALITY = [...NUMBERS, ...STRINGS, ...CAPABILITIES, 'sockaddr_un'] as const;
const BEGINNING = [...STRINGS, ...MORE_PATHS, 'sockaddr_un'] as const;
const END = [...STRINGS, ...MORE_PATHS] as const;
const SIZE = [...NUMBERS, ...CAPABILITIES] as const;

/** The types that an operator compares. The address that a `sockaddr` has is compared as a source. */
export const TYPES_OF: Readonly<Record<ArgumentOperator, readonly ArgumentType[]>> = {
  Equal: EQUALITY,
  NotEqual: EQUALITY,
  Prefix: BEGINNING,
  NotPrefix: BEGINNING,
  Postfix: END,
  NotPostfix: END,
  SubString: ['char_buf', 'string'],
  SubStringIgnCase: ['char_buf', 'string'],
  GT: SIZE,
  LT: SIZE,
  Mask: SIZE,
  InMap: NUMBERS,
  NotInMap: NUMBERS,
  InRange: NUMBERS,
  NotInRange: NUMBERS,
  CapabilitiesGained: CAPABILITIES,
  FileType: ['file', 'path'],
  NotFileType: ['file', 'path'],
  Family: [...SOCKETS, 'sockaddr_un'],
  Protocol: PACKETS,
  State: PACKETS,
  SAddr: SOCKETS,
  NotSAddr: SOCKETS,
  SPort: SOCKETS,
  NotSPort: SOCKETS,
  SPortPriv: SOCKETS,
  NotSportPriv: SOCKETS,
  DAddr: PACKETS,
  NotDAddr: PACKETS,
  DPort: PACKETS,
  NotDPort: PACKETS,
  DPortPriv: PACKETS,
  NotDPortPriv: PACKETS,
};

/** Whether an operator compares with nothing. */
export function takesNoValues(operator: ArgumentOperator): boolean {
  return operator === 'CapabilitiesGained' || /Priv$/.test(operator);
}

/** Whether a type is compared as a number, of which the agent takes four. */
export function isNumber(type: ArgumentType): boolean {
  return NUMBERS.includes(type);
}
