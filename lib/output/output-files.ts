import type { Composition } from '../core/compose';
import type { OutputFile } from '../core/output-file';
import { eachLeaf, isLate } from '../core/values';
import { toYamlStream } from '../core/yaml';
import { deliver } from '../delivery/deliver';
import type { Delivered, Delivery } from '../delivery/delivery';
import { helmValues } from '../delivery/helm-values';
import { waveFile } from '../delivery/install-script';
import { k3sHelmChart } from '../delivery/k3s-helm-chart';
import { machineFiles } from '../machines/machine-files';

/** How charts reach a cluster if nobody says otherwise: by its own Helm controller, or by a script that runs Helm. */
export function defaultDelivery(composition: Composition<unknown>): Delivery {
  return composition.cluster.platform.helmController ? k3sHelmChart() : helmValues();
}

/**
 * Everything about a composition as files: manifests in order, Helm values, the script that installs it, what the
 * machines need, and a page that explains it.
 *
 * @throws BlueprintError if something cannot be delivered this way.
 */
export function outputFiles(
  composition: Composition,
  delivery: Delivery = defaultDelivery(composition),
): readonly OutputFile[] {
  return packageFiles(composition, deliver(composition, delivery));
}

/** The same of what has been delivered already. What machines need is left out while facts of the cluster are open. */
export function packageFiles(composition: Composition<unknown>, { waves, files }: Delivered): readonly OutputFile[] {
  const manifests = waves.flatMap((wave) =>
    wave.objects.length === 0 ? [] : [{ path: waveFile(waves, wave), content: toYamlStream(wave.objects) }],
  );
  return [...manifests, ...files, ...(isKnown(composition) ? machineFiles(composition) : [])];
}

function isKnown(composition: Composition<unknown>): composition is Composition {
  let known = true;
  eachLeaf(composition.cluster, (leaf) => {
    known &&= !isLate(leaf);
  });
  return known;
}
