import type { GkeFacts } from '../../clusters/gke/facts';
import type { GkeProvisioning } from '../../clusters/gke/provisioning/options';
import type { Composition } from '../../core/compose';
import type { Late } from '../late';

/** What is provisioned, and how. */
export interface GkeBlueprintArgs extends GkeProvisioning<Late> {
  /**
   * Describes the cluster and what is installed in it. Called once, at once, with facts that are known only later: what a
   * blueprint hands on of them flows into the resources that are made of it.
   */
  readonly blueprint: (facts: GkeFacts<Late>) => Composition<Late>;
}
