import type { ProviderArgs } from '@pulumi/azure-native/provider';
import * as pulumi from '@pulumi/pulumi';
import type { AksCluster } from '../../clusters/aks/aks-cluster';
import { type AksApiVersion, apiVersionOf } from '../../clusters/aks/api-versions';
import { AKS_PROVIDER_RULES } from '../../clusters/aks/provisioning/provider-rules';
import { refuseErrors } from '../../core/finding';
import { evaluate } from '../../core/rule';
import type { Late } from '../late';
import { MODULE, packageOf } from './api-package';

/**
 * Azure's provider for a version of the API that is newer than the SDK's. Needed where a cluster uses something of it, and the
 * provider for the rest is handed in too: otherwise Pulumi makes one of its own, with what the environment says.
 *
 * @example
 * ```ts
 * const settings = { subscriptionId: config.require('subscription') };
 * const azure = new Provider('azure', settings);
 * const newer = new AksApiProvider('azure', '2026-01-01', settings);
 * new AksBlueprint('prod', args, { providers: [azure, newer] });
 * ```
 */
export class AksApiProvider extends pulumi.ProviderResource {
  constructor(
    name: string,
    version: Exclude<AksApiVersion, '2025-09-01'>,
    settings: ProviderArgs = {},
    opts: pulumi.ResourceOptions = {},
  ) {
    const own = packageOf(version);
    super(own?.name ?? 'azure-native', name, written(settings), opts, false, own?.reference());
  }
}

/**
 * Looks whether there is a provider that knows all of a cluster, with the credentials of what the cluster is in.
 *
 * @throws BlueprintError if there is none.
 */
export function checkProviders(component: pulumi.ComponentResource, name: string, cluster: AksCluster<Late>): void {
  const apiVersion = apiVersionOf(cluster);
  const isThere = (api: string): boolean => component.getProvider(`${api}:${MODULE}:ManagedCluster`) !== undefined;
  const own = packageOf(apiVersion)?.name;
  const providers = {
    apiVersion,
    isGiven: isThere('azure-native'),
    hasOwn: own === undefined || isThere(own),
    canAsk: own === undefined || 'registerPackage' in pulumi.runtime,
  };
  refuseErrors(`AKS blueprint ${name}`, evaluate(AKS_PROVIDER_RULES, providers).findings);
}

/** Settings of a provider are texts: everything else is written as JSON. */
function written(settings: ProviderArgs): pulumi.Inputs {
  const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
  return Object.fromEntries(
    Object.entries(settings).map(([key, value]) => [key, pulumi.output(value as pulumi.Input<string>).apply(text)]),
  );
}
