import type { Needs } from '../../core/needs';
import type { Rule } from '../../core/rule';
import type { Values } from '../../core/values';
import type { CiliumSettings } from './settings';

/** What a feature asks of the cluster. Absent: nothing. */
export type FeatureNeeds = Partial<
  Pick<Needs, 'kernel' | 'kernelModules' | 'ports' | 'hostPorts' | 'gatewayApi' | 'manual'>
>;

/** One thing that Cilium does, in a folder of its own: `options.ts` beside it says what callers decide of it. */
export interface CiliumFeature {
  /** The chart's values for it. No other feature sets the same leaf. */
  readonly values?: <S>(settings: CiliumSettings<S>) => Values<S>;
  /** What it asks of machines and firewalls. */
  readonly needs?: (settings: CiliumSettings) => FeatureNeeds;
  /** What is known to go wrong with it. */
  readonly rules?: readonly Rule<CiliumSettings>[];
}
