import type { ComputeClassPriority } from '../priority-options';

/** Kinds of disk that families of machines take, where it is one only. Others take both, or are not known. */
const DISKS: Readonly<Record<string, 'persistent-disk' | 'hyperdisk'>> = {
  c2: 'persistent-disk',
  c2d: 'persistent-disk',
  e2: 'persistent-disk',
  n1: 'persistent-disk',
  n2: 'persistent-disk',
  n2d: 'persistent-disk',
  t2a: 'persistent-disk',
  t2d: 'persistent-disk',
  c4: 'hyperdisk',
  c4a: 'hyperdisk',
  c4d: 'hyperdisk',
  n4: 'hyperdisk',
  n4a: 'hyperdisk',
  n4d: 'hyperdisk',
};

/** The one kind of disk that the machines of a rule take; `undefined` if they take both, or it is not known. */
export function diskGenerationOf({
  machineFamily,
  machineType,
}: Pick<ComputeClassPriority<unknown>, 'machineFamily' | 'machineType'>): 'persistent-disk' | 'hyperdisk' | undefined {
  const family = machineFamily ?? machineType?.split('-')[0] ?? '';
  return Object.hasOwn(DISKS, family) ? DISKS[family] : undefined;
}
