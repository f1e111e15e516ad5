// Cilium on a laptop: `kind create cluster --config out/kind-cilium-dev/nodes/kind.yaml`, then this.
// Its nodes have joined already, so the release can be waited for.
import { kindCiliumDev } from 'cluster-blueprints/blueprints';
import { ClusterBlueprint } from 'cluster-blueprints/pulumi';

new ClusterBlueprint('dev', { composition: kindCiliumDev(), nodesExist: true });
