import type { Path } from '../../../core/path';
import type { Report } from '../../../core/rule';

/** Email of a service account of Google Cloud. */
export const SERVICE_ACCOUNT_EMAIL = /^[^@\s]+@[^@\s]+\.gserviceaccount\.com$/;

/** Where a name of Google Cloud stands, and what it is to name. */
export interface GcpNamePlace {
  readonly path: Path;
  /** What has such a name: `a key of Cloud KMS`. */
  readonly meaning: string;
  /** One that is well-formed. */
  readonly example: string;
}

/** Reports a name that has not the form it must have, once it is known. */
export function gcpNameAt(
  value: unknown,
  form: RegExp,
  report: Report,
  { path, meaning, example }: GcpNamePlace,
): void {
  report.whenKnown([value], ([text = ''], report) => {
    if (form.test(text)) return;
    report({ path, message: `'${text.slice(0, 100)}' does not name ${meaning}`, fix: `write it like ${example}` });
  });
}
