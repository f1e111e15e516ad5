import * as pulumi from '@pulumi/pulumi';
import type { EksFacts } from '../../clusters/eks/facts';
import type { Composition } from '../../core/compose';
import { contentOf } from '../../core/plan';
import { eachLeaf } from '../../core/values';
import type { Late } from '../late';

/** A string that is promised, and told later by a resource. */
export interface Promised {
  /** Known once the resource is, with its dependencies; unknown in a preview as long as it is. */
  readonly output: pulumi.Output<string>;
  /** Says which it is. Once. */
  readonly tell: (value: pulumi.Output<string>) => void;
}

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

/** Promises every fact. What nobody tells must not be waited for: see {@link uses}. */
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

/** Whether anything of a composition is made of a promised string, or waits for it to be checked. */
export function uses({ plans, deferred }: Composition<Late>, { output }: Promised): boolean {
  let found = deferred.some(({ values }) => values.includes(output));
  for (const { steps } of plans) {
    for (const step of steps) {
      eachLeaf(contentOf(step), (leaf) => {
        found ||= leaf === output;
      });
    }
  }
  return found;
}

function promised(): Promised {
  let tell: (value: pulumi.Output<string>) => void = () => undefined;
  const told = new Promise<pulumi.Output<string>>((resolve) => {
    tell = resolve;
  });
  return { output: pulumi.output(told), tell: (value) => tell(value) };
}
