import { join } from 'node:path';
import type { Finding } from '../core/finding';
import { argocd } from '../delivery/argocd';
import type { Delivery } from '../delivery/delivery';
import { flux } from '../delivery/flux';
import { helmValues } from '../delivery/helm-values';
import { inflate } from '../delivery/inflate';
import { k3sHelmChart } from '../delivery/k3s-helm-chart';
import { outputFiles } from '../output/output-files';
import { writeFolder } from '../output/write-folder';
import { findSources } from './source';
import { count, Progress, printFindings, type Terminal } from './terminal';

/** Options of `synth`. */
export interface SynthOptions {
  /** Where to write: a folder for each source. */
  readonly out: string;
  /** @defaultValue `inflate` if an option of it is given, otherwise what fits the cluster */
  readonly delivery?: Delivery['kind'];
  /** See `InflateOptions`. @defaultValue none */
  readonly charts?: string;
  /** See `InflateOptions`. @defaultValue `false` */
  readonly pull?: boolean;
  /** See `InflateOptions`. @defaultValue the first in `PATH` */
  readonly helm?: string;
  /** See `GitOpsOptions`. @defaultValue `false` */
  readonly cniIsRunning?: boolean;
}

/** `synth`: writes a folder for every source. Nothing is written before all of them are known to be right. */
export function synth(terminal: Terminal, argument: string, options: SynthOptions): void {
  const sources = findSources(argument);
  const delivery = deliveryOf(options);
  const progress = new Progress(terminal, sources.length);
  const findings: Finding[] = [];
  const folders = sources.map((source) => {
    progress.begin(source.name);
    const composition = source.compose();
    findings.push(...composition.findings);
    return { folder: join(options.out, source.name), files: outputFiles(composition, delivery) };
  });
  progress.end();
  for (const { folder, files } of folders) {
    writeFolder(folder, files);
    terminal.out(`${folder}: ${count(files.length, 'file')}`);
  }
  if (findings.length > 0) printFindings(terminal, findings);
}

function deliveryOf(options: SynthOptions): Delivery | undefined {
  const gitOps = { ...(options.cniIsRunning !== undefined && { cniIsRunning: options.cniIsRunning }) };
  const kind = options.delivery ?? (options.charts === undefined && options.pull === undefined ? undefined : 'inflate');
  switch (kind) {
    case undefined:
      return undefined;
    case 'k3sHelmChart':
      return k3sHelmChart();
    case 'helmValues':
      return helmValues();
    case 'flux':
      return flux(gitOps);
    case 'argocd':
      return argocd(gitOps);
    case 'inflate':
      return inflate({
        ...(options.charts !== undefined && { charts: options.charts }),
        ...(options.pull !== undefined && { pull: options.pull }),
        ...(options.helm !== undefined && { helm: options.helm }),
      });
  }
}
