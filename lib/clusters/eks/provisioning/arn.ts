import type { Path } from '../../../core/path';
import type { Report } from '../../../core/rule';

/** ARN of an IAM role. */
export const ROLE_ARN = /^arn:aws(-[a-z]+)*:iam::\d{12}:role\/[\w+=,.@/-]+$/;

/** Where an ARN stands, and what it is to name. */
export interface ArnPlace {
  readonly path: Path;
  /** What has such an ARN: `an IAM role`. */
  readonly meaning: string;
  /** One that is well-formed. */
  readonly example: string;
}

/** Reports an ARN that has not the form it must have, once it is known. */
export function arnAt(value: unknown, form: RegExp, report: Report, { path, meaning, example }: ArnPlace): void {
  report.whenKnown([value], ([text = ''], report) => {
    if (form.test(text)) return;
    report({ path, message: `'${text.slice(0, 100)}' is not the ARN of ${meaning}`, fix: `write it like ${example}` });
  });
}
