import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BundleRef, KubernetesObject } from '../core/plan';
import { readManifest } from '../helm/objects';
import { refuse } from './rules';

/**
 * The objects in the file of a bundle, in the order of the file.
 *
 * @param folder - where the file is, as `<name>-<version>.yaml`.
 * @throws BlueprintError if it is not there, not the pinned one, or not what Kubernetes reads.
 */
export function readBundle(bundle: BundleRef, folder: string | undefined): readonly KubernetesObject[] {
  const name = `${bundle.name}-${bundle.version}.yaml`;
  const file = folder === undefined ? undefined : join(folder, name);
  if (file === undefined || !existsSync(file)) {
    return refuse(
      'delivery/bundle-is-at-hand',
      [bundle.name],
      `there is no ${file ?? `folder of charts with ${name} in it`}`,
      `save ${bundle.url} as ${name} in the folder of the charts, and pass the folder as charts`,
    );
  }
  const content = readFileSync(file);
  const sha256 = createHash('sha256').update(content).digest('hex');
  if (bundle.sha256 !== undefined && sha256 !== bundle.sha256) {
    return refuse(
      'delivery/bundle-is-the-pinned-one',
      [bundle.name],
      `${file} has the SHA-256 ${sha256}, and ${bundle.name} ${bundle.version} was pinned with ${bundle.sha256}`,
      'remove the file and save it again; if it is the same, do not use it before you know why it changed',
    );
  }
  try {
    return readManifest(content.toString('utf8'));
  } catch (error) {
    return refuse(
      'delivery/bundle-is-readable',
      [bundle.name],
      `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      `save ${bundle.url} again`,
    );
  }
}
