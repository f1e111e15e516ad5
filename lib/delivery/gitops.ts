import type { HelmStep } from '../core/plan';
import type { RenderContext } from './delivery';
import { refuse } from './rules';

/** What the GitOps renderers share: when they may deliver a step. */
export interface GitOpsOptions {
  /**
   * Whether a CNI already runs, installed under the same release name by other means, so that the tool's own pods can
   * start and it adopts the release.
   * @defaultValue `false`: a plan that installs a CNI is refused
   */
  readonly cniIsRunning?: boolean;
}

/** Refuses a CNI that could never be installed from inside the cluster. */
export function refuseBootstrap(
  tool: string,
  options: GitOpsOptions,
  step: HelmStep<unknown>,
  { plan }: Pick<RenderContext<unknown>, 'plan'>,
): void {
  if (options.cniIsRunning === true || !plan.provides.includes('cni') || step.install === 'bundled') return;
  refuse(
    'delivery/gitops-needs-a-network',
    [plan.name, step.id],
    `${tool} runs in pods, and no pod gets an address before ${plan.name} is installed`,
    `install ${plan.name} first with helmValues, inflate or Pulumi; then deliver with { cniIsRunning: true }, and ${tool} adopts the release '${step.release}'`,
  );
}
