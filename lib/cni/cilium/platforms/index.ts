import type { Values } from '../../../core/values';
import type { CiliumFeature } from '../feature';
import type { CiliumSettings } from '../settings';
import { isBlindToLaterGke, UNKNOWN_GKE } from './gke-rules';
import { hostValues } from './host-values';
import { PLATFORM_RULES } from './rules';
import { cloudValues } from './values';

/** What Cilium must be told of the nodes of a provider. */
export const PLATFORMS: CiliumFeature = {
  values: <S>(settings: CiliumSettings<S>): Values<S> => ({ ...cloudValues(settings), ...hostValues(settings) }),
  needs: (settings) =>
    isBlindToLaterGke(settings)
      ? {
          manual: [
            `no upgrade takes nodes to GKE ${UNKNOWN_GKE} or later, which Cilium ${settings.chart.ref.version} cannot prepare`,
          ],
        }
      : {},
  rules: PLATFORM_RULES,
};
