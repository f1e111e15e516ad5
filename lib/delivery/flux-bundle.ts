import type { BundleRef, KubernetesObject } from '../core/plan';

/**
 * A bundle for Flux: the folder of the repository at the tag, applied and never pruned.
 *
 * @param dependsOn - names of bundles that come before. HelmReleases cannot be named: Flux keeps the two apart.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/
 */
export function fluxBundle(
  bundle: BundleRef,
  dependsOn: readonly string[],
  namespace: string,
  interval: string,
): readonly KubernetesObject[] {
  const metadata = { name: bundle.name, namespace };
  return [
    {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'GitRepository',
      metadata,
      spec: {
        interval,
        url: bundle.repository,
        ref: { tag: bundle.version },
        // The released file holds every file of the folder, whatever the kustomization lists.
        ignore: `/${bundle.path}/kustomization.yaml\n`,
      },
    },
    {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata,
      spec: {
        interval,
        sourceRef: { kind: 'GitRepository', name: bundle.name },
        path: `./${bundle.path}`,
        ...(dependsOn.length > 0 && { dependsOn: dependsOn.map((name) => ({ name })) }),
        // Definitions that go away take every object of their kind along.
        prune: false,
        wait: true,
        timeout: '5m',
      },
    },
  ];
}
