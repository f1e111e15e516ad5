import type { Values } from '../../core/values';
import { isAtLeast } from '../../core/version';
import type { LossTiming } from '../../nodes/termination/loss-times';
import { announcedLoss } from '../../nodes/termination/loss-times';
import type { Termination } from '../../nodes/termination/termination';
import type { PodLife } from '../placement/guarantee';
import type { DrainOptions, ReadinessOptions, ReadinessProbe } from './life-options';

/** How a pod begins and ends, with everything decided. */
export interface LifeSettings extends PodLife {
  readonly readiness: Required<Omit<ReadinessOptions, 'startupSeconds'>>;
  /** Whether Kubernetes waits by itself before a container ends, or a shell of the image does. */
  readonly sleepsBy: 'kubernetes' | 'shell';
}

/** The version from which on Kubernetes can wait by itself before a container ends, unless told otherwise. */
const SLEEP_SINCE = '1.30';

/** Until those who send requests have heard that a pod ends. */
const PROPAGATION_SECONDS = 5;

/** What requests under way get, where there is time. */
const DRAIN_SECONDS = 25;

/** Decides how pods begin and end, within what their nodes grant. */
export function lifeOf(
  kubernetes: string,
  termination: Termination,
  options: ReadinessOptions,
  drain: DrainOptions = {},
): LifeSettings {
  const readiness = {
    probe: options.probe,
    periodSeconds: options.periodSeconds ?? 5,
    timeoutSeconds: options.timeoutSeconds ?? 3,
    failureThreshold: options.failureThreshold ?? 1,
    failsOnTermination: options.failsOnTermination ?? false,
  };
  const isShutdown = termination.drainedBy === 'shutdown';
  const lossEvictionSeconds = drain.lossEvictionSeconds ?? (isShutdown ? 5 : 10);
  const preStopSeconds = drain.preStopSeconds ?? leastWait(termination, { lossEvictionSeconds }, readiness, drain);
  const left = (termination.podSeconds ?? Number.POSITIVE_INFINITY) - preStopSeconds;
  const drainSeconds = drain.drainSeconds ?? Math.max(1, Math.min(DRAIN_SECONDS, left));
  return {
    readiness,
    ...{ preStopSeconds, drainSeconds, lossEvictionSeconds },
    graceSeconds: preStopSeconds + drainSeconds,
    startupSeconds: options.startupSeconds ?? 30,
    sleepsBy: isAtLeast(kubernetes, SLEEP_SINCE) ? 'kubernetes' : 'shell',
  };
}

/** How long a pod goes on as before, where nobody says: as short as there is time for. */
function leastWait(
  termination: Termination,
  timing: LossTiming,
  { failsOnTermination }: LifeSettings['readiness'],
  { drainSeconds = 1 }: DrainOptions,
): number {
  const isShutdown = termination.drainedBy === 'shutdown';
  if (isShutdown && failsOnTermination) return 0;
  const wanted = isShutdown ? announcedLoss(termination, timing).endpointsLeave : PROPAGATION_SECONDS;
  return Math.max(0, Math.min(wanted, (termination.podSeconds ?? Number.POSITIVE_INFINITY) - drainSeconds));
}

/** What decides how soon a loss is felt. */
export function lossTiming({ lossEvictionSeconds, preStopSeconds, readiness }: LifeSettings): LossTiming {
  const { failsOnTermination, failureThreshold, periodSeconds } = readiness;
  return {
    lossEvictionSeconds,
    ...(failsOnTermination && { failsWithinSeconds: preStopSeconds + periodSeconds * failureThreshold }),
  };
}

/** What a container is asked, as Kubernetes has it. */
export function readinessProbe({ readiness }: Pick<LifeSettings, 'readiness'>): Values<never> {
  const { failureThreshold, periodSeconds, probe, timeoutSeconds } = readiness;
  return { ...probeHandler(probe), periodSeconds, timeoutSeconds, failureThreshold };
}

function probeHandler(probe: ReadinessProbe): Values<never> {
  switch (probe.kind) {
    case 'http': {
      const { path, port, scheme } = probe;
      return { httpGet: { path, port, ...(scheme !== undefined && { scheme }) } };
    }
    case 'grpc': {
      const { port, service } = probe;
      return { grpc: { port, ...(service !== undefined && { service }) } };
    }
    case 'tcp':
      return { tcpSocket: { port: probe.port } };
    case 'exec':
      return { exec: { command: probe.command } };
  }
}

/** What containers do before they are told to end. Absent: nothing. */
export function preStopHook({ preStopSeconds, sleepsBy }: LifeSettings): Values<never> | undefined {
  if (preStopSeconds === 0) return undefined;
  return sleepsBy === 'kubernetes'
    ? { sleep: { seconds: preStopSeconds } }
    : { exec: { command: ['/bin/sh', '-c', `sleep ${preStopSeconds}`] } };
}
