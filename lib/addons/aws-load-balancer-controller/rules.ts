import { versionRules } from '../../charts';
import type { EksSubnet, EksVpc } from '../../clusters/eks/options';
import type { Rule } from '../../core/rule';
import { valuesRule } from '../../input/values-rule';
import { replicasHaveNodes } from '../replicas-have-nodes';
import type { AwsLoadBalancerControllerSettings } from './settings';
import { renderedValues } from './values';

const LBC = 'https://github.com/kubernetes-sigs/aws-load-balancer-controller';
const CHART = 'https://github.com/aws/eks-charts/blob/master/stable/aws-load-balancer-controller/values.yaml';
const GUIDE = 'https://docs.aws.amazon.com/eks/latest/userguide';

/** What is known to go wrong with the AWS Load Balancer Controller. */
export const AWS_LOAD_BALANCER_CONTROLLER_RULES: readonly Rule<AwsLoadBalancerControllerSettings>[] = [
  ...versionRules('lbc', 'aws-load-balancer-controller'),
  {
    id: 'lbc/cluster-is-eks',
    title: 'The AWS Load Balancer Controller is planned for clusters of EKS',
    severity: 'error',
    evidence: `${LBC}/blob/main/docs/deploy/installation.md`,
    check: ({ eks }, report) => {
      if (eks !== undefined) return;
      report({
        path: ['cluster', 'distribution'],
        message: 'nothing is known here of the VPC and the identities of a cluster outside EKS',
        fix: 'use eksCluster, or install the chart by yourself',
      });
    },
  },
  {
    id: 'lbc/auto-mode-brings-its-own',
    title: 'EKS Auto Mode makes load balancers by itself, under classes of its own',
    severity: 'warning',
    evidence: `${GUIDE}/automode.html`,
    check: ({ eks }, report) => {
      if (eks?.mode.isAuto !== true) return;
      report({
        path: ['cluster', 'networking', 'mode'],
        message: 'there are two controllers for load balancers, and neither takes over those of the other',
        fix: 'leave this controller out, and use the classes eks.amazonaws.com/alb and eks.amazonaws.com/nlb',
      });
    },
  },
  {
    id: 'lbc/ip-targets-need-routed-pods',
    title: 'Load balancers send traffic to pods only where the VPC routes their addresses',
    severity: 'error',
    evidence: 'https://docs.aws.amazon.com/eks/latest/best-practices/load-balancing.html',
    check: ({ eks, isOverlay, defaultTargetType }, report) => {
      if (!isOverlay || defaultTargetType !== 'ip') return;
      report({
        path: ['defaultTargetType'],
        message: `with ${eks?.mode.title} pods have addresses that the VPC does not know, so targets stay unhealthy`,
        fix: "set it to 'instance'",
      });
    },
  },
  {
    id: 'lbc/ipv6-needs-ip-targets',
    title: 'On IPv6 clusters load balancers send traffic to pods, not to ports of nodes',
    severity: 'error',
    evidence: `${GUIDE}/cni-ipv6.html`,
    check: ({ eks, defaultTargetType }, report) => {
      if (eks?.ipFamily !== 'ipv6' || defaultTargetType !== 'instance') return;
      report({
        path: ['defaultTargetType'],
        message: 'instance targets are not supported on IPv6',
        fix: "set it to 'ip'",
      });
    },
  },
  {
    id: 'lbc/vpc-is-named',
    title: 'The controller is told its VPC: the metadata service answers pods only if nodes allow a second hop',
    severity: 'warning',
    evidence: `${LBC}/issues/3695`,
    check: ({ eks, vpcId }, report) => {
      if (eks === undefined || vpcId !== undefined) return;
      report({
        path: ['vpcId'],
        message: 'the controller asks the metadata service for its VPC, and ends when it gets no answer',
        fix: 'set it to the id of the VPC',
      });
    },
  },
  {
    id: 'lbc/shared-subnets-are-named',
    title: "Subnets that another account shares are named by id: the owner's tags cannot be seen",
    severity: 'warning',
    evidence: `${LBC}/issues/2077`,
    check: ({ eks, options }, report) => {
      if (eks?.vpc.kind !== 'shared' || options.values?.['ingressClassParams'] !== undefined) return;
      report({
        path: ['cluster', 'vpc'],
        message: 'the controller finds no subnet by its tags',
        fix: 'set values.ingressClassParams.spec.subnets.ids for Ingresses, and annotate Services with service.beta.kubernetes.io/aws-load-balancer-subnets',
      });
    },
  },
  {
    id: 'lbc/albs-span-two-zones',
    title: 'An application load balancer needs subnets of its kind, public or private, in two zones',
    severity: 'warning',
    evidence: `${GUIDE}/alb-ingress.html`,
    check: ({ eks }, report) => {
      for (const { kind, zones } of eks === undefined ? [] : zonesByKind(eks.vpc)) {
        if (zones !== 1) continue;
        report({
          path: ['cluster', 'vpc', 'subnets'],
          message: `all ${kind} subnets are in one zone, so no ${kind === 'public' ? 'internet-facing' : 'internal'} Ingress gets a load balancer`,
          fix: `add a ${kind} subnet in another zone`,
        });
      }
    },
  },
  {
    id: 'lbc/webhook-outlives-a-node',
    title: 'With the failure policy Fail, no Service of type LoadBalancer can be made while no controller answers',
    severity: 'warning',
    evidence: CHART,
    check: ({ serviceMutatorWebhook, replicas }, report) => {
      if (serviceMutatorWebhook !== 'Fail' || replicas > 1) return;
      report({
        path: ['replicas'],
        message: 'one controller is one node away from a cluster that refuses Services of type LoadBalancer',
        fix: "set it to 2, or serviceMutatorWebhook to 'off'",
      });
    },
  },
  replicasHaveNodes('lbc', CHART),
  {
    id: 'lbc/isolated-vpc-reaches-no-waf',
    title: 'Shield and WAF have no endpoints inside a VPC',
    severity: 'warning',
    evidence: `${GUIDE}/private-clusters.html`,
    check: ({ isIsolated, options }, report) => {
      for (const key of ['enableShield', 'enableWafv2'] as const) {
        if (!isIsolated || options[key] !== true) continue;
        report({
          path: [key],
          message: 'the VPC has no NAT gateway, so the controller waits for answers that do not come',
          fix: 'set it to false, or vpc.nat to another value',
        });
      }
    },
  },
  valuesRule('lbc', renderedValues),
];

/** In how many zones the subnets of each kind are, where they exist already. */
function zonesByKind(vpc: EksVpc<unknown>): readonly { readonly kind: 'public' | 'private'; readonly zones: number }[] {
  if (vpc.kind === 'new') return [];
  const zonesOf = (subnets: readonly EksSubnet<unknown>[]): number => new Set(subnets.map(({ zoneId }) => zoneId)).size;
  const isPublic = (subnet: EksSubnet<unknown>): boolean => subnet.public === true;
  return [
    { kind: 'public', zones: zonesOf(vpc.subnets.filter(isPublic)) },
    { kind: 'private', zones: zonesOf(vpc.subnets.filter((subnet) => !isPublic(subnet))) },
  ];
}
