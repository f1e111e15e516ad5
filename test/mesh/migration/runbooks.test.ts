import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkFile } from '../../../lib/file/check-file';

const FOLDER = join(__dirname, '..', '..', '..', 'lib', 'mesh', 'migration');
const RUNBOOKS = readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')] as const);

/** Code of a language, block by block. */
const blocks = (text: string, language: string): readonly string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, code = '']) => code);

/** A cluster with what a block says of its add-ons, and what it needs besides. */
const fileWith = (block: string): string => {
  const needed = ['cilium', 'gateway-api', 'istio-ambient'].filter((kind) => !block.includes(`kind: ${kind}\n`));
  const usual = needed.map(
    (kind) => `- kind: ${kind}${kind === 'cilium' ? '\n  options: { istioAmbient: true }' : ''}\n`,
  );
  const addons = [...usual, block].join('').replaceAll(/^(?=.)/gm, '  ');
  return `cluster:\n  distribution: kubeadm\n  name: shop\n  apiServer: { host: api.example.internal }\n  kubeProxy: none\naddons:\n${addons}`;
};

test('there are two ways into the mesh', () => {
  expect(RUNBOOKS.map(([name]) => name).sort()).toEqual(['no-mesh-to-mtls.md', 'sidecar-to-ambient.md']);
});

describe.each(RUNBOOKS)('%s', (_, text) => {
  const steps = text.split(/^## /m).slice(1);

  test('has steps in order, each with a check by command and a way back', () => {
    expect(steps.map((step) => Number.parseInt(step, 10))).toEqual(steps.map((_, index) => index + 1));
    for (const step of steps) {
      expect(step).toMatch(/\*\*Back\*\*: /);
      expect(blocks(step.slice(step.indexOf('**Check**')), 'sh')).not.toEqual([]);
    }
  });

  test.each(blocks(text, 'yaml').map((block) => [block.split('\n', 1)[0] ?? '', block] as const))(
    'says what can be planned: %s',
    (_, block) => {
      const { findings } = checkFile(fileWith(block));
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    },
  );

  test('names policies and ports that the mesh has', () => {
    expect(text).not.toMatch(/consecutiveErrors|istioctl waypoint|--service-account/);
  });
});
