import { getVersion } from '@pulumi/azure-native/utilities';
import * as pulumi from '@pulumi/pulumi';
import type { AksApiVersion } from '../../clusters/aks/api-versions';

/** The part of Azure that clusters are in, as the SDK names it. */
export const MODULE = 'containerservice';

/** The version of the API that the SDK's own resources are made with. */
export const SDK_API_VERSION: AksApiVersion = '2025-09-01';

/** A package that Azure's provider becomes when it is told which version of an API to speak. */
export interface ApiPackage {
  /** What its type tokens begin with. */
  readonly name: string;
  /** Announces it to the engine, which asks the provider for it. */
  readonly reference: () => Promise<string>;
}

/**
 * The package of a version of the API, the same as `pulumi package add azure-native containerservice <version>` generates an
 * SDK for. Nothing for the version that the SDK is of.
 *
 * @see https://www.pulumi.com/registry/packages/azure-native/version-guide/
 */
export function packageOf(version: AksApiVersion): ApiPackage | undefined {
  if (version === SDK_API_VERSION) return undefined;
  const parameter = { module: MODULE, version: `v${version.replaceAll('-', '')}` };
  const name = `azure-native_${parameter.module}_${parameter.version}`;
  return {
    name,
    reference: () =>
      pulumi.runtime.registerPackage({
        baseProviderName: 'azure-native',
        baseProviderVersion: getVersion(),
        baseProviderDownloadUrl: '',
        packageName: name,
        packageVersion: getVersion(),
        // The provider reads base64 itself, and the engine's protocol carries it as bytes.
        base64Parameter: base64(base64(JSON.stringify(parameter))),
      }),
  };
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
