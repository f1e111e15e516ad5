import type { PreStopOptions } from './pod-options';

/** The program of a hook with its arguments, as far as they are known. Empty: it runs none. */
export function commandOf(hook: PreStopOptions<unknown> | undefined): string {
  return (hook?.exec?.command ?? []).filter((word) => typeof word === 'string').join(' ');
}

/** How long a hook waits, as far as it says: Kubernetes' own wait, or all those of a shell. */
export function sleepOf(hook: PreStopOptions<unknown> | undefined): number | undefined {
  if (hook?.sleep !== undefined) return hook.sleep.seconds;
  const waits = [...commandOf(hook).matchAll(/\bsleep\s+(\d{1,6})\b/g)].map(([, seconds]) => Number(seconds));
  return waits.length === 0 ? undefined : waits.reduce((sum, one) => sum + one, 0);
}
