import type { DisruptionBudgetOptions, PodCount, PodShare, RollOutOptions } from './options';

/** How many pods a number or a share is: Kubernetes rounds up in budgets and for what comes besides, and down for what goes. */
export function podsOf(value: PodCount | PodShare, replicas: number, round: 'up' | 'down'): number {
  if (typeof value === 'number') return value;
  const exact = (Number.parseInt(value, 10) * replicas) / 100;
  return round === 'up' ? Math.ceil(exact - 1e-9) : Math.floor(exact + 1e-9);
}

/** How many pods a roll-out takes away at the same time. Kubernetes takes one where shares of both come to none. */
export function awayIn({ maxSurge, maxUnavailable }: Required<RollOutOptions>, replicas: number): number {
  const away = podsOf(maxUnavailable, replicas, 'down');
  const isLeftToShares = typeof maxUnavailable === 'string' && maxUnavailable !== '0%';
  return away === 0 && isLeftToShares && podsOf(maxSurge, replicas, 'up') === 0 ? Math.min(1, replicas) : away;
}

/**
 * A budget for so many pods, as a share where one says it exactly: it then grows with the workload.
 *
 * @param pods - how many may be away.
 * @param replicas - of how many.
 * @param need - how many must be left.
 */
export function budgetFor(pods: number, replicas: number, need: number): PodCount | PodShare {
  const least = Math.floor((100 * pods) / replicas);
  const shares = [least, least + 1].filter((share) => share >= 1 && share < 100).map((share) => `${share}%`);
  const fits = (share: PodShare): boolean => {
    const allowed = podsOf(share, replicas, 'up');
    return allowed >= pods && replicas - allowed >= need;
  };
  return shares.find(fits) ?? pods;
}

/** How many pods a budget lets go at the same time. */
export function allowedDisruptions(
  { maxUnavailable, minAvailable }: DisruptionBudgetOptions,
  replicas: number,
): number {
  return maxUnavailable === undefined
    ? Math.max(0, replicas - podsOf(minAvailable ?? 0, replicas, 'up'))
    : podsOf(maxUnavailable, replicas, 'up');
}
