import type { GkeCluster, GkeOptions } from '../../lib/clusters/gke';
import { compose } from '../../lib/core/compose';
import type { GkeBlueprintArgs, GkeFacts, Late } from '../../lib/pulumi/gke';
import { before } from './before';
import { CLUSTER, clusterOf, provision, SYSTEM, WEBHOOK } from './gke-blueprint-parts';
import { createStack } from './stack';
import { nameOf, ofType } from './state';
import { describeWithGcp } from './suite';

describeWithGcp('a cluster in a Shared VPC', () => {
  const SHARED: GkeOptions<Late>['vpc'] = {
    kind: 'shared',
    hostProject: 'net-host',
    network: 'projects/net-host/global/networks/shared',
    subnetwork: 'projects/net-host/regions/europe-west3/subnetworks/clusters',
    nodeRange: '10.0.0.0/20',
    ranges: {
      kind: 'named',
      pods: { name: 'pods', cidr: '10.244.0.0/16' },
      services: { name: 'services', cidr: '172.20.0.0/20' },
    },
  };

  test('may use the subnet before it is made, and until it is gone', async () => {
    const stack = await createStack(provision({ blueprint: (facts) => compose(webhookOf(facts)), ...OPEN }));
    await stack.up();
    const state = stack.state();
    expect([...before(state, ofType(state, CLUSTER)[0])].map(nameOf)).toEqual(
      expect.arrayContaining(['prod-gke', 'prod-cloud-services', 'prod-host-hostServiceAgentUser']),
    );
    expect(ofType(state, 'gcp:compute/network:Network')).toEqual([]);
    await stack.destroy();
    expect(stack.cloud()).toEqual([]);
  });

  test('has its firewall opened to webhooks in the host project', async () => {
    const stack = await createStack(provision({ blueprint: (facts) => compose(webhookOf(facts), WEBHOOK), ...OPEN }));
    await stack.up();
    expect(ofType(stack.state(), 'gcp:compute/firewall:Firewall').map(({ inputs }) => inputs)).toMatchObject([
      {
        project: 'net-host',
        network: 'projects/net-host/global/networks/shared',
        sourceRanges: ['172.16.0.0/28'],
        targetTags: ['gke-prod-nodes'],
        allows: [{ protocol: 'tcp', ports: ['15017'] }],
      },
    ]);
  });

  test('leaves its host project alone if asked to', async () => {
    const vpc = {
      ...SHARED,
      hostProject: 'granted-host',
      network: 'projects/granted-host/global/networks/shared',
      subnetwork: 'projects/granted-host/regions/europe-west3/subnetworks/clusters',
    };
    const sharedVpc = { grantIam: false, manageFirewall: false };
    const stack = await createStack(
      provision({ blueprint: (facts) => compose(webhookOf(facts, vpc), WEBHOOK), ...OPEN, sharedVpc }),
    );
    await stack.up();
    expect(stack.cloud().map(({ account }) => account)).not.toContain('granted-host');
  });

  const OPEN: Partial<GkeBlueprintArgs> = {
    allowReplacement: true,
    endpointAccess: { dns: false, ip: { controlPlaneRange: '172.16.0.0/28' } },
  };

  function webhookOf(facts: GkeFacts<Late>, vpc = SHARED): GkeCluster<Late> {
    return clusterOf(facts, { vpc, nodePools: [SYSTEM] });
  }
});
