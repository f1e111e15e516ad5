// What AWS says to a change that it cannot make.

/** Throws what AWS would say. */
export function refuseUpdate(before, after, cloud) {
  if (before.module !== 'eks/cluster') return;
  const modes = [before, after].map(({ outputs }) => outputs.accessConfig.authenticationMode);
  const order = ['CONFIG_MAP', 'API_AND_CONFIG_MAP', 'API'];
  if (order.indexOf(modes[1]) < order.indexOf(modes[0])) {
    throw new Error(`InvalidParameterException: Unsupported authentication mode update from ${modes.join(' to ')}`);
  }
  const [from, to] = [before, after].map(({ inputs }) => zonesOf(inputs.vpcConfig.subnetIds, cloud));
  if (from !== undefined && to !== undefined && from !== to) {
    throw new Error(
      `InvalidParameterException: Provided subnets belong to the AZs '${to}'. But they should belong to the exact set ` +
        `of AZs '${from}' in which subnets were provided during cluster creation.`,
    );
  }
}

/** The zones of subnets, unless one is not ours. */
function zonesOf(ids, cloud) {
  const subnets = ids.map((id) => cloud.find('ec2/subnet', id));
  if (subnets.includes(undefined)) return undefined;
  return [...new Set(subnets.map(({ outputs }) => outputs.availabilityZone))].sort().join(',');
}
