import { expectGolden } from './golden';
import { createStack, type Operation, type Program } from './stack';
import { type StackState, TYPES } from './state';

/** A program's whole life, lived once for all tests of it. */
export interface Life {
  readonly preview: Operation;
  readonly first: Operation;
  readonly state: StackState;
  readonly second: Operation;
  /** What is in clouds afterwards. */
  readonly left: readonly unknown[];
}

/** Lives it: a preview, twice up, and away. */
export async function live(program: Program): Promise<Life> {
  const stack = await createStack(program);
  const preview = await stack.preview();
  const first = await stack.up();
  const state = stack.state();
  const second = await stack.up();
  await stack.destroy();
  return { preview, first, state, second, left: stack.cloud() };
}

/** What holds for every life. `golden` is the file with the graph that was reviewed. */
export function testLife(golden: string, lived: () => Life): void {
  test('previews what it makes but for definitions in charts and bundles, and finds nothing wrong', () => {
    const { preview, first } = lived();
    const urns = ({ steps }: Operation): readonly string[] => steps.map(({ urn }) => urn);
    const previewed = new Set(urns(preview));
    const made = new Set(urns(first));
    expect([...previewed].filter((urn) => !made.has(urn))).toEqual([]);
    // These are rendered by the provider, and the provider waits for the cluster.
    const rendered = [TYPES.chart, TYPES.bundle];
    const unforeseen = [...made].filter((urn) => !previewed.has(urn));
    expect(unforeseen.filter((urn) => !rendered.some((type) => urn.includes(`$${type}$`)))).toEqual([]);
    expect(first.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  test('changes nothing the second time', () => {
    expect(Object.keys(lived().second.changes)).toEqual(['same']);
  });

  test('leaves nothing in the cloud', () => {
    expect(lived().left).toEqual([]);
  });

  test('is the graph that was reviewed', () => {
    const made = lived().state.resources.filter(({ type }) => !type.startsWith('pulumi:providers:'));
    expectGolden(golden, made.map(({ urn }) => urn).sort());
  });
}

/** Where the first resource that matches is in the order in which all were made; -1 if there is none. */
export function placeOf({ resources }: StackState, matches: (type: string, urn: string) => boolean): number {
  return resources.findIndex(({ type, urn }) => matches(type, urn));
}
