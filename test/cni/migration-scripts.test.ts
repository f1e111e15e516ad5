import { migrationFiles, planMigration } from '../../lib/cni/migration';
import { k3s, kubeadm } from '../support/clusters';
import { StubCluster } from '../support/stub-cluster';

jest.setTimeout(60_000);

const LABEL = 'io.cilium.migration/cilium-default';
const nodePools = [
  { name: 'servers', role: 'control-plane', nodes: 3 },
  { name: 'agents', nodes: 4 },
] as const;

const FLANNEL = { configuration: '10-flannel.conflist', addresses: { cilium: '10.45.3.7', old: '10.42.1.9' } };
const CALICO = { configuration: '10-calico.conflist', addresses: { cilium: '10.245.3.7', old: '10.244.1.9' } };

const fromFlannel = (): StubCluster =>
  new StubCluster(
    migrationFiles(
      planMigration(k3s({ nodePools }), {
        from: { kind: 'flannel' },
        to: { kind: 'cilium' },
        podRanges: ['10.45.0.0/16'],
      }),
    ),
    ['a', 'b'],
    FLANNEL,
  );
const fromCalico = (): StubCluster =>
  new StubCluster(
    migrationFiles(
      planMigration(kubeadm({ nodePools }), {
        from: { kind: 'calico' },
        to: { kind: 'cilium' },
        podRanges: ['10.245.0.0/16'],
      }),
    ),
    ['a', 'b'],
    CALICO,
  );

const MOVE = '3-nodes/move-node.sh';
const BACK = '3-nodes/move-back.sh';
const REBOOT = '5-clean-up/reboot-node.sh';
const verbs = ({ done }: StubCluster): readonly string[] => done.map((line) => line.split(' ')[0] ?? '');

