// An Autopilot cluster in a VPC of its own.
import { gkeAutopilot } from 'cluster-blueprints/blueprints';
import { GkeBlueprint } from 'cluster-blueprints/pulumi/gke';

const calm = new GkeBlueprint('calm', {
  blueprint: (facts) => gkeAutopilot({ facts, location: 'europe-west3', cluster: { name: 'calm' } }),
});

export const kubeconfig = calm.kubeconfig;
