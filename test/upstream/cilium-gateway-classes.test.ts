import { type CiliumGatewayClass, planCiliumGatewayClasses } from '../../lib/cni/cilium-objects/gateway-classes';
import type { KubernetesObject } from '../../lib/core/plan';
import { objectsOf } from '../../lib/core/plan-contents';
import { DUAL_STACK, kubeadm } from '../support/clusters';
import { complaints, loadDefinitions } from './definitions';
import { describeUpstream } from './upstream';

const MINORS = ['1.18', '1.19', '1.20'] as const;
const FOLDERS = MINORS.map((minor) => `cilium.io-${minor}`);

const SERVICE: CiliumGatewayClass = {
  name: 'a',
  description: 'all of it',
  service: {
    type: 'LoadBalancer',
    externalTrafficPolicy: 'Local',
    loadBalancerClass: 'example.com/edge',
    ipFamilies: ['ipv4', 'ipv6'],
    ipFamilyPolicy: 'PreferDualStack',
    allocateLoadBalancerNodePorts: false,
    loadBalancerSourceRanges: ['192.0.2.0/24'],
    loadBalancerSourceRangesPolicy: 'Deny',
    trafficDistribution: 'PreferClose',
  },
};
const LOGS: Partial<CiliumGatewayClass> = {
  accessLogs: [
    { format: 'JSON', json: { path: '%PATH%' }, targets: ['TCP'] },
    { format: 'Text', text: '%START_TIME%' },
    { format: 'JSON' },
  ],
};
const HEADERS: Partial<CiliumGatewayClass> = {
  grpcWebTranslation: false,
  serverHeaderTransformation: 'APPEND_IF_ABSENT',
};

const wrong = (more: Partial<CiliumGatewayClass>): number => {
  const plan = planCiliumGatewayClasses(kubeadm(DUAL_STACK), { classes: [{ ...SERVICE, ...more }] });
  return objectsOf(plan).filter(
    (object) => object.kind === 'CiliumGatewayClassConfig' && complaints(object as KubernetesObject)?.length !== 0,
  ).length;
};

describeUpstream(
  'classes of Gateways of Cilium',
  () => {
    test.each([
      ['1.18', [0, 1, 1]],
      ['1.19', [0, 0, 1]],
      ['1.20', [0, 0, 0]],
    ] as const)('real definitions of %s have what the rules say', (minor, expected) => {
      loadDefinitions(`cilium.io-${minor}`);
      expect([wrong({}), wrong(LOGS), wrong(HEADERS)]).toEqual(expected);
    });
  },
  ...FOLDERS,
);
