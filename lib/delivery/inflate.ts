import { resolve } from 'node:path';
import { fullVersion } from '../core/version';
import { templateChart } from '../helm/template';
import { defaultCacheFolder } from '../helm/temporary';
import { readBundle } from './bundle-file';
import type { Delivery } from './delivery';
import { helmChartConfig } from './k3s-helm-chart';

/** How charts are to be inflated. */
export interface InflateOptions {
  /**
   * A folder with the archives of the charts, named `<chart>-<version>.tgz`, and the files of bundles, named
   * `<bundle>-<version>.yaml`.
   * @defaultValue only the cache is looked at, where no bundle is
   */
  readonly charts?: string;
  /**
   * Whether helm may bring an archive that is not at hand. It is kept in the cache. Bundles are never brought.
   * @defaultValue `false`: synthesizing uses no network
   */
  readonly pull?: boolean;
  /**
   * Absolute path of the helm program, version 3 or later.
   * @defaultValue the first in `PATH`
   */
  readonly helm?: string;
  /**
   * Where archives and rendered charts are kept.
   * @defaultValue `cluster-blueprints` in `XDG_CACHE_HOME`, or in `~/.cache`
   */
  readonly cache?: string;
  /**
   * API versions that the cluster serves besides Kubernetes' own, such as `monitoring.coreos.com/v1`: some charts
   * render more or less by them.
   * @defaultValue none
   */
  readonly apiVersions?: readonly string[];
}

/**
 * Delivers charts as their own objects, rendered by `helm template` for the Kubernetes version of the cluster.
 *
 * Custom resource definitions are kept and come first. Hooks that run on an install become ordinary objects, before or
 * after the others; hooks of deletions and tests are left out. There is no Helm release: apply with `--server-side`.
 */
export function inflate(options: InflateOptions = {}): Delivery {
  const charts = options.charts === undefined ? undefined : resolve(options.charts);
  return {
    kind: 'inflate',
    helm: (step, { composition }) =>
      step.install === 'bundled'
        ? [helmChartConfig(step)]
        : templateChart(step, {
            charts,
            pull: options.pull ?? false,
            helm: options.helm,
            cache: options.cache === undefined ? defaultCacheFolder() : resolve(options.cache),
            kubernetes: fullVersion(composition.cluster.kubernetes),
            apiVersions: options.apiVersions ?? [],
          }),
    bundle: ({ bundle }) => readBundle(bundle, charts),
  };
}
