import type { ManagedClusterArgs } from '@pulumi/azure-native/containerservice/managedCluster';
import type { output } from '@pulumi/azure-native/types';
import { getVersion } from '@pulumi/azure-native/utilities';
import * as pulumi from '@pulumi/pulumi';
import { AKS_API_VERSIONS, type AksApiVersion } from '../../clusters/aks/api-versions';
import { MODULE, packageOf } from './api-package';

/** What a cluster is made of, in any version of the API. */
export interface VersionedManagedClusterArgs extends Omit<ManagedClusterArgs, 'networkProfile'> {
  /** As the version has it. */
  readonly networkProfile: pulumi.Input<Record<string, unknown>>;
}

/** What a cluster says of itself. */
const OUTPUTS = {
  name: undefined,
  fqdn: undefined,
  privateFQDN: undefined,
  currentKubernetesVersion: undefined,
} as const;

/**
 * A cluster of AKS, made with a version of the API that knows all that it uses.
 *
 * The resource of the SDK knows one version. It also fills in a range of pods where a networking mode has none, and one of
 * IPv4 beside those of both versions.
 */
export class VersionedManagedCluster extends pulumi.CustomResource {
  declare readonly name: pulumi.Output<string>;
  declare readonly fqdn: pulumi.Output<string>;
  declare readonly privateFQDN: pulumi.Output<string>;
  declare readonly currentKubernetesVersion: pulumi.Output<string>;
  declare readonly agentPoolProfiles: pulumi.Output<unknown>;
  declare readonly nodeResourceGroup: pulumi.Output<string>;
  declare readonly oidcIssuerProfile: pulumi.Output<output.containerservice.ManagedClusterOIDCIssuerProfileResponse>;

  constructor(
    name: string,
    version: AksApiVersion,
    args: VersionedManagedClusterArgs,
    opts: pulumi.CustomResourceOptions,
  ) {
    const inputs = { nodeResourceGroup: undefined, ...args, ...OUTPUTS };
    // It stays the same when it comes to use what another version has.
    const aliases = AKS_API_VERSIONS.filter((other) => other !== version).map((other) => ({ type: typeOf(other) }));
    const own = { aliases, version: getVersion() };
    super(typeOf(version), name, inputs, pulumi.mergeOptions(own, opts), false, packageOf(version)?.reference());
  }
}

function typeOf(version: AksApiVersion): string {
  return `${packageOf(version)?.name ?? 'azure-native'}:${MODULE}:ManagedCluster`;
}
