import { parseDocument } from 'yaml';
import type { Finding } from '../core/finding';

/** The rule that a cluster file can be read at all. */
export const FILE_RULE = {
  id: 'input/file-is-readable',
  title: 'A cluster file is one document of YAML or JSON, of at most 1 MiB',
  severity: 'error',
  evidence: 'https://yaml.org/spec/1.2.2/',
} as const;

const MOST_BYTES = 1024 * 1024;

/** Reads YAML or JSON: one document, no repeated keys, no alias bombs. */
export function readClusterFile(text: string): { readonly content: unknown } | { readonly finding: Finding } {
  const fail = (path: string, message: string, fix: string): { readonly finding: Finding } => ({
    finding: { rule: FILE_RULE.id, severity: FILE_RULE.severity, path, message, fix, evidence: FILE_RULE.evidence },
  });
  if (text.length > MOST_BYTES)
    return fail('(file)', `the file has ${text.length} characters`, 'describe one cluster to a file');
  try {
    const document = parseDocument(text, { prettyErrors: true });
    const [error] = document.errors;
    if (error !== undefined) {
      const at = error.linePos?.[0];
      return fail(
        at === undefined ? '(file)' : `line ${at.line}, column ${at.col}`,
        error.message.split('\n')[0] ?? error.message,
        'mend the YAML there',
      );
    }
    return { content: document.toJS() as unknown };
  } catch (error) {
    return fail('(file)', error instanceof Error ? error.message : String(error), 'write plain YAML');
  }
}