describe.each([
  ['Flannel of K3s', fromFlannel, FLANNEL],
  ['Calico of kubeadm', fromCalico, CALICO],
])('%s', (_, make, { addresses, configuration }) => {
  let cluster: StubCluster;
  beforeEach(() => {
    cluster = make();
  });
  afterEach(() => cluster.remove());

  test('a node moves, and only that one', async () => {
    const { status, output } = await cluster.run(MOVE, ['a']);
    expect({ status, output }).toEqual({ status: 0, output: expect.stringMatching(/--- a: moved to Cilium\n$/) });
    expect(verbs(cluster)).toEqual([
      'label',
      'cordon',
      'drain',
      'label',
      'delete',
      'reboot',
      'delete',
      'run',
      'delete',
      'uncordon',
      'label',
    ]);
    expect([cluster.node('a'), cluster.node('b')]).toEqual([
      { cni: 'cilium', isCordoned: false, labels: { [LABEL]: 'true' } },
      { cni: 'old', isCordoned: false, labels: {} },
    ]);
  });

  test('a node that has moved is left alone', async () => {
    await cluster.run(MOVE, ['a']);
    cluster.set({});
    expect(await cluster.run(MOVE, ['a'])).toEqual({ status: 0, output: '--- a: has moved to Cilium before\n' });
    expect(cluster.done).toEqual([]);
  });

  test('it goes on where it stopped: a pod that may not leave', async () => {
    cluster.set({ failing: ['drain'] });
    const stopped = await cluster.run(MOVE, ['a']);
    expect(stopped.status).toBe(1);
    expect(stopped.output).toContain('STOP: pods stay on a');
    expect(cluster.node('a').labels).not.toHaveProperty([LABEL]);
    cluster.set({ failing: [] });
    expect((await cluster.run(MOVE, ['a'])).status).toBe(0);
    expect(cluster.node('a')).toMatchObject({ cni: 'cilium', isCordoned: false });
  });

  test('it goes on where it stopped: a probe that fails leaves the node cordoned, and nothing is drained twice', async () => {
    cluster.set({ failing: ['wait pod/cilium-migration-probe'] });
    const stopped = await cluster.run(MOVE, ['a']);
    expect(stopped.output).toContain('STOP: a pod on a does not reach the API server or DNS');
    expect(cluster.node('a').isCordoned).toBe(true);
    cluster.set({ failing: [] });
    expect((await cluster.run(MOVE, ['a'])).status).toBe(0);
    expect(verbs(cluster)).toEqual(['delete', 'run', 'delete', 'uncordon', 'label']);
  });

  test('an API server that is away for a moment is no reboot: the node is emptied and labelled all the same', async () => {
    cluster.set({ failsOnce: { call: 2, prefix: 'get node a -o jsonpath={.status.nodeInfo.bootID}' } });
    expect((await cluster.run(MOVE, ['a'])).status).toBe(0);
    expect(verbs(cluster).slice(0, 6)).toEqual(['label', 'cordon', 'drain', 'label', 'delete', 'reboot']);
  });

  test('a node that rebooted by itself, before it was told anything, is emptied and rebooted again', async () => {
    cluster.set({ failing: ['drain'] });
    await cluster.run(MOVE, ['a']);
    cluster.set({ failing: [] });
    await cluster.run('../programs/kubectl', ['reboot', 'a']);
    cluster.set({});
    expect((await cluster.run(MOVE, ['a'])).status).toBe(0);
    expect(verbs(cluster)).toEqual(expect.arrayContaining(['drain', 'reboot']));
    expect(cluster.node('a').cni).toBe('cilium');
  });

  test('nobody is said to have moved by an API server that does not answer', async () => {
    cluster.set({ failing: ['get pods -A'] });
    expect((await cluster.run('4-finish/not-moved.sh')).status).not.toBe(0);
  });

  test('a node that does not come back is told of', async () => {
    const { status, output } = await cluster.run(MOVE, ['a'], { REBOOT_COMMAND: 'exit 255' });
    expect([status, output]).toEqual([1, expect.stringContaining('STOP: a has not come back')]);
  });

  test('without a command, whoever runs it reboots', async () => {
    const { output } = await cluster.run(MOVE, ['a'], { REBOOT_COMMAND: '' });
    expect(output).toContain('--- a: REBOOT THIS NODE NOW');
  });

  test('a second node waits for the first', async () => {
    cluster.set({ failing: ['wait pod/cilium-migration-probe'] });
    await cluster.run(MOVE, ['a']);
    cluster.set({ failing: [] });
    const { status, output } = await cluster.run(MOVE, ['b']);
    expect([status, output]).toEqual([1, expect.stringContaining('STOP: a is still on its way')]);
    expect(cluster.done).toEqual([]);
  });

  test('a pod with an address of the old network is no success', async () => {
    cluster.set({ addresses: { ...addresses, cilium: addresses.old } });
    const { status, output } = await cluster.run(MOVE, ['a']);
    expect([status, output]).toEqual([
      1,
      expect.stringContaining(`has the address ${addresses.old}, which is not one of Cilium`),
    ]);
  });

  test('nothing moves before phase 2', async () => {
    cluster.set({ nodeConfig: false });
    const { status, output } = await cluster.run(MOVE, ['a']);
    expect([status, output]).toEqual([1, expect.stringContaining('phase 2 is not complete')]);
    expect(cluster.done).toEqual([]);
  });

  test.each([[[]], [['a', 'b']]])('%j is misuse', async (args) => {
    expect((await cluster.run(MOVE, args)).status).toBe(64);
  });

  test.each(['$(reboot)', 'x";rm'])('%s is no node', async (name) => {
    expect((await cluster.run(MOVE, [name])).output).toContain('is no name of a node');
  });

  test('a node moves back', async () => {
    await cluster.run(MOVE, ['a']);
    cluster.set({});
    const { status, output } = await cluster.run(BACK, ['a']);
    expect({ status, output }).toEqual({ status: 0, output: expect.stringContaining('--- a: moved back to ') });
    expect(cluster.node('a')).toMatchObject({ cni: 'old', isCordoned: false, labels: {} });
    expect(cluster.configurations('a')).toEqual([configuration]);
  });

  test('a move that failed is taken back', async () => {
    cluster.set({ failing: ['wait pod/cilium-migration-probe'] });
    await cluster.run(MOVE, ['a']);
    cluster.set({ failing: [] });
    expect((await cluster.run(BACK, ['a'])).status).toBe(0);
    expect(cluster.node('a')).toMatchObject({ cni: 'old', isCordoned: false, labels: {} });
  });

  test('a move that stopped before it changed anything is taken back without a reboot', async () => {
    cluster.set({ failing: ['drain'] });
    await cluster.run(MOVE, ['a']);
    cluster.set({ failing: [] });
    expect(await cluster.run(BACK, ['a'])).toEqual({ status: 0, output: '--- a: has not moved to Cilium\n' });
    expect(verbs(cluster)).toEqual(['uncordon', 'label']);
    expect(cluster.node('a')).toMatchObject({ isCordoned: false, labels: {} });
  });

  test('a way back that stopped goes on, and the way there begins anew after it', async () => {
    await cluster.run(MOVE, ['a']);
    cluster.set({ failing: ['wait pod/cilium-migration-probe'] });
    expect((await cluster.run(BACK, ['a'])).status).toBe(1);
    cluster.set({ failing: [] });
    expect((await cluster.run(BACK, ['a'])).status).toBe(0);
    expect(verbs(cluster)).not.toContain('drain');
    cluster.set({});
    expect((await cluster.run(MOVE, ['a'])).status).toBe(0);
    expect(cluster.node('a').cni).toBe('cilium');
  });

  test('there is no way back by script once phase 4 is done', async () => {
    await cluster.run(MOVE, ['a']);
    cluster.set({ customConf: 'false' });
    const { status, output } = await cluster.run(BACK, ['a']);
    expect([status, output]).toEqual([1, expect.stringContaining('go back as phase 4 says first')]);
    expect(cluster.done).toEqual([]);
  });

  test('what is left of the old network is listed', async () => {
    expect(await cluster.run('4-finish/not-moved.sh')).toEqual({
      status: 1,
      output: `default/app-a ${addresses.old}\ndefault/app-b ${addresses.old}\n`,
    });
    for (const node of ['a', 'b']) await cluster.run(MOVE, [node]);
    expect(await cluster.run('4-finish/not-moved.sh')).toEqual({ status: 0, output: '' });
  });

  test('the last reboot waits for a configuration, and takes away what was put aside', async () => {
    const refused = await cluster.run(REBOOT, ['a']);
    expect([refused.status, refused.output]).toEqual([1, expect.stringContaining('would have no network at all')]);
    expect(cluster.done).toEqual([]);
    await cluster.run(MOVE, ['a']);
    expect(cluster.configurations('a')).toEqual(['05-cilium.conflist', `${configuration}.cilium_bak`]);
    cluster.set({});
    const { status, output } = await cluster.run(REBOOT, ['a']);
    expect([status, output]).toEqual([0, expect.stringMatching(/--- a: rebooted; Cilium alone is left\n$/)]);
    expect(cluster.configurations('a')).toEqual(['05-cilium.conflist']);
    expect(verbs(cluster)).toContain('reboot');
  });
});
