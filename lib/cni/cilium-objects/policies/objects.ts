import { selectorValues } from '../../../core/label-selector';
import type { KubernetesObject } from '../../../core/plan';
import type { Values } from '../../../core/values';
import { ciliumObject } from '../cilium-object';
import type { CiliumDirection } from './baseline-options';
import type { CiliumCidrGroup } from './peer-options';
import { peerValues } from './peer-values';
import { appliedRules, closes, hasRules, type PlacedPolicy, type PlacedRule } from './settings';
import { trafficValues } from './traffic-values';

/** A policy, as the API server takes it. */
export function policyObject<S>(placed: PlacedPolicy<S>): KubernetesObject<S> {
  const { about, namespace, policy, selector } = placed;
  const { description, enableDefaultDeny, log, name } = policy;
  return ciliumObject<S>(
    namespace === undefined ? 'CiliumClusterwideNetworkPolicy' : 'CiliumNetworkPolicy',
    { name, ...(namespace !== undefined && { namespace }) },
    {
      ...(description !== undefined && { description }),
      [about === 'nodes' ? 'nodeSelector' : 'endpointSelector']: selectorValues(selector),
      ...(enableDefaultDeny && { enableDefaultDeny: { ...enableDefaultDeny } }),
      ...(log !== undefined && { log: { value: log } }),
      ...directionValues(placed, 'ingress'),
      ...directionValues(placed, 'egress'),
    },
  );
}

/** A group of ranges, as the API server takes it. */
export function cidrGroupObject<S>({ cidrs, name }: CiliumCidrGroup<S>): KubernetesObject<S> {
  return ciliumObject<S>('CiliumCIDRGroup', { name }, { externalCIDRs: cidrs });
}

function directionValues<S>(placed: PlacedPolicy<S>, direction: CiliumDirection): Values<S> {
  const rules = appliedRules(placed).filter((rule) => rule.direction === direction);
  const allowing = rules.filter(({ denies }) => !denies).map(ruleValues);
  const denying = rules.filter(({ denies }) => denies).map(ruleValues);
  // The agent takes no policy without rules: an empty one lets nothing through, and closes the direction.
  const closed = closes(placed, direction) && !hasRules(placed.policy, direction) ? [{}] : [];
  return {
    ...(allowing.length + closed.length > 0 && { [direction]: [...allowing, ...closed] }),
    ...(denying.length > 0 && { [`${direction}Deny`]: denying }),
  };
}

function ruleValues<S>({ authentication, direction, peer, traffic }: PlacedRule<S>): Values<S> {
  return {
    ...(peer && peerValues(peer, direction)),
    ...(traffic && trafficValues(traffic)),
    ...(authentication && { authentication: { mode: authentication } }),
  };
}
