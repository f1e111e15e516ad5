import type { Cluster } from '../../lib/core/cluster';
import { evaluate } from '../../lib/core/rule';
import {
  announcedLoss,
  silentLoss,
  TERMINATION_RULES,
  type TerminationHandler,
  type TerminationOptions,
  terminationOf,
} from '../../lib/nodes/termination';
import { aks, eks, gke, k3s, kubeadm } from '../support/clusters';

const SPOT_MNG = eks('vpc-cni', {
  nodePools: [
    { name: 'system', instanceTypes: ['m7g.large'] },
    { name: 'spot', instanceTypes: ['m7g.large', 'm6g.large', 'c7g.large', 'c6g.large', 'r7g.large'], spot: true },
  ],
});

const patientGke = (...grace: readonly (number | undefined)[]): Cluster =>
  gke('dataplane-v2', {
    gkeVersion: '1.35.1-gke.1396000',
    nodePools: [
      { name: 'system', machineType: 'e2-standard-4' },
      ...grace.map((total, index) => ({
        name: `spot-${index}`,
        machineType: 'e2-standard-4',
        spot: true,
        ...(total !== undefined && { shutdownGrace: { total, critical: 20 } }),
      })),
    ],
  });

describe('who ends pods before their node goes', () => {
  test.each<readonly [string, Cluster, TerminationOptions, object]>([
    ['EKS', eks('vpc-cni'), {}, { handler: 'karpenter', noticeSeconds: 120, podSeconds: 110, drainedBy: 'eviction' }],
    ['EKS with spot node groups', SPOT_MNG, {}, { handler: 'managed-node-group', podSeconds: 110 }],
    ['EKS Auto Mode', eks('auto'), {}, { handler: 'auto-mode', drainedBy: 'eviction' }],
    [
      'GKE',
      patientGke(undefined),
      {},
      { handler: 'kubelet', noticeSeconds: 30, podSeconds: 15, drainedBy: 'shutdown' },
    ],
    ['GKE with more patience', patientGke(120), {}, { noticeSeconds: 120, podSeconds: 100 }],
    ['GKE where one pool has less', patientGke(120, 60), {}, { noticeSeconds: 60, podSeconds: 40 }],
    ['AKS', aks('overlay'), {}, { handler: 'auto-drain', noticeSeconds: 30, podSeconds: 30, drainedBy: 'eviction' }],
    ['AKS that makes nodes', aks('overlay', { nodeProvisioning: {} }), {}, { handler: 'nap', cutToSeconds: 1 }],
    ['machines of one’s own', k3s(), {}, { handler: 'none', noticeSeconds: 0, drainedBy: 'nothing' }],
    ['what is given', k3s(), { handler: 'kubelet', podSeconds: 45 }, { drainedBy: 'shutdown', podSeconds: 45 }],
    ['a shorter notice', eks('vpc-cni'), { noticeSeconds: 60 }, { noticeSeconds: 60, podSeconds: 60 }],
    ['a longer notice', gke('dataplane-v2'), { noticeSeconds: 120 }, { noticeSeconds: 120, podSeconds: 15 }],
  ])('%s', (_, cluster, given, expected) => {
    expect(terminationOf(cluster, given)).toMatchObject(expected);
  });

  test('nodes of EKS end pods by themselves since 1.34', () => {
    const kubelet = (kubernetes: string): number | undefined =>
      terminationOf(eks('vpc-cni', { kubernetes }), { handler: 'kubelet' }).podSeconds;
    expect([kubelet('1.33'), kubelet('1.34')]).toEqual([undefined, 120]);
  });

  test('nobody cuts what pods ask for where nobody ends them', () => {
    expect(terminationOf(kubeadm())).not.toHaveProperty('podSeconds');
  });
});

describe('who cannot be there', () => {
  test.each<readonly [Cluster, TerminationHandler]>([
    [eks('vpc-cni'), 'auto-mode'],
    [aks('overlay'), 'nap'],
  ])('%#', (cluster, handler) => {
    const given = { handler };
    const { findings } = evaluate(TERMINATION_RULES, { cluster, given, termination: terminationOf(cluster, given) });
    expect(findings).toMatchObject([{ rule: 'termination/handler-is-of-the-cluster', path: 'termination.handler' }]);
  });
});

describe('when a loss is felt', () => {
  const timing = { lossEvictionSeconds: 5 };

  test.each([
    ['eviction', { endpointsLeave: 0, replacementsBegin: 0 }],
    ['deletion', { endpointsLeave: 0, replacementsBegin: 0 }],
    // Measured: 8.4 seconds.
    ['shutdown', { endpointsLeave: 10, replacementsBegin: 10 }],
    ['nothing', { endpointsLeave: 50, replacementsBegin: 55 }],
  ] as const)('by %s', (drainedBy, expected) => {
    expect(announcedLoss({ drainedBy }, timing)).toEqual(expected);
  });

  test('an answer that fails takes a pod out before its node is given up', () => {
    expect(announcedLoss({ drainedBy: 'shutdown' }, { ...timing, failsWithinSeconds: 5 })).toEqual({
      endpointsLeave: 5,
      replacementsBegin: 10,
    });
  });

  // Measured: 53 and 58 seconds.
  test('without a word', () => {
    expect(silentLoss(timing)).toEqual({ endpointsLeave: 50, replacementsBegin: 55 });
  });
});
