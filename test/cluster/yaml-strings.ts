/** Strings that some YAML writer or reader is known to take for something else, and a few ordinary ones. */
export const STRINGS: readonly string[] = [
  // YAML 1.1 takes these for booleans and null.
  ...['yes', 'no', 'on', 'off', 'y', 'n', 'Yes', 'NO', 'Off', 'true', 'False', 'null', '~', ''],
  // Numbers of one version of YAML or the other, or of Go, and dates.
  ...['0o14', '0b11', '0x1F', '0x1_F', '1_000', '1e3', '.5', '0777', '+1', '-0', '.inf', 'NaN', '.nan', '12:30'],
  ...['0O14', '0B11', '0X1F', '+0o7', '-0X1', '09_1', '1e1_7', '_1', '-_1', '1.', '1.2.3', 'v1', '0', '00', '-'],
  ...['12:30:45', '190:20:30', '2024-01-01', '2024-01-01T00:00:00Z', '123456789012345678901234567890', '=', '<<'],
  // What YAML gives a meaning to.
  ...['a: b', '- x', '# c', 'a #b', '|', '>', '>-', '&a', '*a', '!t', '!!str x', '%x', '@x', '`x', '{a}', '[a]'],
  ...['{{ x }}', '? x', ': x', '---', '...', '--- x', "it's", '"q"', "'", '\\', '\\n', 'a:', '?', ':', ','],
  // White space.
  ...[' ', '  lead', 'trail ', 'tab\there', '\ttab', '\n', 'end\n', 'end\n\n', '\nstart', 'multi\nline\n', '\r'],
  ...['  deep\nmulti\n', 'multi\n\n\nline', 'a \nb', 'dos\r\nlines\r\n', '---\na: b\n...\n', '\ttab\nline', ' \n'],
  // Characters that end lines or cannot be printed.
  ...['\u0000', '\u0007', '\u001b[0m', '\u007f', '\u0080', '\u0085', 'next\u0085line', '\u009f', '\u00a0', '\u00ad'],
  ...['\u200b', '\u200e', '\u2028', '\u2029', 'line\u2028separator', '\ufeff', 'mark\ufeffinside', '\ufffd', '\ufffe'],
  // Beyond ASCII.
  ...['é', 'e\u0301', 'ﬀ', '漢字', 'עברית', 'emoji 😀', '\u{1f468}\u200d\u{1f469}', '\u{10ffff}'],
  // Long lines, which some writers fold.
  ...['x'.repeat(5000), 'word '.repeat(1000), `${'word '.repeat(30)}\n${'word '.repeat(30)}`, `${'a'.repeat(200)}: b`],
];

/** Strings that no writer has an excuse to refuse. */
export const ORDINARY: readonly string[] = [
  ...['yes', 'true', 'null', '8080', '1e3', '0x1F', '0777', '12:30', '2024-01-01', '1.19.6', 'v3.32.1', '10.0.0.0/8'],
  ...[
    'fd00::/8',
    '100m',
    '512Mi',
    'a: b',
    '- x',
    '# c',
    "it's",
    '{{ x }}',
    '$(VAR)',
    'eth+',
    'sha256:0a',
    'é',
    '漢字 😀',
  ],
  ...['', ' ', 'two\nlines\n', 'if true; then\n\techo yes\nfi\n', '{\n  "cniVersion": "0.3.1"\n}\n'],
];

/** Every string of up to `length` of some characters. */
function shortStrings(characters: string, length: number): readonly string[] {
  const all: string[][] = [['']];
  for (let size = 1; size <= length; size += 1) {
    all.push((all[size - 1] ?? []).flatMap((start) => [...characters].map((character) => start + character)));
  }
  return all.flat();
}

/** Every character of the basic plane, alone and between letters. Half a surrogate pair is no character. */
function everyCharacter(): readonly string[] {
  const codes = Array.from({ length: 0x1_0000 }, (_, code) => code).filter((code) => code < 0xd800 || code > 0xdfff);
  return codes.flatMap((code) => {
    const character = String.fromCharCode(code);
    return [character, `a${character}b`];
  });
}

/** Many strings, in lists that fit into a ConfigMap. */
export const SWEEPS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'what may look like a number': inLists(shortStrings('019oOxXbB_+-.eE:', 3)),
  'white space': inLists(shortStrings('a\t \n\r#:', 4)),
  'every character': inLists(everyCharacter()),
};

function inLists(strings: readonly string[], size = 16_384): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(strings.length / size) }, (_, n) => strings.slice(n * size, (n + 1) * size));
}
