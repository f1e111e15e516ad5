import type { GkeOptions } from '../../../lib/clusters/gke';
import { compose } from '../../../lib/core/compose';
import { GkeBlueprint, type GkeBlueprintArgs, type Late } from '../../../lib/pulumi/gke';
import { clusterOf } from '../gke-blueprint-parts';
import { late } from '../late';
import type { Program } from '../stack';

/** Programs that want what turns out to be wrong, and then those that make a cluster which cannot become what they want next. */
export const PROGRAMS = {
  'a key by its name alone': () => provision({}, { encryption: { keyName: late('prod') } }),
  'a project by its number': () => provision({}, { project: late('123456789012') }),
  'a pod range on top of the Services': () => provision({ vpc: { kind: 'new', podRange: late('172.20.0.0/14') } }),

  'another dataplane': changed({ networking: { mode: 'legacy' } }),
  'another name': changed({ name: 'other' }),
  'another location': changed({ location: 'europe-west3-a' }),
  'another pod range': changed({ vpc: { kind: 'new', podRange: '10.100.0.0/16' } }),
  'no policies by host name any more': changed({}, { networking: { mode: 'dataplane-v2', fqdnNetworkPolicy: true } }),
  'another project': changed({}, {}, [{ project: 'my-project' }, { project: 'other-project' }]),
} satisfies Record<string, Program>;

function changed(
  to: Partial<GkeOptions<Late>>,
  from: Partial<GkeOptions<Late>> = {},
  args: readonly [Partial<GkeBlueprintArgs>, Partial<GkeBlueprintArgs>] = [{}, {}],
): Program {
  let isSecond = false;
  return () => {
    provision(isSecond ? to : from, args[isSecond ? 1 : 0]);
    isSecond = true;
  };
}

function provision(options: Partial<GkeOptions<Late>>, args: Partial<GkeBlueprintArgs> = {}): void {
  new GkeBlueprint('prod', { ...args, blueprint: (facts) => compose(clusterOf(facts, options)) });
}
