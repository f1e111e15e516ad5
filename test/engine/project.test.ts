import { readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';
import { createStack } from './stack';
import { ofType, TYPES } from './state';
import { describeWithEngine } from './suite';

const ROOT = path.resolve(__dirname, '../..');
const { main } = load(readFileSync(path.join(ROOT, 'Pulumi.yaml'), 'utf8')) as { readonly main: string };

describeWithEngine('Pulumi.yaml', () => {
  test('runs the example that the configuration of the stack names', async () => {
    const config = { blueprint: 'k3s-cilium', kubeconfig: 'a kubeconfig' };
    const program = async (): Promise<unknown> => {
      const { default: outputs } = (await import(path.join(ROOT, main))) as { readonly default: Promise<unknown> };
      return await outputs;
    };
    const stack = await createStack(program, { config });
    await stack.up();
    expect(ofType(stack.state(), TYPES.blueprint)).toHaveLength(1);
    expect(stack.objects().map(({ kubeconfig, object }) => [kubeconfig, object.kind])).toEqual([
      ['a kubeconfig', 'Release'],
    ]);
  });
});
