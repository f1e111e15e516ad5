import type { InstallPlan } from '../../lib/core/plan';
import { objectPlan } from './object-plan';

/** A plan that installs the AWS Node Termination Handler. */
export const HANDLER_PLAN: InstallPlan = {
  ...objectPlan('nth', []),
  title: 'AWS Node Termination Handler',
  steps: [
    {
      kind: 'helm',
      id: 'nth',
      after: [],
      release: 'nth',
      namespace: 'kube-system',
      values: {},
      install: 'release',
      chart: { repository: 'oci://registry.example', name: 'aws-node-termination-handler', version: '0.27.2' },
    },
  ],
};
