import { type LabelExpression, type LabelSelector, selectorValues, takesAll } from '../../../core/label-selector';
import type { KubernetesObject } from '../../../core/plan';
import type { Values } from '../../../core/values';
import { ciliumObject } from '../cilium-object';
import { serviceLabels } from '../service-selector';
import type { BgpAdvertisement, PodPoolAdvertisement, ServiceAdvertisement } from './advertisement-options';
import { allMeant, nameOf, type Placed } from './references';
import { type AnnouncementSettings, isOfPools } from './settings';

/** The label by which peers find what they are told of: its value is the name of the advertisement. */
export const ADVERTISEMENT_LABEL = 'cluster-blueprints/bgp-advertisement';

/** A label that Cilium reads as if pools of pods had it. */
const POD_POOL_NAME = 'io.cilium.podippool.name';

/** Takes every Service: an absent selector takes none here. */
const EVERY_SERVICE: LabelExpression = { key: 'io.kubernetes.service.name', operator: 'Exists' };
const EVERY_POD_POOL: LabelExpression = { key: POD_POOL_NAME, operator: 'Exists' };

/** The object of an advertisement. */
export function advertisementObject<S>(
  { value }: Placed<BgpAdvertisement<S>>,
  settings: AnnouncementSettings<S>,
): KubernetesObject<S> {
  const { name } = value;
  return ciliumObject<S>(
    'CiliumBGPAdvertisement',
    { name, labels: { [ADVERTISEMENT_LABEL]: name } },
    { advertisements: entries(value, settings).map((entry) => ({ ...entry, ...attributes(value) })) },
  );
}

function entries<S>(value: BgpAdvertisement<S>, settings: AnnouncementSettings<S>): readonly Values<never>[] {
  const advertisementType = value.type;
  switch (value.type) {
    case 'PodCIDR':
      return [{ advertisementType }];
    case 'CiliumPodIPPool':
      return [{ advertisementType, selector: selectorValues(orEvery(podPools(value), EVERY_POD_POOL)) }];
    case 'Interface':
      return [{ advertisementType, interface: { name: value.interface } }];
    case 'Service': {
      const { addresses = ['LoadBalancerIP'], aggregationLengthIPv4, aggregationLengthIPv6 } = value;
      const service = {
        addresses,
        ...(aggregationLengthIPv4 !== undefined && { aggregationLengthIPv4 }),
        ...(aggregationLengthIPv6 !== undefined && { aggregationLengthIPv6 }),
      };
      return services(value, settings).map((selector) => ({
        advertisementType,
        service,
        selector: selectorValues(orEvery(selector, EVERY_SERVICE)),
      }));
    }
  }
}

function orEvery(selector: LabelSelector, every: LabelExpression): LabelSelector {
  return takesAll(selector) ? { matchExpressions: [every] } : selector;
}

function services<S>(
  { services = {} }: ServiceAdvertisement<S>,
  { pools }: AnnouncementSettings<S>,
): readonly LabelSelector[] {
  if (!isOfPools(services)) return [serviceLabels(services)];
  return allMeant(services.pools, pools).map((pool) => serviceLabels(pool.services ?? {}));
}

function podPools<S>({ pools = {} }: PodPoolAdvertisement<S>): LabelSelector {
  if (!isList(pools)) return pools;
  return { matchExpressions: [{ key: POD_POOL_NAME, operator: 'In', values: podPoolNames(pools) }] };
}

/** Names of pools, sorted: the order in which they are said means nothing. */
export function podPoolNames(pools: readonly ({ readonly name: string } | string)[]): readonly string[] {
  return [...new Set(pools.map(nameOf))].sort();
}

/** Whether a value is the list that it may be: `Array.isArray` does not tell a list that is read-only. */
export function isList<T, U>(value: readonly T[] | U): value is readonly T[] {
  return Array.isArray(value);
}

function attributes<S>({ communities, localPreference }: BgpAdvertisement<S>): Values<never> {
  const { large, standard, wellKnown } = communities ?? {};
  const all = {
    ...(communities && {
      communities: { ...(standard && { standard }), ...(wellKnown && { wellKnown }), ...(large && { large }) },
    }),
    ...(localPreference !== undefined && { localPreference }),
  };
  return Object.keys(all).length > 0 ? { attributes: all } : {};
}
