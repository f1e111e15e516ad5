import { eksCluster } from '../../lib/clusters/eks';
import { compose } from '../../lib/core/compose';
import { CAPACITY_LABEL, type SpotCapacity, spotCapacity } from '../../lib/nodes/spot-capacity';
import { EksBlueprint, type Late } from '../../lib/pulumi/eks';
import { SYSTEM as AKS_SYSTEM, overlay, POOL, provision as provisionAks } from './aks-cluster';
import { clusterOf, SYSTEM as GKE_SYSTEM, NODE_POOL, provision as provisionGke } from './gke-blueprint-parts';
import { createStack, type Program } from './stack';
import { ofType } from './state';
import { describeWithAws, describeWithAzure, describeWithGcp } from './suite';

const WEB: SpotCapacity = { name: 'web', instances: { memoryPerCpu: [2, 4] }, labels: { team: 'web' } };

/** What all pools of a type were made with, once the cloud has taken them. */
async function poolsOf(program: Program, type: string): Promise<readonly unknown[]> {
  const stack = await createStack(program);
  const { changes } = await stack.up();
  expect(Object.keys(changes)).toEqual(['create']);
  return ofType(stack.state(), type).map(({ inputs }) => inputs);
}

const labelled = (capacity: 'spot' | 'on-demand'): unknown =>
  expect.objectContaining({ [CAPACITY_LABEL]: capacity, team: 'web' });
const pool = (inputs: object): unknown => expect.objectContaining(inputs);

describeWithAws('spot capacity', () => {
  test('is managed node groups that AWS takes', async () => {
    const made = await poolsOf(() => {
      new EksBlueprint('prod', {
        blueprint: (facts) =>
          compose(
            eksCluster<Late>({
              name: 'prod',
              networking: { mode: 'vpc-cni' },
              vpc: { kind: 'new' },
              apiServer: { host: facts.apiServerHost },
              nodePools: [
                { name: 'system', instanceTypes: ['m7g.large'] },
                ...spotCapacity('managed-node-group', WEB).pools,
              ],
            }),
          ),
      });
    }, 'aws:eks/nodeGroup:NodeGroup');
    expect(made).toHaveLength(5);
    expect(made).toEqual(
      expect.arrayContaining([
        pool({ capacityType: 'SPOT', labels: labelled('spot') }),
        pool({ capacityType: 'ON_DEMAND', labels: labelled('on-demand') }),
      ]),
    );
  });
});

describeWithGcp('spot capacity', () => {
  test('is node pools that Google takes', async () => {
    const made = await poolsOf(
      provisionGke({
        blueprint: (facts) =>
          compose(clusterOf(facts, { nodePools: [GKE_SYSTEM, ...spotCapacity('gke-node-pool', WEB).pools] })),
      }),
      NODE_POOL,
    );
    expect(made).toHaveLength(7);
    expect(made).toEqual(
      expect.arrayContaining([
        pool({ nodeConfig: pool({ machineType: 'n4-highcpu-4', spot: true, labels: labelled('spot') }) }),
        pool({ nodeConfig: pool({ machineType: 'n4-standard-4', labels: labelled('on-demand') }) }),
      ]),
    );
  });
});

describeWithAzure('spot capacity', () => {
  test('is user pools that Azure takes', async () => {
    const made = await poolsOf(
      provisionAks({
        blueprint: (facts) => overlay(facts, { nodePools: [AKS_SYSTEM, ...spotCapacity('aks-node-pool', WEB).pools] }),
      }),
      POOL,
    );
    expect(made).toEqual(
      expect.arrayContaining([
        pool({ vmSize: 'Standard_D4lds_v5', scaleSetPriority: 'Spot', nodeLabels: labelled('spot') }),
        pool({ vmSize: 'Standard_D4ads_v5', nodeLabels: labelled('on-demand') }),
      ]),
    );
  });
});
