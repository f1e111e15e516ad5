/** What JavaScript has and RE2 has not: looking around, and back. */
const LOOKS_AROUND = /\(\?(=|!|<=|<!|>)|\\[1-9]|\\k</;

/** Letters that mean something after a backslash in RE2. */
const ESCAPES = 'aftnrvxCQEAbBzdDsSwWpP';

/** Flags of RE2, which JavaScript has not inside of an expression. */
const FLAGS = /\(\?[imsU]*-?[imsU]*(:|\))/g;

/** A bracket that stands first in a list of characters is one of them. JavaScript takes it for the end. */
const BRACKET_FIRST = /(?<!\\)\[(\^?)\]/g;

/** The most times that RE2 repeats something. */
const MOST_REPEATS = 1000;

/** Why the proxy and the agent do not take a text as a regular expression; `undefined` if they do. */
export function whyNotRe2(text: string): string | undefined {
  if (text === '') return 'is empty, and means any';
  if (LOOKS_AROUND.test(text)) return 'looks around, or back, which RE2 does not';
  const [, unknown] =
    [...text.matchAll(/\\(.)/gs)].find(([, one = '']) => /[a-z]/i.test(one) && !ESCAPES.includes(one)) ?? [];
  if (unknown !== undefined) return `has \\${unknown}, which RE2 does not know`;
  const repeats = [...text.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].flatMap(([, least, most]) => [
    Number(least),
    Number(most ?? 0),
  ]);
  if (repeats.some((times) => times > MOST_REPEATS)) return `repeats something more than ${MOST_REPEATS} times`;
  try {
    const withoutFlags = text.replace(FLAGS, (_, end: string) => (end === ':' ? '(?:' : ''));
    new RegExp(withoutFlags.replace(BRACKET_FIRST, '[$1\\]').replaceAll('(?P<', '(?<'));
    return undefined;
  } catch {
    return 'is no regular expression';
  }
}
