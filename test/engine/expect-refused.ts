import { type AttemptedOperation, type AttemptedPrograms, attempt } from './child/attempt';

/** Expects the last of some operations on every program to be refused with a message, and the others to succeed. */
export async function expectRefused<Programs extends object>(
  programs: AttemptedPrograms,
  operations: readonly AttemptedOperation[],
  refused: Readonly<Partial<Record<keyof Programs, RegExp>>>,
): Promise<void> {
  const attempts = await attempt(programs, Object.keys(refused), operations);
  const before = operations.slice(1).map(() => '');
  expect(attempts.map((all) => all.map(({ errors }) => errors.join()))).toEqual(
    Object.values<RegExp | undefined>(refused).map((message) => [...before, expect.stringMatching(message ?? /^$/)]),
  );
  expect(attempts.every((all) => all.at(-1)?.failed)).toBe(true);
}
