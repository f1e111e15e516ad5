import { BIN_VARIABLE, findEngine } from './engine';

describe('the engine', () => {
  const demanded = (process.env['CI'] ?? '') !== '';
  const engine = findEngine();
  const check = 'missing' in engine && !demanded ? test.skip : test;

  check('is there', () => {
    if ('missing' in engine) throw new Error(`The engine tests cannot run: ${engine.missing}.`);
    expect(engine.path).toMatch(/pulumi$/);
  });

  test.each([
    [{}, `${BIN_VARIABLE} is not set`],
    [{ [BIN_VARIABLE]: 'bin' }, 'is not an absolute path: bin'],
    [{ [BIN_VARIABLE]: __dirname }, `there is no ${__dirname}/pulumi`],
  ])('is missed with the way to get it: %j', (environment, message) => {
    expect(findEngine(environment)).toEqual({
      missing: expect.stringMatching(new RegExp(`${message}.*\\.ci/build-binaries\\.sh builds it`)) as string,
    });
  });
});
