import { isManaged } from '../core/cluster';
import type { Composition } from '../core/compose';
import type { OutputFile } from '../core/output-file';
import { aksFiles } from './aks';
import { eksFiles } from './eks';
import { gkeFiles } from './gke';
import { kindFiles } from './kind';
import { kubeadmFiles } from './kubeadm';
import type { MachineSide } from './machine-side';
import { preflightScript } from './preflight';
import { k3sFiles, rke2Files } from './rancher';
import { pagesOf, runbook } from './runbook';
import { talosFiles } from './talos';

/**
 * What the machines of a cluster need: the distribution's configuration, a script that checks a machine, the ports to
 * open as data, what plans have to say of themselves, and a page that says what to do with all of it.
 *
 * @throws BlueprintError if the cluster's own settings contradict the plan.
 */
export function machineFiles(composition: Composition): readonly OutputFile[] {
  const side = machineSide(composition);
  const ports = [...composition.cluster.platform.ports, ...composition.needs.ports];
  return [
    ...side.files,
    // A cloud chooses the kernel of its nodes, and nobody logs in to them.
    ...(isManaged(composition.cluster)
      ? []
      : [{ path: 'nodes/preflight.sh', executable: true, content: preflightScript(composition) }]),
    { path: 'nodes/ports.json', content: `${JSON.stringify(ports, null, 2)}\n` },
    ...pagesOf(composition).map(({ path, page }) => ({ path, content: `${page.trimEnd()}\n` })),
    { path: 'README.md', content: runbook(composition, side.steps, ports) },
  ];
}

/** By distribution. Managed clouds have no such files, but things to mind. */
function machineSide(composition: Composition): MachineSide {
  switch (composition.cluster.distribution) {
    case 'k3s':
      return k3sFiles(composition);
    case 'rke2':
      return rke2Files(composition);
    case 'kubeadm':
      return kubeadmFiles(composition);
    case 'kind':
      return kindFiles(composition);
    case 'talos':
      return talosFiles(composition);
    case 'eks':
      return eksFiles(composition);
    case 'gke':
      return gkeFiles(composition);
    case 'aks':
      return aksFiles(composition);
  }
}
