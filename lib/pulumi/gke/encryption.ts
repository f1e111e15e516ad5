import { CryptoKey } from '@pulumi/gcp/kms/cryptoKey';
import { CryptoKeyIAMMember } from '@pulumi/gcp/kms/cryptoKeyIAMMember';
import { KeyRing } from '@pulumi/gcp/kms/keyRing';
import * as pulumi from '@pulumi/pulumi';
import { type GkeContext, gkeAgentOf } from './context';

/** How often the key gets a new version, in seconds: 90 days. */
const ROTATION = '7776000s';

/** Arguments of {@link GkeEncryptionKey}. */
export interface GkeEncryptionKeyArgs {
  /** What every part of the cluster is made with. */
  readonly context: GkeContext;
  /** Whether the engine must not delete it: without its key, no Secret of a cluster can be read. */
  readonly protect: boolean;
}

/** A key of Cloud KMS for the Secrets of one cluster. */
export class GkeEncryptionKey extends pulumi.ComponentResource {
  /** Resource name of the key. */
  readonly keyName: pulumi.Output<string>;
  /** What the cluster waits for: GKE must be allowed to use the key before. */
  readonly resources: readonly pulumi.Resource[];

  constructor(name: string, { context, protect }: GkeEncryptionKeyArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:gke:EncryptionKey', name, {}, opts);
    const { project, region: location } = context;
    const ring = new KeyRing(name, { project, location }, { parent: this, protect });
    const key = new CryptoKey(
      name,
      { keyRing: ring.id, rotationPeriod: ROTATION, labels: context.labels },
      { parent: this, protect },
    );
    const use = new CryptoKeyIAMMember(
      name,
      { cryptoKeyId: key.id, role: 'roles/cloudkms.cryptoKeyEncrypterDecrypter', member: gkeAgentOf(context) },
      { parent: this },
    );
    this.keyName = key.id;
    this.resources = [use];
    this.registerOutputs({ keyName: this.keyName });
  }
}
