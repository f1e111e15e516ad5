import { planCilium } from '../../lib';
import type { CiliumOptions } from '../../lib/cni/cilium/options';
import { inspectCilium } from '../../lib/cni/cilium/plan';
import { sized } from './clusters';
import { at } from './values';

/** The minors that are supported, oldest first. */
export const CILIUM_MINORS = ['1.18', '1.19', '1.20'] as const;

/** Nodes without kube-proxy. */
export const NO_PROXY = sized(3, { kubeProxy: 'none' });

/** The values of the chart. */
export function ciliumValuesOf(options: CiliumOptions): unknown {
  const [step] = planCilium(NO_PROXY, options).steps;
  return step?.kind === 'helm' ? step.values : undefined;
}

/** What a path of the values holds, by minor. */
export function byMinor(path: string, options: CiliumOptions): readonly unknown[] {
  return CILIUM_MINORS.map((version) => at(ciliumValuesOf({ ...options, version }), path));
}

/** The paths at which a minor does not have what is asked of it, by minor. */
export function refusedByMinor(options: CiliumOptions): readonly (readonly string[])[] {
  return CILIUM_MINORS.map((version) =>
    inspectCilium(NO_PROXY, { ...options, version })
      .findings.filter(({ rule }) => rule === 'cilium/option-exists-in-version')
      .map(({ path }) => path),
  );
}
