import type { Cluster } from '../../core/cluster';
import { NO_NEEDS } from '../../core/needs';
import type { HelmStep, InstallPlan } from '../../core/plan';
import { type Inspection, inspect, type PlanBody, planOf } from '../../input/planner';
import type { SecretsStoreCsiOptions } from './options';
import { SECRETS_STORE_CSI_RULES } from './rules';
import { resolveSecretsStoreCsi, type SecretsStoreCsiSettings } from './settings';
import { driverValues, providerValues } from './values';

const NAMESPACE = 'kube-system';

/**
 * Plans the Secrets Store CSI driver with the provider for AWS: a release of each chart.
 *
 * @param cluster - where to install them.
 * @param options - what to decide differently.
 * @throws BlueprintError with every problem found.
 * @example
 * ```ts
 * const plan = planSecretsStoreCsi(cluster, { rotation: { pollInterval: '10m' } });
 * ```
 */
export function planSecretsStoreCsi<S = string>(
  cluster: Cluster<S>,
  options: SecretsStoreCsiOptions<S> = {},
): InstallPlan<S> {
  return planOf('secrets-store-csi', inspectSecretsStoreCsi(cluster, options));
}

/** What {@link planSecretsStoreCsi} would say, without throwing. */
export function inspectSecretsStoreCsi<S = string>(
  cluster: Cluster<S>,
  options: SecretsStoreCsiOptions<S> = {},
): Inspection<S> {
  return inspect<S, SecretsStoreCsiOptions<S>, SecretsStoreCsiSettings<S>>(
    {
      schema: 'SecretsStoreCsiOptions',
      resolve: resolveSecretsStoreCsi,
      rules: SECRETS_STORE_CSI_RULES,
      version: (settings) => settings.provider.ref.version,
      build,
    },
    cluster,
    options,
  );
}

function build<S>(settings: SecretsStoreCsiSettings<S>): PlanBody<S> {
  const driver: HelmStep<S> = {
    kind: 'helm',
    id: 'driver',
    after: [],
    chart: settings.driver.ref,
    release: 'csi-secrets-store',
    namespace: NAMESPACE,
    values: driverValues(settings),
    install: 'release',
    establishes: [
      'secretproviderclasses.secrets-store.csi.x-k8s.io',
      'secretproviderclasspodstatuses.secrets-store.csi.x-k8s.io',
    ],
  };
  const provider: HelmStep<S> = {
    kind: 'helm',
    id: 'provider',
    after: [driver],
    chart: settings.provider.ref,
    release: 'secrets-provider-aws',
    namespace: NAMESPACE,
    values: providerValues(settings),
    install: 'release',
  };
  return {
    name: 'secrets-store-csi',
    title: `Secrets Store CSI driver ${settings.driver.ref.version} with the provider for AWS ${settings.provider.ref.version}`,
    when: 'after-nodes',
    provides: [],
    requires: [],
    needs: { ...NO_NEEDS, nodeAccess: 'those of the driver' },
    steps: [driver, provider],
  };
}
