/**
 * How Tetragon reads an argument. `nop`: not at all. `auto`, for tracepoints: as the kernel declares it. The types `sint8`,
 * `sint16`, `sint32`, `sint64`, `long`, `ulong` and `sockaddr_un` are new in 1.7.
 * @see https://tetragon.io/docs/concepts/tracing-policy/hooks/#argument-types
 */
export type ArgumentType =
  | 'auto'
  | 'bpf_attr'
  | 'bpf_cmd'
  | 'bpf_map'
  | 'bpf_prog'
  | 'cap_effective'
  | 'cap_inheritable'
  | 'cap_permitted'
  | 'capability'
  | 'char_buf'
  | 'char_iovec'
  | 'cred'
  | 'data_loc'
  | 'dentry'
  | 'fd'
  | 'file'
  | 'filename'
  | 'int'
  | 'int16'
  | 'int32'
  | 'int64'
  | 'int8'
  | 'iov_iter'
  | 'kernel_cap_t'
  | 'kiocb'
  | 'linux_binprm'
  | 'load_info'
  | 'long'
  | 'module'
  | 'net_device'
  | 'nop'
  | 'path'
  | 'perf_event'
  | 'sint16'
  | 'sint32'
  | 'sint64'
  | 'sint8'
  | 'size_t'
  | 'skb'
  | 'sock'
  | 'sockaddr'
  | 'sockaddr_un'
  | 'socket'
  | 'string'
  | 'syscall64'
  | 'uint16'
  | 'uint32'
  | 'uint64'
  | 'uint8'
  | 'ulong'
  | 'user_namespace';

/** An argument that is read, and so can be compared with and is in events. */
export interface HookArgument {
  /**
   * Which one, from 0. Functions and hooks: up to 4. Fields of a tracepoint: as its format lists them.
   * @minimum 0
   * @maximum 64
   * @asType integer
   */
  readonly index: number;
  /** How it is read. */
  readonly type: ArgumentType;
  /**
   * What events call it.
   * @maxLength 64
   * @defaultValue nothing
   */
  readonly label?: string;
  /**
   * For `char_buf` and `char_iovec`: which argument has the size, from 1.
   * @minimum 1
   * @maximum 15
   * @asType integer
   * @defaultValue none
   */
  readonly sizeArgIndex?: number;
  /**
   * For `char_buf` and `char_iovec`: read it when the function returns, because it is filled by then.
   * @defaultValue `false`
   */
  readonly returnCopy?: boolean;
  /**
   * For `char_buf`: read as much as can be (320 KiB), not only 4 KiB.
   * @defaultValue `false`
   */
  readonly maxData?: boolean;
  /**
   * The field of a structure to read instead, as a path: `mm.owner.real_parent.comm`. Kernels from 5.4.
   * @maxLength 200
   * @defaultValue the argument itself
   */
  readonly resolve?: string;
}
