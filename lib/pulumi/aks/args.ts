import type { AksFacts } from '../../clusters/aks/facts';
import type { AksProvisioning } from '../../clusters/aks/provisioning/options';
import type { Composition } from '../../core/compose';
import type { Late } from '../late';

/** What is provisioned, and how. */
export interface AksBlueprintArgs extends AksProvisioning<Late> {
  /**
   * Describes the cluster and what is installed in it. Called once, at once, with facts that are known only later: what a
   * blueprint hands on of them flows into the resources that are made of it.
   */
  readonly blueprint: (facts: Required<AksFacts<Late>>) => Composition<Late>;
}
