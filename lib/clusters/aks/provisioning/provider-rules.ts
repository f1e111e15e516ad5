import type { Rule } from '../../../core/rule';
import type { AksApiVersion } from '../api-versions';

/** Who makes a cluster. */
export interface AksProviders {
  /** The version of the API that the cluster needs. */
  readonly apiVersion: AksApiVersion;
  /** Whether a provider for the rest of Azure is handed in. */
  readonly isGiven: boolean;
  /** Whether one for that version of the API is handed in, or the same does for both. */
  readonly hasOwn: boolean;
  /** Whether the SDK can ask the engine for a provider of another version of an API. */
  readonly canAsk: boolean;
}

/** The first release whose runtime has `registerPackage`. */
const ASKING_SDK = '3.238.0';

const VERSIONS = 'https://www.pulumi.com/registry/packages/azure-native/version-guide/';

/** A cluster is made with a version of the API that knows it, and with the same credentials as what it is in. */
export const AKS_PROVIDER_RULES: readonly Rule<AksProviders>[] = [
  {
    id: 'aks/newer-api-is-asked-for',
    title: `A cluster that needs a newer version of the API is made with @pulumi/pulumi ${ASKING_SDK} or newer`,
    severity: 'error',
    evidence: VERSIONS,
    check: ({ apiVersion, canAsk }, report) => {
      if (canAsk) return;
      report({
        path: ['cluster'],
        message: `it needs version ${apiVersion} of the API, and the @pulumi/pulumi that is installed can ask for no other than that of the SDK`,
        fix: `install @pulumi/pulumi ${ASKING_SDK} or newer`,
      });
    },
  },
  {
    id: 'aks/newer-api-has-its-provider',
    title: 'Where a provider is handed in, there is one for the version of the API that the cluster needs, too',
    severity: 'error',
    evidence: VERSIONS,
    check: ({ apiVersion, isGiven, hasOwn }, report) => {
      if (!isGiven || hasOwn) return;
      report({
        path: ['providers'],
        message: `the cluster needs version ${apiVersion} of the API, which the provider that is handed in does not speak: Pulumi would take another, with the credentials and the subscription of the environment`,
        fix: `hand in new AksApiProvider('azure', '${apiVersion}', …) beside it, with the same settings`,
      });
    },
  },
];
