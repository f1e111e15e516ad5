import { MISSING } from './environment';
import { Kubernetes } from './kubernetes';
import { VARIABLE } from './lane';

/** `describe`, or `describe.skip` where the lane cannot run; `environment.test.ts` says why, and fails in CI. */
export const describeOnCluster: jest.Describe = MISSING.length === 0 ? describe : describe.skip;

/** A client of the API server that all tests share. Tests remove what they apply. */
export function sharedCluster(): Kubernetes {
  const kubeconfig = process.env[VARIABLE];
  if (kubeconfig === undefined) throw new Error('the set-up of the lane has started no control plane');
  return new Kubernetes(kubeconfig);
}
