import type * as pulumi from '@pulumi/pulumi';
import type { AksFacts } from '../../clusters/aks/facts';
import { type Promised, promised } from '../promised';

/** Facts of a cluster that is yet to be described, and so yet to be made: all promised. */
export type LateFacts = Readonly<Record<keyof AksFacts, Promised>>;

/** Promises every fact. */
export function lateFacts(): LateFacts {
  return {
    apiServerHost: promised(),
    subscriptionId: promised(),
    resourceGroup: promised(),
    nodeResourceGroup: promised(),
    location: promised(),
    nodeSubnetId: promised(),
    oidcIssuerUrl: promised(),
  };
}

/** What a blueprint is called with. */
export function factsOf(late: LateFacts): Required<AksFacts<pulumi.Output<string>>> {
  return {
    apiServerHost: late.apiServerHost.output,
    subscriptionId: late.subscriptionId.output,
    resourceGroup: late.resourceGroup.output,
    nodeResourceGroup: late.nodeResourceGroup.output,
    location: late.location.output,
    nodeSubnetId: late.nodeSubnetId.output,
    oidcIssuerUrl: late.oidcIssuerUrl.output,
  };
}
