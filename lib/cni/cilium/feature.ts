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
  /** The chart's values for it. No other feature sets the same leaf. @defaultValue none */
  readonly values?: <S>(settings: CiliumSettings<S>) => Values<S>;
  /** What it asks of machines and firewalls. @defaultValue nothing */
  readonly needs?: (settings: CiliumSettings) => FeatureNeeds;
  /**
   * What a reader does about it, or looks at, on the cluster itself: sections in Markdown, each with a heading of the second
   * level. Commands are whole, with the values of this cluster, and what they should answer.
   * @defaultValue nothing
   */
  readonly page?: (settings: CiliumSettings) => readonly string[];
  /** What is known to go wrong with it. @defaultValue nothing */
  readonly rules?: readonly Rule<CiliumSettings>[];
}
