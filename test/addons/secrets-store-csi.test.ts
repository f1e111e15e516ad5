import { planSecretsStoreCsi } from '../../lib/addons/secrets-store-csi';
import type { SecretsStoreCsiOptions } from '../../lib/addons/secrets-store-csi/options';
import type { HelmStep } from '../../lib/core/plan';
import { eks } from '../support/clusters';

const values = (options: SecretsStoreCsiOptions = {}): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    planSecretsStoreCsi(eks('vpc-cni'), options).steps.map((step) => [step.id, (step as HelmStep).values]),
  );

test('the driver gets tokens for the provider, and the provider is on every node that the driver is on', () => {
  expect(values()).toEqual({
    driver: {
      tokenRequests: [{ audience: 'sts.amazonaws.com' }, { audience: 'pods.eks.amazonaws.com' }],
      enableSecretRotation: false,
      syncSecret: { enabled: false },
    },
    provider: {
      'secrets-store-csi-driver': { install: false },
      tolerations: [{ operator: 'Exists' }],
      useFipsEndpoint: false,
    },
  });
});

test('options and values arrive in the chart that they are for', () => {
  const { driver, provider } = values({
    rotation: { pollInterval: '10m' },
    syncSecret: true,
    awsRegion: 'eu-central-1',
    useFipsEndpoint: true,
    values: { driver: { logVerbosity: 5 }, provider: { podLabels: { team: 'a' } } },
  });
  expect(driver).toMatchObject({
    enableSecretRotation: true,
    rotationPollInterval: '10m',
    syncSecret: { enabled: true },
    logVerbosity: 5,
  });
  expect(provider).toMatchObject({ awsRegion: 'eu-central-1', useFipsEndpoint: true, podLabels: { team: 'a' } });
  expect(values({ rotation: {} })['driver']).toMatchObject({ enableSecretRotation: true, rotationPollInterval: '2m' });
});

test('the driver comes first, and is the one that the provider is released with', () => {
  const { steps, when } = planSecretsStoreCsi(eks('vpc-cni'));
  expect(when).toBe('after-nodes');
  expect(steps.map((step) => (step as HelmStep).chart.version)).toEqual(['1.6.0', '3.1.1']);
  expect(steps[1]?.after).toEqual([steps[0]]);
  expect(steps[0]?.establishes).toContain('secretproviderclasses.secrets-store.csi.x-k8s.io');
});
