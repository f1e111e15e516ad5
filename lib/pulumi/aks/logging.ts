import { DiagnosticSetting } from '@pulumi/azure-native/monitor/diagnosticSetting';
import type * as pulumi from '@pulumi/pulumi';
import type { AksLogCategory, AksLogging } from '../../clusters/aks/provisioning/options';
import type { Gate } from '../gate';
import type { Late } from '../late';

const DEFAULT_CATEGORIES: readonly AksLogCategory[] = [
  'kube-apiserver',
  'kube-audit-admin',
  'guard',
  'cluster-autoscaler',
];

/** Sends logs of a control plane to a workspace. */
export function sendLogs(
  name: string,
  clusterId: pulumi.Input<string>,
  { workspaceId, categories = DEFAULT_CATEGORIES }: AksLogging<Late>,
  gate: Gate,
  opts: pulumi.CustomResourceOptions,
): DiagnosticSetting {
  return new DiagnosticSetting(
    name,
    {
      name: 'control-plane',
      resourceUri: clusterId,
      workspaceId: gate.string(workspaceId),
      // Tables of their own cost less to ask than the one for everything.
      logAnalyticsDestinationType: 'Dedicated',
      logs: categories.map((category) => ({ category, enabled: true })),
    },
    opts,
  );
}
