import type { Cluster } from '../../core/cluster';
import type { Finding, WaivedFinding } from '../../core/finding';
import type { PortNeed } from '../../core/needs';
import type { OutputFile } from '../../core/output-file';

/** One thing to do, and how to see that it worked. */
export interface MigrationStep {
  /** What is done, and why if that is not plain: one or more sentences. */
  readonly what: string;
  /** Lines for a shell, from the folder that the runbook is in. Absent: nothing to type. */
  readonly run?: readonly string[];
  /** What must be true of the answer, as a sentence. Absent: that the commands succeed. */
  readonly expect?: string;
  /** The answer itself, where it is always the same. */
  readonly answer?: readonly string[];
  /** What to do if it is not so. Absent: stop, and go back as the phase says. */
  readonly otherwise?: string;
}

/** A part of the way, with an end at which one may stop for the night. */
export interface MigrationPhase {
  /** A DNS label: with its number, the folder of its files. */
  readonly name: string;
  /** What it achieves, in the imperative. */
  readonly title: string;
  /** What is so while it lasts, and what is interrupted. */
  readonly about: string;
  /** How long it takes, for a reader; an estimate. */
  readonly duration: string;
  /** In order. */
  readonly steps: readonly MigrationStep[];
  /** The way back to the end of the phase before. Empty: there is none. */
  readonly back: readonly MigrationStep[];
  /** Helm values, manifests and scripts, relative to the folder of the phase. */
  readonly files: readonly OutputFile[];
}

/** What nodes have today and what they have at the end, for a reader. */
export interface MigrationSide {
  /** What is installed: `Flannel as K3s brings it`, `Cilium 1.19.6`. */
  readonly title: string;
  /** Where pods get addresses. */
  readonly podRanges: readonly string[];
  /** Traffic between nodes that it needs. */
  readonly ports: readonly PortNeed[];
}

/** A way from one CNI to another, checked against both, phase by phase. */
export interface Migration {
  /** The cluster as it is today. */
  readonly cluster: Cluster;
  /** What runs today. */
  readonly from: MigrationSide;
  /** What it is to be. */
  readonly to: MigrationSide;
  /** In order. */
  readonly phases: readonly MigrationPhase[];
  /** What must not be done while it lasts, a sentence each. */
  readonly donts: readonly string[];
  /** Warnings. Errors never reach a migration. */
  readonly findings: readonly Finding[];
  /** What was found and accepted, with the reasons. */
  readonly waived: readonly WaivedFinding[];
}
