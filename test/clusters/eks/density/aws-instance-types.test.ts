import { awsArchitecture, awsInstanceType, awsInstanceTypes } from '../../../../lib/clusters/eks/density';
import { INSTANCE_FAMILIES } from '../../../../lib/clusters/eks/density/instance-families';

test.each([
  ['t3.medium', 3, 6, 0, 2, 4, 'nitro', 'amd64'],
  ['t3a.small', 2, 4, 0, 2, 2, 'nitro', 'amd64'],
  ['t2.xlarge', 3, 15, 0, 4, 16, 'xen', 'amd64'],
  ['c4.8xlarge', 8, 30, 0, 36, 60, 'xen', 'amd64'],
  ['m5.large', 3, 10, 9, 2, 8, 'nitro', 'amd64'],
  ['m5.metal', 15, 50, 120, 96, 384, 'nitro', 'amd64'],
  ['c5.18xlarge', 15, 50, 107, 72, 144, 'nitro', 'amd64'],
  ['c5n.9xlarge', 8, 30, 54, 36, 96, 'nitro', 'amd64'],
  ['m6i.12xlarge', 8, 30, 114, 48, 192, 'nitro', 'amd64'],
  ['r6in.32xlarge', 8, 50, 106, 128, 1024, 'nitro', 'amd64'],
  ['m7g.medium', 2, 4, 4, 1, 4, 'nitro', 'arm64'],
  ['m7g.8xlarge', 8, 30, 54, 32, 128, 'nitro', 'arm64'],
  ['m7i-flex.large', 3, 10, 3, 2, 8, 'nitro', 'amd64'],
  ['m8i.xlarge', 4, 30, 18, 4, 16, 'nitro', 'amd64'],
  ['r8g.metal-24xl', 15, 50, 107, 96, 768, 'nitro', 'arm64'],
  ['g5.48xlarge', 7, 50, 115, 192, 768, 'nitro', 'amd64'],
  ['p5.48xlarge', 2, 50, 120, 192, 2048, 'nitro', 'amd64'],
] as const)('%s', (name, enis, ipv4PerEni, branchEnis, vcpus, memory, hypervisor, architecture) => {
  const family = name.slice(0, name.indexOf('.'));
  const wanted = { name, family, architecture, enis, ipv4PerEni, branchEnis, vcpus, memory, hypervisor };
  expect(awsInstanceType(name)).toEqual(wanted);
});

test.each([
  '',
  'm5',
  'm5.',
  '.large',
  'm5.medium',
  'm99.large',
  'm5.large.x',
  'm5.large:2',
  'c5a.metal',
  'M5.large',
  ' m5.large',
])('nothing is known of %j', (name) => {
  expect(awsInstanceType(name)).toBeUndefined();
});

test('the table lists what is found by name, once', () => {
  const types = awsInstanceTypes();
  expect(types.length).toBe(new Set(types.map(({ name }) => name)).size);
  for (const type of types) {
    expect(awsInstanceType(type.name)).toEqual(type);
    expect(Math.min(type.enis, type.ipv4PerEni)).toBeGreaterThanOrEqual(2);
    expect(Math.min(type.vcpus, type.memory)).toBeGreaterThan(0);
  }
  expect(new Set(types.map(({ family }) => family)).size).toBe(
    INSTANCE_FAMILIES.flatMap(({ families }) => families.split(' ')).length,
  );
});

test.each([
  ['m7g.large', 'arm64'],
  ['c7gn.large', 'arm64'],
  ['im4gn.large', 'arm64'],
  ['g5g.xlarge', 'arm64'],
  ['a1.large', 'arm64'],
  ['g5.xlarge', 'amd64'],
  ['gr6.4xlarge', 'amd64'],
  ['m8i-flex.large', 'amd64'],
] as const)('%s is %s', (name, architecture) => {
  expect(awsArchitecture(name)).toBe(architecture);
});
