import type { Construct } from 'constructs';
import type { TetragonOptions } from '../addons/tetragon/options';
import { planTetragon } from '../addons/tetragon/plan';
import { Addon, type AddonProps, optionsOf } from './addons';

/** Properties of {@link Tetragon}. */
export interface TetragonProps extends AddonProps, TetragonOptions {}

/** Watches what processes do on every node, and acts on it by policies. */
export class Tetragon extends Addon {
  /** @throws BlueprintError with every problem found. */
  constructor(scope: Construct, id: string, props: TetragonProps) {
    super(scope, id, planTetragon(props.cluster, optionsOf(props)), props);
  }
}
