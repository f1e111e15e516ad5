import { isArm, isConfidential, vmSize } from '../../../lib/clusters/aks/vm-size';

test.each([
  ['Standard_D4ads_v5', { family: 'D', vcpus: 4, features: 'ads', generation: 5 }],
  ['Standard_E32-16s_v3', { family: 'E', vcpus: 16, features: 's', generation: 3 }],
  ['Standard_F8s_v2', { family: 'F', vcpus: 8, features: 's', generation: 2 }],
  ['Standard_B2ms', { family: 'B', vcpus: 2, features: 'ms', generation: 1 }],
  ['Standard_NC24ads_A100_v4', { family: 'NC', vcpus: 24, features: 'ads', generation: 4 }],
  ['Standard_M176s_3_v3', { family: 'M', vcpus: 176, features: 's', generation: 3 }],
  ['Standard_ND96isr_H100_v5', { family: 'ND', vcpus: 96, features: 'isr', generation: 5 }],
])('%s', (name, size) => {
  expect(vmSize(name)).toEqual(size);
});

test('names of the first generations count no processors', () => {
  expect(vmSize('Standard_DS3_v2_Promo')).toEqual({ family: 'DS', features: '', generation: 2 });
});

test.each(['m7g.large', 'standard_d4s_v5', 'Standard_', 'Standard_D4s_v5 '])('%s is none', (name) => {
  expect(vmSize(name)).toBeUndefined();
});

test('processors and memory', () => {
  expect(['Standard_D4pds_v6', 'Standard_D4ads_v5', 'Standard_NP10s'].map(isArm)).toEqual([true, false, false]);
  expect(
    ['Standard_DC4as_v5', 'Standard_EC4ads_v5', 'Standard_NCC40ads_H100_v5', 'Standard_DC4s_v3', 'Standard_D4s_v5'].map(
      isConfidential,
    ),
  ).toEqual([true, true, true, false, false]);
});
