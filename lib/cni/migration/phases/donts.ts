import type { MigrationSettings } from '../settings';

/** What must not be done while both networks run. */
export const DONTS = ({ old, next, cluster }: MigrationSettings): readonly string[] => [
  'Do not move two nodes at once, and no control plane node before every worker has moved.',
  `Do not upgrade Kubernetes, ${old.name} or ${next.name} until the end, and let nothing else do it: suspend Flux, Argo CD and whatever else applies their charts or policies.`,
  `Do not delete ${old.name}, its configuration or its interfaces before phase 5: nodes that have moved still reach the others through it.`,
  'Do not apply network policies before phase 4: nobody enforces them everywhere, and somebody enforces them somewhere.',
  'Do not change the range of pods in the configuration of the control plane: nodes keep the blocks that they have, and the controller manager stops at blocks outside its range.',
  ...(old.folders === undefined
    ? []
    : [
        `Do not add nodes between phase 4 and the end of phase 5: K3s would start them with ${old.name}, which nobody looks after by then.`,
        `Do not set \`flannel-backend: none\` before phase 5, and do not upgrade K3s: a node that restarts without ${old.name} loses the pods of all nodes that have not moved.`,
      ]),
  ...(cluster.kubeProxy === 'none'
    ? []
    : ['Do not remove kube-proxy: it routes Services until the end, and after it.']),
];
