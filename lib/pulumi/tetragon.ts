import type * as pulumi from '@pulumi/pulumi';
import type { TetragonOptions } from '../addons/tetragon/options';
import { planTetragon } from '../addons/tetragon/plan';
import { Addon, type AddonArgs, optionsOf } from './addons';
import type { Late } from './late';

/** Arguments of {@link Tetragon}. */
export interface TetragonArgs extends AddonArgs, TetragonOptions<Late> {}

/** Watches what processes do on every node, and acts on it by policies. */
export class Tetragon extends Addon {
  /** @throws BlueprintError with every problem found in what is known. */
  constructor(name: string, args: TetragonArgs, opts?: pulumi.ComponentResourceOptions) {
    super('Tetragon', name, planTetragon(args.cluster, optionsOf(args)), args, opts);
  }
}
