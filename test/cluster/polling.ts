import { setTimeout as sleep } from 'node:timers/promises';

const INTERVAL_MILLISECONDS = 50;

/**
 * Asks again and again until there is an answer.
 *
 * @param what - for the message if there is none in time.
 * @param ask - returns `undefined` as long as the answer is still out; what it throws is thrown.
 */
export async function poll<T>(what: string, ask: () => Promise<T | undefined>, seconds = 60): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`${what}: not in ${seconds} seconds`);
    await sleep(INTERVAL_MILLISECONDS);
  }
}
