import type { Cluster } from '@pulumi/aws/eks/cluster';
import { OpenIdConnectProvider } from '@pulumi/aws/iam/openIdConnectProvider';
import * as pulumi from '@pulumi/pulumi';
import { type EksContext, tagsFor } from './context';

/** Arguments of {@link EksOidcProvider}. */
export interface EksOidcProviderArgs {
  /** What every part of the cluster is made with. */
  readonly context: EksContext;
  /** The cluster. */
  readonly cluster: Cluster;
}

/** Lets roles trust service accounts of a cluster. Pod Identity needs none. */
export class EksOidcProvider extends pulumi.ComponentResource {
  /** ARN of the provider: who roles trust. */
  readonly arn: pulumi.Output<string>;
  /** Its address without scheme: how conditions of roles begin. */
  readonly issuer: pulumi.Output<string>;

  constructor(name: string, { context, cluster }: EksOidcProviderArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:eks:OidcProvider', name, {}, opts);
    const url = cluster.identities.apply(([first]) => first?.oidcs[0]?.issuer ?? '');
    const provider = new OpenIdConnectProvider(
      name,
      { url, clientIdLists: ['sts.amazonaws.com'], tags: tagsFor(context, name) },
      { parent: this },
    );
    this.arn = provider.arn;
    this.issuer = url.apply((text) => text.replace(/^https:\/\//, ''));
    this.registerOutputs({ arn: this.arn, issuer: this.issuer });
  }
}
