import { describeOnCluster } from '../on-cluster';
import { SimulatedCluster } from './simulated-cluster';

/** Describes what happens on a simulated cluster of its own, which lasts for all tests in it. */
export function describeOnSimulation(name: string, tests: (simulated: () => SimulatedCluster) => void): void {
  describeOnCluster(name, () => {
    let cluster: SimulatedCluster | undefined;

    beforeAll(async () => {
      cluster = await SimulatedCluster.start();
    });

    afterAll(async () => {
      await cluster?.stop();
    });

    tests(() => {
      if (cluster === undefined) throw new Error('the simulated cluster has not started');
      return cluster;
    });
  });
}
