import type { Taint } from '../../core/needs';
import type { KubernetesObject } from '../../core/plan';
import type { Values } from '../../core/values';
import type { ComputeClassNodePoolConfig } from './options';
import type { ComputeClassPriority } from './priority-options';
import type { ComputeClassSettings } from './settings';

/** The ComputeClass of a class. What GKE's versions do not agree on is always said. */
export function computeClassObject<S>(settings: ComputeClassSettings<S>): KubernetesObject<S> {
  const { options, priorities, createsPools, movesBack } = settings;
  const { activeMigration, autopilot, autoscalingPolicy, name, nodePoolConfig, priorityDefaults } = options;
  const everyDaemon = activeMigration?.ensureAllDaemonSetPodsRunning;
  return {
    apiVersion: 'cloud.google.com/v1',
    kind: 'ComputeClass',
    metadata: { name },
    spec: {
      ...(autopilot !== undefined && { autopilot: { enabled: autopilot } }),
      priorities: priorities.map(priorityValues),
      ...(priorityDefaults !== undefined && { priorityDefaults: { ...priorityDefaults } as Values<S> }),
      nodePoolAutoCreation: { enabled: createsPools },
      ...(nodePoolConfig !== undefined && { nodePoolConfig: configValues(nodePoolConfig) }),
      ...(autoscalingPolicy !== undefined && { autoscalingPolicy: { ...autoscalingPolicy } }),
      activeMigration: {
        optimizeRulePriority: movesBack,
        ...(everyDaemon !== undefined && { ensureAllDaemonSetPodsRunning: everyDaemon }),
      },
      whenUnsatisfiable: options.whenUnsatisfiable ?? 'DoNotScaleUp',
    },
  };
}

/** A rule as the definition has it: the same words, but for what it nests. */
function priorityValues<S>(rule: ComputeClassPriority<S>): Values<S> {
  const { flexStart, ...rest } = rule;
  return { ...rest, ...(flexStart !== undefined && { flexStart: { enabled: flexStart } }) } as Values<S>;
}

function configValues<S>(config: ComputeClassNodePoolConfig<S>): Values<S> {
  const { imageType, nodeLabels, serviceAccount, taints } = config;
  return {
    ...(imageType !== undefined && { imageType }),
    ...(serviceAccount !== undefined && { serviceAccount }),
    ...(nodeLabels !== undefined && { nodeLabels }),
    ...(taints !== undefined && { taints: taints.map(taintValues) }),
  };
}

function taintValues({ key, value, effect }: Taint): Values<never> {
  return { key, ...(value !== undefined && value !== '' && { value }), effect };
}
