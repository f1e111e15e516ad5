import * as pulumi from '@pulumi/pulumi';
import { type AksOptions, aksCluster } from '../../../lib/clusters/aks';
import { compose } from '../../../lib/core/compose';
import { AksBlueprint, type AksBlueprintArgs, type Late } from '../../../lib/pulumi/aks';
import { late } from '../late';
import type { Program } from '../stack';

const PRINCIPAL = '01234567-89ab-cdef-0123-456789abcdef';

/** AKS clusters that the library must refuse: what is wrong with them comes late, or was taken from an Output wrongly. */
export const PROGRAMS = {
  'a group by its name': () => provision({ adminGroupIds: [late('operators')] }),
  'an identity by its name': () => provision({ identity: { id: late('aks'), principalId: PRINCIPAL } }),
  'a range on top of the Services': () =>
    provision({}, { vnet: { kind: 'new', cidrs: [late('10.0.0.0/12')], nodeSubnet: '10.1.0.0/16' } }),
  'Outputs as text': () => {
    const group = pulumi.output(PRINCIPAL) as unknown as string;
    provision({ adminGroupIds: [`${group}`], tags: { owner: `group ${group}` } });
  },
  'Outputs where the shape is decided': () =>
    provision({
      adminGroupIds: [pulumi.output(PRINCIPAL)],
      assignRoles: pulumi.output(true) as unknown as boolean,
      tier: pulumi.output('Free') as unknown as 'Free',
    }),
} satisfies Record<string, Program>;

function provision(args: Partial<AksBlueprintArgs>, options: Partial<AksOptions<Late>> = {}): void {
  new AksBlueprint('prod', {
    blueprint: (facts) =>
      compose(
        aksCluster<Late>({
          name: 'prod',
          networking: { mode: 'overlay' },
          vnet: { kind: 'new' },
          apiServer: { host: facts.apiServerHost },
          ...options,
        }),
      ),
    ...args,
  });
}
