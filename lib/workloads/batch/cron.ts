/** A part of a schedule. */
interface CronField {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Names that stand for the numbers from `from` on. */
  readonly words: readonly string[];
}

const FIELDS: readonly CronField[] = [
  { name: 'minute', from: 0, to: 59, words: [] },
  { name: 'hour', from: 0, to: 23, words: [] },
  { name: 'day of the month', from: 1, to: 31, words: [] },
  {
    name: 'month',
    from: 1,
    to: 12,
    words: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  },
  { name: 'day of the week', from: 0, to: 6, words: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

const MACROS: readonly string[] = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'];

/** What is wrong with a schedule, as a clause. Absent: nothing. */
export function scheduleProblem(schedule: string): string | undefined {
  if (/^(CRON_)?TZ=/.test(schedule)) return 'it names a time zone, which Kubernetes refuses there';
  if (schedule.startsWith('@')) {
    if (MACROS.includes(schedule) || /^@every (\d+(\.\d+)?(h|m|s))+$/.test(schedule)) return undefined;
    return `'${schedule}' is not known: there are ${MACROS.join(', ')} and @every`;
  }
  const parts = schedule.trim().split(/\s+/);
  if (parts.length !== FIELDS.length) return `it has ${parts.length} parts, and cron has ${FIELDS.length}`;
  const wrong = FIELDS.findIndex((field, index) => !isField(parts[index] ?? '', field));
  const field = FIELDS[wrong];
  return (
    field && `'${parts[wrong] ?? ''}' is no ${field.name}: ${field.from} to ${field.to}, '*', '1-5', '*/10', '1,3'`
  );
}

function isField(text: string, field: CronField): boolean {
  return text.split(',').every((part) => isPart(part, field));
}

function isPart(text: string, field: CronField): boolean {
  const [range = '', step, ...more] = text.split('/');
  if (more.length > 0 || (step !== undefined && !/^[1-9]\d{0,3}$/.test(step))) return false;
  if (range === '*' || range === '?') return true;
  const [first, last, ...others] = range.split('-').map((one) => numberOf(one, field));
  if (others.length > 0 || first === undefined) return false;
  return range.includes('-') ? last !== undefined && first <= last : true;
}

function numberOf(text: string, { from, to, words }: CronField): number | undefined {
  const word = words.indexOf(text.toLowerCase());
  const value = word >= 0 ? from + word : /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  return value >= from && value <= to ? value : undefined;
}
