import { CATALOGUE } from '../../blueprints';
import { createStack } from './stack';
import { ofType } from './state';

/** What is the same for the examples of a cloud. */
export interface CloudExamples {
  /** What their names begin with. */
  readonly prefix: string;
  /** Others that are of no blueprint. */
  readonly others?: readonly string[];
  /** Type of their clusters. */
  readonly type: string;
  /** Where they are. */
  readonly config: Readonly<Record<string, string>>;
  /** What one must be told besides, by name. */
  readonly more?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Runs every example of a cloud. A module runs once: preview, change and removal are shown of the blueprints. */
export function testExamples({ prefix, others = [], type, config, more = {} }: CloudExamples): void {
  const examples = [...CATALOGUE.map(({ name }) => name).filter((name) => name.startsWith(prefix)), ...others];
  test.each(examples)('%s makes a cluster, which nobody takes away by accident', async (name) => {
    const program = (): Promise<unknown> => import(`../../examples/pulumi/${name}`);
    const stack = await createStack(program, { config: { ...config, ...more[name] } });
    const { diagnostics } = await stack.up();
    expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(ofType(stack.state(), type)).toHaveLength(1);
    await expect(stack.destroy()).rejects.toThrow(/protected/);
    expect(ofType(stack.state(), type)).toHaveLength(1);
  });
}
