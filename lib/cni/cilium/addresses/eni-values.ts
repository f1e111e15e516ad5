import type { AwsPodNetwork } from '../../../core/pod-network';
import type { Values } from '../../../core/values';
import { inRange } from '../../../core/version';
import type { CiliumSettings } from '../settings';
import type { CiliumEni } from './eni-options';

/** What Cilium must be told to take addresses of EKS' own network. The chart derives none of the three keys reliably. */
export function eniValues<S>(settings: CiliumSettings<S>, podNetwork: AwsPodNetwork<S>): Values<S> {
  const eni = settings.options.eni ?? {};
  const hasNodeSpec = inRange(settings.chart.ref.version, '>=1.19');
  const amounts = hasNodeSpec ? amountValues(eni) : {};
  return {
    ipam: { mode: 'eni', ...(Object.keys(amounts).length > 0 && { nodeSpec: amounts }) },
    eni: {
      enabled: true,
      awsEnablePrefixDelegation: podNetwork.prefixDelegation,
      awsReleaseExcessIPs: eni.releaseExcessIPs ?? true,
      ...(eni.instanceTagsFilter && { instanceTagsFilter: pairs(eni.instanceTagsFilter) }),
      ...(hasNodeSpec && { nodeSpec: placementValues(eni, podNetwork) }),
    },
  };
}

/** Where a node's interfaces are made, and how. Since 1.19; before, the chart ignores it. */
function placementValues<S>(eni: CiliumEni<S>, podNetwork: AwsPodNetwork<S>): Values<S> {
  return {
    firstInterfaceIndex: podNetwork.firstInterfaceIndex,
    ...(podNetwork.subnetIds.length > 0 && { subnetIDs: podNetwork.subnetIds }),
    ...(eni.subnetTags && { subnetTags: pairs(eni.subnetTags) }),
    ...(eni.securityGroups && { securityGroups: eni.securityGroups }),
    ...(eni.securityGroupTags && { securityGroupTags: pairs(eni.securityGroupTags) }),
    ...(eni.excludeInterfaceTags && { excludeInterfaceTags: pairs(eni.excludeInterfaceTags) }),
    ...(eni.usePrimaryAddress !== undefined && { usePrimaryAddress: eni.usePrimaryAddress }),
    ...(eni.disablePrefixDelegation !== undefined && { disablePrefixDelegation: eni.disablePrefixDelegation }),
    ...(eni.deleteOnTermination !== undefined && { deleteOnTermination: eni.deleteOnTermination }),
  };
}

function amountValues({ minAllocate, preAllocate, maxAllocate }: CiliumEni<unknown>): Values<never> {
  return {
    ...(minAllocate !== undefined && { ipamMinAllocate: minAllocate }),
    ...(preAllocate !== undefined && { ipamPreAllocate: preAllocate }),
    ...(maxAllocate !== undefined && { ipamMaxAllocate: maxAllocate }),
  };
}

function pairs(tags: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(tags).map(([key, value]) => `${key}=${value}`);
}
