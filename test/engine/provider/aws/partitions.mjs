// AWS in China and for the government of the United States: other ARNs, and some names of services that differ.

/** The partition that a region is in: the second part of its ARNs. */
export function partitionOf(region) {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** How the addresses of a partition end. */
export function dnsSuffixOf(partition) {
  return partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
}
