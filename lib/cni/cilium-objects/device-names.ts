import type { CiliumRelease } from './with-cilium';

/** Devices that a release of Cilium is told to use; `undefined` where it looks for them on each node. */
export function deviceNames({ value }: CiliumRelease): readonly string[] | undefined {
  const devices = value('devices');
  const names = typeof devices === 'string' ? devices.split(/[\s,]+/) : Array.isArray(devices) ? devices : [];
  const texts = (names as readonly unknown[]).filter((name): name is string => typeof name === 'string' && name !== '');
  return texts.length > 0 ? texts : undefined;
}

/** Whether a device is among names, of which those that end with + stand for all that begin so. */
export function isDevice(device: string, names: readonly string[]): boolean {
  return names.some((name) => (name.endsWith('+') ? device.startsWith(name.slice(0, -1)) : device === name));
}
