import { awsLoadBalancerControllerIdentity } from '../../addons/aws-load-balancer-controller';
import type { EksAddon, EksPodIdentity as PodIdentity } from '../../clusters/eks/addons/addon';
import type { EksCluster } from '../../clusters/eks/eks-cluster';
import type { ServiceAccountId } from '../../clusters/service-account-rules';
import { ciliumOperatorStatements, operatorUses } from '../../cni/cilium/addresses/operator-statements';
import type { InstallPlan } from '../../core/plan';
import { stepsWithChart } from '../../core/plan-contents';
import { isTree } from '../../core/values';
import type { Late } from '../late';
import { WRITTEN_FOR } from './statements';

/** A service account of a plan that acts in AWS. */
export interface PlanIdentity extends PodIdentity {
  /** What it is, in a word or two joined with `-`: part of names. */
  readonly purpose: string;
}

/** What service accounts of a cluster belong to. */
export interface Binding {
  readonly cluster: EksCluster<Late>;
  readonly addons: readonly EksAddon<Late>[];
  readonly plans: readonly InstallPlan<Late>[];
  readonly hasKarpenter: boolean;
}

/** The service accounts that need roles before their plans are installed. Karpenter has its own. */
export function identitiesOf(
  cluster: EksCluster<Late>,
  plans: readonly InstallPlan<Late>[],
  region: Late,
): readonly PlanIdentity[] {
  const controller = plans.find(({ name }) => name === 'aws-load-balancer-controller');
  const [cilium] = stepsWithChart(plans, 'cilium');
  return [
    ...(cluster.eks.mode.podNetwork.kind === 'cloud'
      ? [
          {
            purpose: 'cilium-operator',
            namespace: 'kube-system',
            serviceAccount: 'cilium-operator',
            managedPolicyArns: [],
            statements: ciliumOperatorStatements(WRITTEN_FOR, operatorUses(cilium?.values ?? {})),
          },
        ]
      : []),
    ...(controller === undefined
      ? []
      : [
          {
            purpose: 'load-balancer-controller',
            ...awsLoadBalancerControllerIdentity(cluster, { region, ...switches(controller) }, WRITTEN_FOR),
          },
        ]),
  ];
}

/** The service accounts that get roles by themselves: of add-ons, of plans, and Karpenter's where it has one. */
export function boundServiceAccounts(
  { cluster, addons, plans, hasKarpenter }: Binding,
  region: Late,
): readonly ServiceAccountId[] {
  return [
    ...addons.flatMap(({ podIdentities }) => podIdentities),
    ...identitiesOf(cluster, plans, region),
    ...(hasKarpenter ? [{ namespace: 'kube-system', serviceAccount: karpenterServiceAccount(plans) }] : []),
  ];
}

/** Who Karpenter's controller runs as. */
export function karpenterServiceAccount(plans: readonly InstallPlan<Late>[]): string {
  const values = chartValues(
    plans.find(({ name }) => name === 'karpenter'),
    'karpenter',
  );
  const account = values['serviceAccount'];
  const name = isTree(account) ? account['name'] : undefined;
  return typeof name === 'string' ? name : 'karpenter';
}

/** What the controller is not to do it gets no permission for. */
function switches(plan: InstallPlan<Late>): { readonly enableShield?: boolean; readonly enableWafv2?: boolean } {
  const { enableShield, enableWafv2 } = chartValues(plan, plan.name);
  return {
    ...(typeof enableShield === 'boolean' && { enableShield }),
    ...(typeof enableWafv2 === 'boolean' && { enableWafv2 }),
  };
}

function chartValues(plan: InstallPlan<Late> | undefined, release: string): Readonly<Record<string, unknown>> {
  const step = plan?.steps.find((one) => one.kind === 'helm' && one.release === release);
  return step?.kind === 'helm' ? step.values : {};
}
