import { whyNotRe2 } from '../../lib/cni/cilium-objects/policies/rules/re2';

/** What the agents of Cilium 1.18 to 1.20 take as the path of a request. */
const TAKEN = [
  '/shop/[^/]+',
  '/a{2,1000}',
  '(?i)/x',
  '(?i:x)y',
  '(?-s)x',
  '(?U)a+',
  '/(?P<name>x)',
  '/(?<name>x)',
  '/\\d+\\/x\\-y\\_z',
  '/\\x41\\pL\\p{Greek}',
  '/\\Qa.b\\E\\z',
  '/[[:alpha:]]+',
  '/[]a]',
  '/a{,3}',
  '{x}',
];

/** What they refuse. */
const REFUSED = [
  '/(?!admin)',
  '/(?<=a)b',
  '/(a)\\1',
  '/a{1001}',
  '/a{3,2}',
  '/\\u0041',
  '/\\cA',
  '/a++',
  '/a/**',
  '*',
  '/(a|b',
  '[',
  '/[]',
  '/[^]',
  '/[z-a]',
];

test.each(TAKEN)('%s is an expression of RE2', (text) => {
  expect(whyNotRe2(text)).toBeUndefined();
});

test.each(REFUSED)('%s is none', (text) => {
  expect(whyNotRe2(text)).toEqual(expect.any(String));
});
