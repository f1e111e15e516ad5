import type * as pulumi from '@pulumi/pulumi';
import type { EksFacts } from '../../clusters/eks/facts';
import { type Promised, promised } from '../promised';

/** Facts of a cluster that is yet to be described, and so yet to be made. */
export interface LateFacts {
  /** What a blueprint is called with. */
  readonly facts: Required<EksFacts<pulumi.Output<string>>>;
  readonly apiServerHost: Promised;
  readonly region: Promised;
  readonly vpcId: Promised;
  readonly interruptionQueue: Promised;
  readonly nodeRole: Promised;
}

/** Promises every fact. What nobody tells must not be waited for: see `uses`. */
export function lateFacts(): LateFacts {
  const [apiServerHost, region, vpcId, interruptionQueue, nodeRole] = [
    promised(),
    promised(),
    promised(),
    promised(),
    promised(),
  ];
  return {
    apiServerHost,
    region,
    vpcId,
    interruptionQueue,
    nodeRole,
    facts: {
      apiServerHost: apiServerHost.output,
      region: region.output,
      vpcId: vpcId.output,
      karpenter: { interruptionQueue: interruptionQueue.output, nodeRole: nodeRole.output },
    },
  };
}
