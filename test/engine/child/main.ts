// Run by node: tries programs of a module and prints what came of them as the last line.
import path from 'node:path';
import { setTimeout as setTimeoutPromise } from 'node:timers/promises';
import { createStack, type Program, type TestStack } from '../stack';
import type { Attempt, AttemptedOperation } from './attempt';

/**
 * How long a program may go on that has thrown what nobody caught. A program of its own would end here; the engine waits
 * for this process, which outlives it, as long as something waits for what will never be made.
 */
const GRACE_MS = 10_000;

/** How long what an operation has left behind takes to come to light. */
const REST_MS = 500;

let giveUp = (): void => undefined;

/** Ends an operation some time after something was thrown in it that nobody caught. */
function endOfThrowing(): AbortSignal {
  const controller = new AbortController();
  giveUp = () => setTimeout(() => controller.abort(), GRACE_MS).unref();
  return controller.signal;
}

async function tryOne(stack: TestStack, program: Program, operation: AttemptedOperation): Promise<Attempt> {
  const operate = operation === 'destroy' ? stack.destroy() : stack[operation](program);
  const failed = await operate.then(
    () => false,
    () => true,
  );
  giveUp = () => undefined;
  await setTimeoutPromise(REST_MS);
  return {
    failed,
    errors: stack.diagnostics().flatMap(({ severity, message }) => (severity === 'error' ? [message] : [])),
    types: stack.state().resources.map(({ type }) => type),
    kinds: stack.objects().map(({ object }) => object.kind),
  };
}

async function tryAll([file = '', operations = '', ...names]: readonly string[]): Promise<void> {
  const { PROGRAMS } = (await import(path.join(__dirname, file))) as { PROGRAMS: Readonly<Record<string, Program>> };
  let stack = await createStack(() => undefined, { signal: endOfThrowing });
  const all: (readonly Attempt[])[] = [];
  for (const name of names) {
    const program = PROGRAMS[name];
    if (program === undefined) throw new Error(`no program '${name}' in ${file}`);
    const attempts: Attempt[] = [];
    // What one leaves behind would be in the way of the next.
    if (operations !== 'preview' && all.length > 0) stack = await createStack(program, { signal: endOfThrowing });
    for (const operation of operations.split(',')) {
      attempts.push(await tryOne(stack, program, operation as AttemptedOperation));
    }
    all.push(attempts);
  }
  process.stdout.write(`\n${JSON.stringify(all)}\n`, () => process.exit());
}

// What a failed program leaves behind may come to light while the next one runs.
process.on('unhandledRejection', () => giveUp());

tryAll(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
