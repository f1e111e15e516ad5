import * as pulumi from '@pulumi/pulumi';
import { type EksOptions, eksCluster } from '../../../lib/clusters/eks';
import { compose } from '../../../lib/core/compose';
import { EksBlueprint, type EksBlueprintArgs, type Late } from '../../../lib/pulumi/eks';
import { late } from '../late';
import type { Program } from '../stack';

const ROLE = 'arn:aws:iam::123456789012:role/orders';

/** EKS clusters that the library must refuse: what is wrong with them comes late, was taken from an Output wrongly, or cannot change. */
export const PROGRAMS = {
  'a key by its alias': () => provision({ encryption: { keyArn: late('alias/eks') } }),
  'a session for a role': () =>
    provision({ accessEntries: { ops: { principalArn: late('arn:aws:sts::123456789012:assumed-role/ops/me') } } }),
  'a range on top of the Services': () => provision({}, { vpc: { kind: 'new', cidr: late('172.20.0.0/16') } }),
  'Outputs as text': () => {
    const role = pulumi.output(ROLE);
    provision({
      encryption: { keyArn: `${role as unknown as string}` },
      tags: { owner: `role ${role as unknown as string}` },
    });
  },
  'Outputs where the shape is decided': () => {
    const [namespace, isProtected] = [pulumi.output('shop'), pulumi.output(true)] as unknown as [string, boolean];
    provision({
      deletionProtection: isProtected,
      workloadIdentities: { orders: { namespace, serviceAccount: 'orders', roleArn: pulumi.output(ROLE) } },
    });
  },

  'another range of Services': changed({ serviceRange: '172.21.0.0/16' }),
  'another name': changed({ name: 'other' }),
  'another VPC range': changed({ vpc: { kind: 'new', cidr: '10.1.0.0/16' } }),
} satisfies Record<string, Program>;

/** A cluster that is made, and then is to be another one. */
function changed(options: Partial<EksOptions<Late>>): Program {
  let isMade = false;
  return () => {
    provision({}, isMade ? options : {});
    isMade = true;
  };
}

function provision(args: Partial<EksBlueprintArgs>, options: Partial<EksOptions<Late>> = {}): void {
  new EksBlueprint('prod', {
    blueprint: (facts) =>
      compose(
        eksCluster<Late>({
          name: 'prod',
          networking: { mode: 'vpc-cni' },
          vpc: { kind: 'new' },
          apiServer: { host: facts.apiServerHost },
          ...options,
        }),
      ),
    ...args,
  });
}
