import type { EksAddonOptions } from '../../clusters/eks/addons/options';
import type { EksFacts } from '../../clusters/eks/facts';
import type { EksProvisioning } from '../../clusters/eks/provisioning/options';
import type { Composition } from '../../core/compose';
import type { Late } from '../late';

/** What is provisioned, and how. */
export interface EksBlueprintArgs extends EksProvisioning<Late> {
  /**
   * Describes the cluster and what is installed in it. Called once, at once, with facts that are known only later: what a
   * blueprint hands on of them flows into the resources that are made of it.
   */
  readonly blueprint: (facts: Required<EksFacts<Late>>) => Composition<Late>;
  /**
   * Add-ons that EKS installs.
   * @defaultValue what the networking mode needs, DNS, volumes on EBS, and metrics
   */
  readonly addons?: Omit<EksAddonOptions<Late>, 'partition' | 'bootstrapSelfManagedAddons'>;
}
