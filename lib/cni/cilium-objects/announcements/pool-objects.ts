import { type LabelSelector, selectorValues, takesAll } from '../../../core/label-selector';
import type { KubernetesObject } from '../../../core/plan';
import { ciliumObject } from '../cilium-object';
import { serviceLabels } from '../service-selector';
import type { L2Announcement, LoadBalancerPool } from './pool-options';
import { allMeant, type Placed } from './references';
import { type AnnouncementSettings, isOfPools } from './settings';

/** The object of a pool. */
export function poolObject<S>({ value: pool }: Placed<LoadBalancerPool<S>>): KubernetesObject<S> {
  const { allowFirstLastIPs = true, blocks, disabled = false, name, services = {} } = pool;
  const selector = serviceLabels(services);
  return ciliumObject<S>(
    'CiliumLoadBalancerIPPool',
    { name },
    {
      blocks: blocks.map((block) =>
        'cidr' in block ? { cidr: block.cidr } : { start: block.start, stop: block.stop ?? block.start },
      ),
      ...(!takesAll(selector) && { serviceSelector: selectorValues(selector) }),
      ...(!allowFirstLastIPs && { allowFirstLastIPs: 'No' }),
      ...(disabled && { disabled }),
    },
  );
}

/** The policies of an announcement: one for each of its pools, since one policy has one selector. */
export function l2Objects<S>(
  { value }: Placed<L2Announcement<S>>,
  { pools }: AnnouncementSettings<S>,
): readonly KubernetesObject<S>[] {
  const { name, services } = value;
  if (!isOfPools(services)) return [l2Object(name, value, serviceLabels(services ?? {}))];
  return allMeant(services.pools, pools).map((pool) =>
    l2Object(`${name}.${pool.name}`, value, serviceLabels(pool.services ?? {})),
  );
}

function l2Object<S>(name: string, announcement: L2Announcement<S>, services: LabelSelector): KubernetesObject<S> {
  const { externalIPs = false, interfaces = [], loadBalancerIPs = true, nodes } = announcement;
  return ciliumObject<S>(
    'CiliumL2AnnouncementPolicy',
    { name },
    {
      ...(!takesAll(services) && { serviceSelector: selectorValues(services) }),
      ...(nodes !== undefined && !takesAll(nodes) && { nodeSelector: selectorValues(nodes) }),
      ...(interfaces.length > 0 && { interfaces }),
      externalIPs,
      loadBalancerIPs,
    },
  );
}
