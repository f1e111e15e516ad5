import type * as pulumi from '@pulumi/pulumi';
import type { GkeFacts } from '../../clusters/gke/facts';
import { type Promised, promised } from '../promised';

/** Facts of a cluster that is yet to be described, and so yet to be made. */
export interface LateFacts {
  /** What a blueprint is called with. */
  readonly facts: GkeFacts<pulumi.Output<string>>;
  readonly apiServerHost: Promised;
  readonly project: Promised;
}

/** Promises every fact. */
export function lateFacts(): LateFacts {
  const [apiServerHost, project] = [promised(), promised()];
  return { apiServerHost, project, facts: { apiServerHost: apiServerHost.output, project: project.output } };
}
