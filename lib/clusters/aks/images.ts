import type { AksOsSku } from './node-pool-options';
import { AKS_RETIREMENTS, type AksRetirement } from './retirements';

/** What is known of an operating system of nodes. */
export interface AksImage {
  /** As Microsoft calls it. */
  readonly title: string;
  /** Versions of Kubernetes that it is offered with, as a semver range. */
  readonly kubernetes: string;
  /** Its end. Absent: not announced. */
  readonly retirement?: AksRetirement;
}

/**
 * Operating systems of nodes.
 *
 * @see https://learn.microsoft.com/azure/aks/upgrade-os-version
 */
export const AKS_IMAGES: Readonly<Record<AksOsSku, AksImage>> = {
  AzureLinux3: { title: 'Azure Linux 3.0', kubernetes: '>=1.28 <1.37' },
  Ubuntu2204: { title: 'Ubuntu 22.04', kubernetes: '>=1.25 <1.37', retirement: AKS_RETIREMENTS.Ubuntu2204 },
  Ubuntu2404: { title: 'Ubuntu 24.04', kubernetes: '>=1.32 <1.39' },
  Windows2019: { title: 'Windows Server 2019', kubernetes: '<1.33', retirement: AKS_RETIREMENTS.Windows2019 },
  Windows2022: { title: 'Windows Server 2022', kubernetes: '>=1.23 <1.37', retirement: AKS_RETIREMENTS.Windows2022 },
  Windows2025: { title: 'Windows Server 2025', kubernetes: '>=1.32' },
};
