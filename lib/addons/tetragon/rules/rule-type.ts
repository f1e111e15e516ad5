import type { Rule } from '../../../core/rule';
import type { TetragonSettings } from '../settings';

/** A rule about an installation of Tetragon. */
export type TetragonRule = Rule<TetragonSettings>;

/** Pages of upstream. */
export const DOCS = 'https://tetragon.io/docs';

/** Source of upstream. */
export const SOURCE = 'https://github.com/cilium/tetragon/blob/main';
