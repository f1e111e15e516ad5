import type { Rule } from '../../../core/rule';
import type { IstioSettings } from '../settings';

/** A rule about an installation of Istio by itself. */
export type IstioRule = Rule<IstioSettings>;
