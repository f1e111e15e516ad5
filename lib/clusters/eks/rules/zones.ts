/** Zone ids in which EKS puts no control plane. */
export const WITHOUT_CONTROL_PLANE: readonly string[] = ['use1-az3', 'usw1-az2', 'cac1-az3'];

/** The region of a zone of that region proper, `eu-central-1a`; none of a local zone, or of what is no name of a zone. */
export function regionOfZone(name: string): string | undefined {
  return /^([a-z]{2}(?:-[a-z]+)+-\d+)[a-z]$/.exec(name)?.[1];
}

/** Whether `text` is the id of a zone of a region proper: `euc1-az2`. */
export function isZoneId(text: string): boolean {
  return /^[a-z]+\d+-az\d+$/.test(text);
}
