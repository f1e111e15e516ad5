import type { HubbleFlowFilter } from './flow-filter';

/**
 * Where flows are written. Both may be used together.
 *
 * @see https://docs.cilium.io/en/stable/observability/hubble/configuration/export/
 */
export interface HubbleExport {
  /**
   * One file, decided when agents start.
   * @defaultValue none
   */
  readonly static?: HubbleStaticExport;
  /**
   * Files that agents read of in a ConfigMap, and again when it changes, instead of restarting.
   * @minItems 1
   * @defaultValue none
   */
  readonly dynamic?: readonly HubbleFlowLog[];
}

/** One file of flows. */
export interface HubbleStaticExport extends HubbleFlowFile {
  /**
   * Write flows alone that one of these matches.
   * @defaultValue all
   */
  readonly allowList?: readonly HubbleFlowFilter[];
  /**
   * Write no flow that one of these matches.
   * @defaultValue none
   */
  readonly denyList?: readonly HubbleFlowFilter[];
}

/** One of several files of flows. */
export interface HubbleFlowLog extends HubbleFlowFile {
  /**
   * Unique among them.
   * @pattern ^[A-Za-z0-9]([-_.A-Za-z0-9]{0,61}[A-Za-z0-9])?$
   */
  readonly name: string;
  /** Unique among all files, unless it is the log. */
  readonly filePath: HubbleFilePath;
  /**
   * Write flows alone that one of these matches.
   * @defaultValue all
   */
  readonly includeFilters?: readonly HubbleFlowFilter[];
  /**
   * Write no flow that one of these matches.
   * @defaultValue none
   */
  readonly excludeFilters?: readonly HubbleFlowFilter[];
  /**
   * When to stop: `2026-10-09T23:59:59Z`.
   * @pattern ^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$
   * @defaultValue never
   */
  readonly end?: string;
}

/** A file of flows, and what is written of each. */
export interface HubbleFlowFile {
  /**
   * The file, in the agent's container: what is not below `/var/run/cilium` is lost with it. `stdout` is the agent's log.
   * @defaultValue `'/var/run/cilium/hubble/events.log'`
   */
  readonly filePath?: HubbleFilePath;
  /**
   * Megabytes after which another file is begun.
   * @minimum 1
   * @maximum 10240
   * @asType integer
   * @defaultValue `10`
   */
  readonly fileMaxSizeMb?: number;
  /**
   * How many files of before are kept.
   * @minimum 1
   * @maximum 1000
   * @asType integer
   * @defaultValue `5`
   */
  readonly fileMaxBackups?: number;
  /**
   * Compress files of before.
   * @defaultValue `false`
   */
  readonly fileCompress?: boolean;
  /**
   * Fields of a flow that are written: `time`, `source.pod_name`.
   * @minItems 1
   * @defaultValue all
   */
  readonly fieldMask?: readonly HubbleField[];
  /**
   * Count flows that are alike, and write each kind once at a time. Since 1.19.
   * @defaultValue every flow is written
   */
  readonly aggregate?: HubbleAggregation;
}

/** Which flows are alike. */
export interface HubbleAggregation {
  /**
   * Fields of a flow that must be the same.
   * @minItems 1
   */
  readonly fields: readonly HubbleField[];
  /**
   * How often they are written: `30s`.
   * @pattern ^([1-9][0-9]{0,4}(s|m|h))+$
   */
  readonly interval: string;
}

/**
 * A file, or the log.
 * @pattern ^(stdout|/[A-Za-z0-9._/-]{1,254})$
 */
export type HubbleFilePath = string;

/**
 * A field of a flow, as its definition spells it.
 * @pattern ^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*){0,4}$
 * @see https://docs.cilium.io/en/stable/_api/v1/flow/README/#flow
 */
export type HubbleField = string;
