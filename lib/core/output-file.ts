/** A file to be written: a node's configuration, Helm values, a script. */
export interface OutputFile {
  /** Relative, with `/` between folders. */
  readonly path: string;
  /** Text in UTF-8. */
  readonly content: string;
  /** Whether it is a program. */
  readonly executable?: boolean;
}
