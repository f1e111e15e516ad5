import { getAvailabilityZonesOutput } from '@pulumi/aws/getAvailabilityZones';
import * as pulumi from '@pulumi/pulumi';
import type { EksNewVpc } from '../../clusters/eks/options';
import { zoneCount } from '../../clusters/eks/provisioning/subnet-ranges';
import { WITHOUT_CONTROL_PLANE } from '../../clusters/eks/rules/zones';
import type { Late } from '../late';

/** The names of the zones of a new VPC: as given, or the first three of the region that take a control plane. */
export function zonesOf(vpc: EksNewVpc<Late>, opts: pulumi.InvokeOutputOptions): readonly Late[] {
  if (vpc.zones !== undefined) return vpc.zones;
  const { names } = getAvailabilityZonesOutput(
    {
      state: 'available',
      excludeZoneIds: [...WITHOUT_CONTROL_PLANE],
      // Without, local zones of the account would be among them.
      filters: [{ name: 'opt-in-status', values: ['opt-in-not-required'] }],
    },
    opts,
  );
  return Array.from({ length: zoneCount(vpc) }, (_, index) => names.apply((all) => nth(all, index)));
}

function nth(names: readonly string[], index: number): string {
  const name = [...names].sort()[index];
  if (name !== undefined) return name;
  const reason = `the region has ${names.length} zones for EKS: name those to use in vpc.zones`;
  throw new pulumi.InputPropertiesError({
    message: `cluster: ${reason}`,
    errors: [{ propertyPath: 'cluster.vpc.zones', reason }],
  });
}
