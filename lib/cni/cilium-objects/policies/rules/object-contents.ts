import type { KubernetesObject } from '../../../../core/plan';
import { objectsOf } from '../../../../core/plan-contents';
import { type Tree, treeAt, treesOf } from '../../../../core/trees';
import { eachLeaf, isTree } from '../../../../core/values';
import type { Whole } from '../../../../core/whole';
import type { CiliumKind } from '../../cilium-object';

/** Kinds of policies. */
export const POLICY_KINDS = [
  'CiliumNetworkPolicy',
  'CiliumClusterwideNetworkPolicy',
] as const satisfies readonly CiliumKind[];

/** Every policy of every plan. */
export function policiesOf(plans: Whole['plans']): readonly KubernetesObject<unknown>[] {
  return plans.flatMap(objectsOf).filter(({ kind }) => (POLICY_KINDS as readonly string[]).includes(kind));
}

/** What a policy says. */
export function specOf(object: KubernetesObject<unknown>): Tree {
  return treeAt(object, 'spec');
}

/** Rules of a policy, those that deny too. */
export function rulesOfObject(object: KubernetesObject<unknown>): readonly Tree[] {
  const spec = specOf(object);
  return ['ingress', 'ingressDeny', 'egress', 'egressDeny'].flatMap((key) => treesOf(spec[key]));
}

/** Whether a policy is about nodes. */
export function isAboutNodes(object: KubernetesObject<unknown>): boolean {
  return isTree(specOf(object)['nodeSelector']);
}

/** Whether a policy closes what comes in. */
export function closesIngress(object: KubernetesObject<unknown>): boolean {
  const spec = specOf(object);
  const said = treeAt(spec, 'enableDefaultDeny')['ingress'];
  return typeof said === 'boolean' ? said : spec['ingress'] !== undefined || spec['ingressDeny'] !== undefined;
}

/** What the proxy looks for in a rule: `http`, `dns` … and `tls` for what it takes of a handshake. */
export function lookedForIn(rule: Tree): readonly string[] {
  return treesOf(rule['toPorts']).flatMap((ports) => [
    ...Object.keys(treeAt(ports, 'rules')),
    ...(ports['serverNames'] !== undefined || ports['terminatingTLS'] !== undefined ? ['tls'] : []),
  ]);
}

/** Whether a text is somewhere in an object. */
export function says(object: unknown, text: string): boolean {
  let found = false;
  eachLeaf(object, (leaf) => {
    if (leaf === text) found = true;
  });
  return found;
}
