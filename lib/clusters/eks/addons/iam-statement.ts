/** One grant of an IAM policy, with the reason for each action. */
export interface IamStatement<S = string> {
  /** Letters and digits, unique in its policy. */
  readonly sid: string;
  /** `service:Action`, never with a wildcard, each with what needs it. */
  readonly actions: Readonly<Record<string, string>>;
  /** ARNs, or `*` where the action knows no narrower resource. */
  readonly resources: readonly S[];
  /** Operator, key and value that a request must match; of several values, one. */
  readonly conditions?: IamConditions<S>;
}

/** Conditions of a grant, by operator. */
export type IamConditions<S = string> = Readonly<Record<string, IamMatches<S>>>;

/** Values that keys must match, by key; of several values, one. */
export type IamMatches<S = string> = Readonly<Record<string, S | string | readonly (S | string)[]>>;

/** A policy document as IAM takes it, before it is written as JSON. */
export interface IamPolicy<S = string> {
  /** Of the policy language. */
  readonly Version: '2012-10-17';
  /** What is allowed. */
  readonly Statement: readonly {
    readonly Sid: string;
    readonly Effect: 'Allow';
    readonly Action: readonly string[];
    readonly Resource: readonly S[];
    readonly Condition?: IamConditions<S>;
  }[];
}

/** The policy document of some statements. Reasons stay behind: IAM has no place for them. */
export function iamPolicy<S>(statements: readonly IamStatement<S>[]): IamPolicy<S> {
  return {
    Version: '2012-10-17',
    Statement: statements.map(({ sid, actions, resources, conditions }) => ({
      Sid: sid,
      Effect: 'Allow',
      Action: Object.keys(actions),
      Resource: resources,
      ...(conditions && { Condition: conditions }),
    })),
  };
}
