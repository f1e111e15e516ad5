import { type ComputeAmount, larger, sumOf } from '../core/compute-amount';
import { isQuantity } from '../core/names';
import { amountOf } from '../core/resources';
import { treeAt, treesOf } from '../core/trees';

type Tree = Readonly<Record<string, unknown>>;

/**
 * What the scheduler sets aside for a pod: what its containers request, those that run beside them included, or what its
 * preparations do where that is more.
 */
export function podRequests(spec: Tree): ComputeAmount {
  const init = treesOf(spec['initContainers']);
  const beside = init.filter(({ restartPolicy }) => restartPolicy === 'Always');
  const running = sumOf([...treesOf(spec['containers']), ...beside].map(containerRequests));
  return init
    .filter((container) => !beside.includes(container))
    .map(containerRequests)
    .reduce(larger, running);
}

/** What a container requests; what it may use at most, where it requests nothing. */
function containerRequests(container: Tree): ComputeAmount {
  const [requests, limits] = [treeAt(container, 'resources', 'requests'), treeAt(container, 'resources', 'limits')];
  const requested = (resource: string): number => {
    const quantity = requests[resource] ?? limits[resource];
    return typeof quantity === 'string' && isQuantity(quantity) ? amountOf(quantity) : 0;
  };
  return { cpu: requested('cpu'), memory: requested('memory') / 1024 ** 2 };
}
