import { DUMP_SCHEMA, defineScalarTag, dump, NOT_RESOLVED, type Schema } from 'js-yaml';

/**
 * Writes one YAML document that every reader understands alike: strings that YAML 1.1, 1.2 or Go take for numbers,
 * booleans or dates are quoted, line separators and control characters escaped, long lines left whole.
 */
export function toYaml(value: unknown): string {
  schema ??= quotingSchema();
  return dump(value, { lineWidth: -1, noRefs: true, schema });
}

/** Writes several documents into one file. */
export function toYamlStream(documents: readonly unknown[]): string {
  return documents.map((document) => `---\n${toYaml(document)}`).join('');
}

const NUMBER_OF_GO = /^[-+]?(0x[\da-f]+|0o[0-7]+|0b[01]+|(\d+\.?\d*|\.\d+)(e[-+]?\d+)?)$/i;

/**
 * Whether Go's YAML reader, and so Kubernetes and Helm, takes an unquoted string for a number. It leaves underscores out
 * wherever they stand and reads what remains as Go reads a literal: wider than YAML 1.1 and 1.2 together.
 */
export function isNumberOfGo(text: string): boolean {
  return /^[-+.\d]/.test(text) && NUMBER_OF_GO.test(text.replaceAll('_', ''));
}

let schema: Schema | undefined;

/** What makes the writer quote: it quotes strings that some tag would resolve. */
function quotingSchema(): Schema {
  const number = defineScalarTag('tag:go.dev,2009:number', {
    implicit: true,
    implicitFirstChars: [...'-+.0123456789'],
    resolve: (source) => (isNumberOfGo(source) ? source : NOT_RESOLVED),
    identify: () => false,
  });
  return DUMP_SCHEMA.withTags(number);
}
