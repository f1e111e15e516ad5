import type { CiliumSettings } from '../settings';
import type { CiliumBackendSelection, CiliumDsrDispatch, CiliumForwarding, CiliumMaglevTable } from './options';

/** Whether a Service may ask for the other way of forwarding. */
export function modeByAnnotation(forwarding: CiliumForwarding | undefined): boolean {
  switch (forwarding?.mode) {
    case 'snat':
      return forwarding.dsrByAnnotation !== undefined;
    case 'dsr':
      return forwarding.snatByAnnotation === true;
    case 'hybrid':
    case undefined:
      return false;
  }
}

/** How requests that are answered directly are passed on. `undefined`: none is. */
export function dispatchOf({ options: { loadBalancer }, routing }: CiliumSettings): CiliumDsrDispatch | undefined {
  const forwarding = loadBalancer?.forwarding;
  if (forwarding === undefined) return undefined;
  if (forwarding.mode === 'snat') return forwarding.dsrByAnnotation;
  return forwarding.dsrDispatch ?? (routing.mode === 'tunnel' && routing.protocol === 'geneve' ? 'geneve' : 'opt');
}

/** The option that decides {@link dispatchOf}, for findings. */
export function dispatchPath({ options: { loadBalancer } }: CiliumSettings): readonly string[] {
  const option = loadBalancer?.forwarding?.mode === 'snat' ? 'dsrByAnnotation' : 'dsrDispatch';
  return ['loadBalancer', 'forwarding', option];
}

/** Whether a Service may ask for the other algorithm. */
export function algorithmByAnnotation(selection: CiliumBackendSelection | undefined): boolean {
  if (selection?.algorithm === 'maglev') return selection.randomByAnnotation === true;
  return (selection?.maglevByAnnotation ?? false) !== false;
}

/** The tables of Maglev, where a Service can have one. */
export function maglevOf(selection: CiliumBackendSelection | undefined): CiliumMaglevTable | undefined {
  const table = selection?.algorithm === 'random' ? selection.maglevByAnnotation : selection;
  if (typeof table !== 'object') return undefined;
  const { tableSize, hashSeed } = table;
  return { ...(tableSize !== undefined && { tableSize }), ...(hashSeed !== undefined && { hashSeed }) };
}

/** Whether requests are answered at the driver of the network card. */
export function usesXdp({ options: { loadBalancer } }: CiliumSettings): boolean {
  return (loadBalancer?.acceleration ?? 'disabled') !== 'disabled';
}
