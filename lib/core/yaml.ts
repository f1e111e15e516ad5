/**
 * Writes one YAML document that every reader understands alike: strings that YAML 1.1 takes for numbers, booleans or
 * dates are quoted, line separators and control characters escaped, long lines left whole.
 */
export function toYaml(value: unknown): string {
  return dumper()(value, { lineWidth: -1, noRefs: true });
}

/** Writes several documents into one file. */
export function toYamlStream(documents: readonly unknown[]): string {
  return documents.map((document) => `---\n${toYaml(document)}`).join('');
}

let dump: ((value: unknown, options: object) => string) | undefined;

/** Loaded at the first use: importing the package must stay cheap. */
function dumper(): (value: unknown, options: object) => string {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  dump ??= (require('js-yaml') as typeof import('js-yaml')).dump;
  return dump;
}
