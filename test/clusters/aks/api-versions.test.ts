import { AKS_API_FEATURES, AKS_API_VERSIONS, type AksOptions, apiVersionOf } from '../../../lib/clusters/aks';
import { aks } from '../../support/clusters';

const versionWith = (options: Partial<AksOptions>): string => apiVersionOf(aks('overlay-cilium', options));

test.each<[string, Partial<AksOptions>, string]>([
  ['nothing new', {}, '2025-09-01'],
  ['observability and names in policies', { advancedNetworking: { advancedNetworkPolicies: 'FQDN' } }, '2025-09-01'],
  ['WireGuard', { advancedNetworking: { transitEncryption: 'WireGuard' } }, '2026-01-01'],
  ['eBPF host routing', { advancedNetworking: { accelerationMode: 'BpfVeth' } }, '2026-01-01'],
])('%s', (_, options, version) => {
  expect(versionWith(options)).toBe(version);
});

test('versions are stable ones, oldest first, and the ones that features need', () => {
  expect([...AKS_API_VERSIONS].sort()).toEqual(AKS_API_VERSIONS);
  for (const version of AKS_API_VERSIONS) expect(version).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(new Set(AKS_API_FEATURES.map(({ since }) => since))).toEqual(new Set(AKS_API_VERSIONS.slice(1)));
});
