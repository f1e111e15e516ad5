import { dump } from 'js-yaml';

/**
 * Writes one YAML document that every reader understands alike: strings that YAML 1.1 takes for numbers, booleans or
 * dates are quoted, line separators and control characters escaped, long lines left whole.
 */
export function toYaml(value: unknown): string {
  return dump(value, { lineWidth: -1, noRefs: true });
}

/** Writes several documents into one file. */
export function toYamlStream(documents: readonly unknown[]): string {
  return documents.map((document) => `---\n${toYaml(document)}`).join('');
}
