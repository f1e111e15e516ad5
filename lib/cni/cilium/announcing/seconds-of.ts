const UNIT: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

/** The seconds of a time as Go writes it: `1m30s` gives 90. */
export function secondsOf(duration: string): number {
  return [...duration.matchAll(/(\d+)([smh])/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (UNIT[unit ?? ''] ?? 0),
    0,
  );
}
