import { writeFileSync } from 'node:fs';
import { ControlPlane } from '../control-plane';
import type { Daemon } from '../daemon';
import { schedulerConfiguration } from './scheduler';
import { STAGES } from './stages';

/** Annotation of nodes that kwok keeps alive: whose kubelets they have. */
export const SIMULATED = 'kwok.x-k8s.io/node';

/** The kubelets of nodes that name no others. */
export const ORDINARY_KUBELETS = 'ordinary';

const STAGES_FILE = 'stages.yaml';

/** What moves pods and nodes along. The rest of the controllers would only cost time. */
const CONTROLLERS = [
  'deployment',
  'replicaset',
  'statefulset',
  'job',
  'disruption',
  'node-lifecycle',
  'taint-eviction',
  'endpointslice',
  'pod-garbage-collector',
  'garbage-collector',
  'horizontal-pod-autoscaler',
  'persistentvolume-binder',
];

/**
 * Starts a control plane of everything that decides where pods run: API server, scheduler and controllers are real, only
 * kubelets are simulated.
 */
export async function startSimulation(): Promise<ControlPlane> {
  const plane = await ControlPlane.start();
  const { kubeconfig } = plane;
  const write = (name: string, documents: readonly unknown[]): string => {
    writeFileSync(plane.file(name), documents.map((document) => JSON.stringify(document)).join('\n---\n'));
    return plane.file(name);
  };
  plane.run('kube-scheduler', [
    `--config=${write('scheduler.json', [schedulerConfiguration(kubeconfig)])}`,
    '--secure-port=0',
  ]);
  plane.run('kube-controller-manager', [
    `--kubeconfig=${kubeconfig}`,
    '--secure-port=0',
    '--leader-elect=false',
    `--controllers=${CONTROLLERS.map((name) => `${name}-controller`).join(',')}`,
    '--horizontal-pod-autoscaler-sync-period=1s',
    '--kube-api-qps=200',
    '--kube-api-burst=400',
  ]);
  write(STAGES_FILE, STAGES);
  runKubelets(plane, ORDINARY_KUBELETS, '10.64.0.1/16');
  return plane;
}

/**
 * Begins to do what kubelets do on the nodes that name these. When the program ends, all of them are silent.
 *
 * @param cidr - where their pods have addresses: no others' do.
 */
export function runKubelets(plane: ControlPlane, name: string, cidr: string): Daemon {
  const args = [
    `--kubeconfig=${plane.kubeconfig}`,
    `--config=${plane.file(STAGES_FILE)}`,
    `--manage-nodes-with-annotation-selector=${SIMULATED}=${name}`,
    '--node-lease-duration-seconds=40',
    `--cidr=${cidr}`,
    '--node-ip=127.0.0.1',
  ];
  return plane.run('kwok', args, `kwok-${name}`);
}
