import { attempt } from './child/attempt';
import type { PROGRAMS } from './child/gke-refusals';
import { describeWithGcp } from './suite';

type Refused = keyof typeof PROGRAMS;

/** What turns out to be wrong, what is not made because of it, and what is said. */
const LATE: readonly (readonly [Refused, type: string, ...said: string[]])[] = [
  [
    'a key by its name alone',
    'gcp:container/cluster:Cluster',
    "encryption.keyName: 'prod' does not name a key of Cloud KMS",
    '[gke/key-is-a-resource-name]',
  ],
  [
    'a project by its number',
    'gcp:container/cluster:Cluster',
    "project: '123456789012' does not name a project",
    '[gke/project-is-an-id]',
  ],
  [
    'a pod range on top of the Services',
    'gcp:compute/subnetwork:Subnetwork',
    '172.20.0.0/14',
    '[cluster/address-ranges-do-not-overlap]',
  ],
];

describeWithGcp('a cluster of which something turns out to be wrong', () => {
  test.each(LATE)('is refused before anything is made of it: %s', async (name, type, ...said) => {
    const [[preview, up] = []] = await attempt('gke-refusals', [name], ['preview', 'up']);
    expect(preview).toMatchObject({ failed: false, errors: [] });
    expect(up?.failed).toBe(true);
    for (const text of said) expect(up?.errors.join()).toContain(text);
    expect(up?.types).not.toContain(type);
  });
});

describeWithGcp('what is settled when a cluster is made', () => {
  test.each<[Refused, string]>([
    ['another dataplane', 'cluster.networking.mode: it was dataplane-v2 when the cluster was made'],
    ['another name', 'cluster.name: it was prod when the cluster was made'],
    ['another location', 'cluster.location: it was europe-west3 when the cluster was made'],
    ['another pod range', 'it was 10.244.0.0/16 when the'],
    [
      'no policies by host name any more',
      'cluster.networking.fqdnNetworkPolicy: it was true when the cluster was made',
    ],
    ['another project', 'project: it was my-project when the cluster was made'],
  ])('is not changed, and the preview says why: %s', async (name, message) => {
    const [[up, preview] = []] = await attempt('gke-refusals', [name], ['up', 'preview']);
    expect(up).toMatchObject({ failed: false, errors: [] });
    expect(preview?.failed).toBe(true);
    expect(preview?.errors.join()).toContain(message);
  });
});
