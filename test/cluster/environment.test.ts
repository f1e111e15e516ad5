import { MISSING } from './environment';

const name = 'programs, charts and definitions are at hand';

if (MISSING.length === 0 || process.env['CI']) {
  test(name, () => {
    expect(MISSING).toEqual([]);
  });
} else {
  test.skip(`${name}: ${MISSING.join('; ')}`, () => undefined);
}
