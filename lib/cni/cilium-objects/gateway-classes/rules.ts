import { isDnsLabel, isDnsSubdomain, suggestDnsLabel } from '../../../core/names';
import { isCidr, parseCidr } from '../../../core/network/cidr';
import type { Rule } from '../../../core/rule';
import { CILIUM_SOURCE } from '../evidence';
import { CILIUM_GATEWAY_CLASS } from './objects';
import type { GatewayClassesSettings } from './settings';

const SERVICE = 'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/';

/** What must hold for classes of Gateways, by themselves. */
export const GATEWAY_CLASSES_PLAN_RULES: readonly Rule<GatewayClassesSettings>[] = [
  {
    id: 'cilium-gateway-classes/names-can-be-given',
    title: 'Classes have names that Kubernetes takes, none twice, and none that the chart of Cilium gives',
    severity: 'error',
    evidence: `${CILIUM_SOURCE}/install/kubernetes/cilium/templates/cilium-gateway-api-class.yaml`,
    check: ({ classes, name, namespace }, report) => {
      for (const [key, text] of Object.entries({ name, namespace })) {
        if (isDnsLabel(text)) continue;
        report({
          path: [key],
          message: `'${text.slice(0, 70)}' is not a DNS label`,
          fix: `write '${suggestDnsLabel(text)}'`,
        });
      }
      for (const [index, { path, value }] of classes.entries()) {
        const place = [...path, 'name'];
        if (!isDnsSubdomain(value.name)) {
          report({
            path: place,
            message: `'${value.name.slice(0, 70)}' is not a DNS subdomain`,
            fix: `write '${suggestDnsLabel(value.name)}'`,
          });
        } else if (value.name === CILIUM_GATEWAY_CLASS) {
          report({
            path: place,
            message: `the chart of Cilium makes the class ${CILIUM_GATEWAY_CLASS}, and both would change it`,
            fix: 'give it another name',
          });
        } else if (classes.slice(0, index).some((other) => other.value.name === value.name)) {
          report({ path: place, message: `'${value.name}' is there already`, fix: 'give it another name' });
        }
      }
    },
  },
  {
    id: 'cilium-gateway-classes/services-keep-to-their-type',
    title: 'A NodePort Service has nothing of a load balancer',
    severity: 'error',
    evidence: SERVICE,
    check: ({ classes }, report) => {
      for (const { path, value } of classes) {
        if (value.service?.type !== 'NodePort') continue;
        for (const field of ['loadBalancerClass', 'allocateLoadBalancerNodePorts'] as const) {
          if (value.service[field] === undefined) continue;
          report({
            path: [...path, 'service', field],
            message: 'the API server takes it of load balancers only: Gateways of the class get no Service',
            fix: `remove ${field}, or set type to 'LoadBalancer'`,
          });
        }
      }
    },
  },
  {
    id: 'cilium-gateway-classes/families-are-those-of-the-cluster',
    title: 'Services have addresses of IP families that the cluster has',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/concepts/services-networking/dual-stack/#services',
    check: ({ classes, cluster }, report) => {
      for (const { path, value } of classes) {
        const { ipFamilies = [], ipFamilyPolicy } = value.service ?? {};
        for (const [index, family] of ipFamilies.entries()) {
          if (cluster.ipFamilies.includes(family)) continue;
          report({
            path: [...path, 'service', 'ipFamilies', index],
            message: `the cluster has no ${family}`,
            fix: `remove it, or write '${cluster.ipFamilies[0]}'`,
          });
        }
        if (ipFamilyPolicy === 'RequireDualStack' && cluster.ipFamilies.length < 2) {
          report({
            path: [...path, 'service', 'ipFamilyPolicy'],
            message: `the cluster has ${cluster.ipFamilies.join()} alone`,
            fix: "write 'PreferDualStack' or 'SingleStack'",
          });
        }
      }
    },
  },
  {
    id: 'cilium-gateway-classes/ranges-can-be-read',
    title: 'Clients of load balancers are told apart by ranges in CIDR notation',
    severity: 'error',
    evidence: SERVICE,
    check: ({ classes }, report) => {
      for (const { path, value } of classes) {
        for (const [index, range] of (value.service?.loadBalancerSourceRanges ?? []).entries()) {
          report.whenKnown([range], ([text = ''], report) => {
            const parsed = parseCidr(text);
            if (isCidr(parsed)) return;
            const place = [...path, 'service', 'loadBalancerSourceRanges', index];
            report({ path: place, message: parsed.message, fix: parsed.fix });
          });
        }
      }
    },
  },
];
