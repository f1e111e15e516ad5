/** A value of a Secret that somebody else makes and keeps. */
export interface SecretReference {
  /** Name of the Secret, in the namespace of whoever reads it. */
  readonly name: string;
  /** Which of its values. */
  readonly key: string;
}
