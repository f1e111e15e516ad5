import type { ClusterArgs } from '@pulumi/gcp/container/cluster';
import type { GkeSettings } from '../../clusters/gke/gke-cluster';
import type { GkeMaintenance } from '../../clusters/gke/provisioning/maintenance';
import type { Late } from '../late';
import type { GkeSettled } from './settings';

/** What of a cluster's arguments says how it is watched and upgraded. */
export function operationsArgs(
  { mode: { dataplaneV2 } }: Pick<GkeSettings<Late>, 'mode'>,
  { logging, monitoring, releaseChannel, maintenance }: GkeSettled<Late>,
): Partial<ClusterArgs> {
  const observability = dataplaneV2?.observability;
  return {
    releaseChannel: { channel: releaseChannel },
    loggingConfig: { enableComponents: [...logging] },
    monitoringConfig: {
      ...(monitoring.components !== undefined && { enableComponents: [...monitoring.components] }),
      managedPrometheus: { enabled: monitoring.managedPrometheus },
      ...(dataplaneV2 !== undefined && {
        advancedDatapathObservabilityConfig: {
          enableMetrics: observability === undefined ? false : (observability.metrics ?? true),
          enableRelay: observability?.relay ?? false,
        },
      }),
    },
    ...(maintenance !== undefined && { maintenancePolicy: maintenanceOf(maintenance) }),
  };
}

function maintenanceOf({ window, exclusions = {} }: GkeMaintenance): NonNullable<ClusterArgs['maintenancePolicy']> {
  return {
    recurringWindow: { startTime: window.start, endTime: window.end, recurrence: window.recurrence },
    maintenanceExclusions: Object.entries(exclusions).map(([exclusionName, { start, end, scope = 'NO_UPGRADES' }]) => ({
      exclusionName,
      startTime: start,
      endTime: end,
      exclusionOptions: { scope },
    })),
  };
}
