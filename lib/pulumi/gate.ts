import * as pulumi from '@pulumi/pulumi';
import type { Finding } from '../core/finding';
import type { DeferredCheck } from '../core/rule';
import type { Late } from './late';

/**
 * Lets late strings through once every check that waits for them has passed, so that nothing is made of a string that
 * was not looked at. Warnings go to the log of `resource`.
 */
export class Gate {
  /**
   * @param subject - what is planned, for messages.
   * @param checks - what waits for strings.
   * @param resource - whose log warnings go to.
   */
  constructor(
    private readonly subject: string,
    private readonly checks: readonly DeferredCheck<Late>[],
    private readonly resource: pulumi.Resource,
  ) {}

  /** A late string, checked. What is known passes as it is; secrets stay secret. */
  string(late: Late): Late {
    const mine = this.checks.filter((check) => check.values.includes(late));
    return mine.length === 0 ? late : this.hold(late, mine);
  }

  /** A string that is known, held back until every check has passed that no value of the plan waits for. */
  rest(known: string, used: ReadonlySet<unknown>): Late {
    const orphans = this.checks.filter((check) => !check.values.some((value) => used.has(value)));
    return orphans.length === 0 ? known : this.hold(known, orphans);
  }

  private hold(value: Late, checks: readonly DeferredCheck<Late>[]): pulumi.Output<string> {
    const arrived = pulumi.all(checks.map((check) => pulumi.all([...check.values])));
    return pulumi.all([value, arrived]).apply(([text, lists]) => {
      const findings = checks.flatMap((check, index) => check.check(lists[index] ?? []));
      logWarnings(findings, this.resource);
      refuse(
        this.subject,
        findings.filter(({ severity }) => severity === 'error'),
      );
      return text;
    });
  }
}

/** Writes the warnings among findings to the log of a resource. */
export function logWarnings(findings: readonly Finding[], resource: pulumi.Resource): void {
  for (const finding of findings) if (finding.severity === 'warning') void pulumi.log.warn(oneLine(finding), resource);
}

function oneLine({ path, message, fix, rule }: Finding): string {
  return `${path}: ${message}; to mend it: ${fix} [${rule}]`;
}

function refuse(subject: string, errors: readonly Finding[]): void {
  if (errors.length === 0) return;
  throw new pulumi.InputPropertiesError({
    message: `${subject}: ${errors.map(oneLine).join('\n')}`,
    errors: errors.map((error) => ({ propertyPath: error.path, reason: oneLine(error) })),
  });
}
