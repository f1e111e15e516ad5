import { join } from 'node:path';
import { App } from 'cdk8s';
import { packageFiles } from '../output/output-files';
import { writeFolder } from '../output/write-folder';
import { BlueprintChart } from './blueprint-chart';

/**
 * A cdk8s app that also writes what is not a manifest. Beside every {@link BlueprintChart} it puts a folder of the
 * chart's name, with everything to carry to the cluster: manifests in order, Helm values, `install.sh`, the
 * configuration of the machines, and a page that explains it.
 */
export class BlueprintApp extends App {
  /** Writes the manifests, and a folder for every blueprint chart. */
  override synth(): void {
    super.synth();
    for (const construct of this.node.findAll()) {
      if (!BlueprintChart.isBlueprintChart(construct)) continue;
      writeFolder(join(this.outdir, construct.node.id), packageFiles(construct.composition, construct.delivered));
    }
  }
}
