/** A share as pages and messages write it: `33.3 %`. */
export function percentOf(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}

/** A number with its noun: `1 pod`, `3 pods`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Seconds as pages write them: `under a second`, `54 seconds`, `6 minutes`. */
export function secondsText(seconds: number): string {
  if (seconds < 1) return 'under a second';
  return seconds < 120 || seconds % 60 !== 0 ? counted(seconds, 'second') : counted(seconds / 60, 'minute');
}

/** Whether so many are enough, as a cell of a table: `yes`, `no, 2 too few`. */
export function enoughText(left: number, need: number): string {
  return left >= need ? 'yes' : `no, ${need - left} too few`;
}
