/** The least of some numbers: what something takes when nothing else runs. */
export const least = (numbers) => numbers.reduce((a, b) => Math.min(a, b));

/** How much longer one thing takes than another: both by turns, after a warm-up, the quickest round of each. */
export function ratio(rounds, ours, theirs) {
  const times = { ours: [], theirs: [] };
  for (let round = -3; round < rounds; round++) {
    for (const [name, run] of Object.entries({ ours, theirs })) {
      const start = process.hrtime.bigint();
      run();
      if (round >= 0) times[name].push(Number(process.hrtime.bigint() - start));
    }
  }
  return least(times.ours) / least(times.theirs);
}
