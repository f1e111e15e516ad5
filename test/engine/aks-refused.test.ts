import type { PROGRAMS } from './child/aks-refusals';
import { attempt } from './child/attempt';
import { describeWithAzure } from './suite';

type Refused = keyof typeof PROGRAMS;

/** What turns out to be wrong, what is not made because of it, and what is said. */
const LATE: readonly (readonly [Refused, type: string, ...said: string[]])[] = [
  [
    'a group by its name',
    'azure-native:containerservice:ManagedCluster',
    "adminGroupIds[0]: 'operators' is no object id of Microsoft Entra ID; to mend it: write it like 01234567-",
    '[aks/principal-is-an-object-id]',
  ],
  [
    'an identity by its name',
    'azure-native:containerservice:ManagedCluster',
    "identity.id: 'aks' is not the resource id of a managed identity",
    '[aks/resource-is-named-by-its-id]',
  ],
  [
    'a range on top of the Services',
    'azure-native:network:VirtualNetwork',
    '10.0.0.0/12',
    '[cluster/address-ranges-do-not-overlap]',
  ],
];

describeWithAzure('an AKS cluster of which something turns out to be wrong', () => {
  test.each(LATE)('is refused before anything is made of it: %s', async (name, type, ...said) => {
    const [[preview, up] = []] = await attempt('aks-refusals', [name], ['preview', 'up']);
    expect(preview).toMatchObject({ failed: false, errors: [] });
    expect(up?.failed).toBe(true);
    for (const text of said) expect(up?.errors.join()).toContain(text);
    expect(up?.types).not.toContain(type);
  });
});

describeWithAzure('a program that takes Outputs for what they will be', () => {
  test('is refused in the preview, with every place at once', async () => {
    const programs = ['Outputs as text', 'Outputs where the shape is decided'] as const;
    const tried = await attempt('aks-refusals', programs, ['preview']);
    const said = tried.map(([preview]) => preview?.errors.join() ?? '');
    for (const path of ['adminGroupIds[0]', 'tags.owner']) {
      expect(said[0]).toContain(`${path}: a value that is known only later was made text too early`);
    }
    for (const path of ['assignRoles', 'tier']) {
      expect(said[1]).toContain(`${path}: a value that is known only later decides the shape of the plan here`);
    }
    expect(said[1]).not.toContain('adminGroupIds');
  });
});
