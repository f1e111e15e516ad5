import type { Values } from '../../../core/values';
import { mergeValues } from '../../../core/values';
import { inRange } from '../../../core/version';
import type { CiliumSettings } from '../settings';

/** Where a chart names an image, and what the image is called in every registry. */
interface Image {
  readonly path: readonly string[];
  readonly name: string;
}

const SPIRE = ['authentication', 'mutual', 'spire', 'install'];

/** Images of every part that an option or a value can switch on. The operator's gets the name of the cloud at its end. */
const IMAGES: readonly Image[] = [
  { path: ['image'], name: 'cilium/cilium' },
  { path: ['operator', 'image'], name: 'cilium/operator' },
  { path: ['envoy', 'image'], name: 'cilium/cilium-envoy' },
  { path: ['hubble', 'relay', 'image'], name: 'cilium/hubble-relay' },
  { path: ['hubble', 'ui', 'backend', 'image'], name: 'cilium/hubble-ui-backend' },
  { path: ['hubble', 'ui', 'frontend', 'image'], name: 'cilium/hubble-ui' },
  { path: ['certgen', 'image'], name: 'cilium/certgen' },
  { path: ['clustermesh', 'apiserver', 'image'], name: 'cilium/clustermesh-apiserver' },
  { path: ['nodeinit', 'image'], name: 'cilium/startup-script' },
  { path: ['preflight', 'image'], name: 'cilium/cilium' },
  { path: ['preflight', 'envoy', 'image'], name: 'cilium/cilium-envoy' },
  { path: [...SPIRE, 'initImage'], name: 'library/busybox' },
  { path: [...SPIRE, 'agent', 'image'], name: 'spiffe/spire-agent' },
  { path: [...SPIRE, 'server', 'image'], name: 'spiffe/spire-server' },
];

/** Where images come from, if not from where upstream keeps them. */
export function imageValues({ chart, options }: CiliumSettings): Values<never> {
  const { registry, useDigest } = options.images ?? {};
  if (registry === undefined && useDigest !== false) return {};
  return [...IMAGES, ...ztunnelImages(chart.ref.version)].reduce<Values<never>>((joined, { path, name }) => {
    const image: Values<never> = {
      ...(registry !== undefined && { repository: `${registry}/${name}` }),
      ...(useDigest === false && { useDigest: false }),
    };
    return mergeValues(
      joined,
      path.reduceRight<Values<never>>((inner, key) => ({ [key]: inner }), image),
    );
  }, {});
}

/** Cilium's own ztunnel: 1.19 takes Istio's. */
function ztunnelImages(version: string): readonly Image[] {
  if (inRange(version, '<1.19')) return [];
  const name = inRange(version, '<1.20') ? 'istio/ztunnel' : 'cilium/ztunnel';
  return [{ path: ['encryption', 'ztunnel', 'image'], name }];
}
