import { isManaged } from '../../../core/cluster';
import { isCidr, parseCidr } from '../../../core/network/cidr';
import type { Rule } from '../../../core/rule';
import type { CiliumSettings } from '../settings';
import { LEASES, rateForLeases } from './leases';
import { secondsOf } from './seconds-of';

const DOCS = 'https://docs.cilium.io/en/stable/network';
const ANNOUNCER = 'https://github.com/cilium/cilium/blob/main/pkg/l2announcer/l2announcer.go';
/** By how much the library that elects leaders lets waits vary. */
const JITTER = 1.2;

/** What goes wrong where Services and pods are announced. */
export const ANNOUNCING_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/l2-announcements-need-its-services',
    title:
      'Who answers for addresses of Services routes Services: without kube-proxy replacement packets end at the node',
    severity: 'error',
    evidence: `${DOCS}/l2-announcements/#prerequisites`,
    check: ({ kubeProxyReplacement, options }, report) => {
      if (options.l2Announcements === undefined || kubeProxyReplacement) return;
      report({
        path: ['l2Announcements'],
        message: 'kube-proxy routes Services here, and Cilium would announce what it does not route',
        fix: "set the cluster's kubeProxy to 'none', or remove l2Announcements",
      });
    },
  },
  {
    id: 'cilium/lease-times-keep-apart',
    title:
      'A lease lasts longer than its renewals, and those 20 % longer than a retry: the agent takes other times otherwise',
    severity: 'warning',
    evidence: ANNOUNCER,
    check: ({ options: { l2Announcements } }, report) => {
      if (l2Announcements === undefined) return;
      const times = { ...LEASES, ...l2Announcements };
      const { leaseDuration, leaseRenewDeadline, leaseRetryPeriod } = times;
      if (secondsOf(leaseDuration) <= secondsOf(leaseRenewDeadline)) {
        report({
          path: ['l2Announcements', 'leaseDuration'],
          message: `a lease of ${leaseDuration} is over before it is renewed after ${leaseRenewDeadline}`,
          fix: `set leaseDuration to ${3 * secondsOf(leaseRenewDeadline)}s`,
        });
      }
      if (secondsOf(leaseRenewDeadline) <= JITTER * secondsOf(leaseRetryPeriod)) {
        report({
          path: ['l2Announcements', 'leaseRetryPeriod'],
          message: `with up to 20 % more, ${leaseRetryPeriod} until a retry are not less than the ${leaseRenewDeadline} of a renewal`,
          fix: `set leaseRenewDeadline to ${Math.ceil(2.5 * secondsOf(leaseRetryPeriod))}s`,
        });
      }
    },
  },
  {
    id: 'cilium/leases-fit-the-rate-limit',
    title: 'Agents may ask the API server as often as they renew leases: addresses move to and fro otherwise',
    severity: 'warning',
    evidence: `${DOCS}/l2-announcements/#sizing-client-rate-limit`,
    check: ({ options: { l2Announcements, scale } }, report) => {
      const given = scale?.clientRateLimit?.agent;
      if (l2Announcements === undefined || given === undefined) return;
      const { qps, burst } = rateForLeases(l2Announcements);
      if (given.qps >= qps) return;
      report({
        path: ['scale', 'clientRateLimit', 'agent', 'qps'],
        message: `${l2Announcements.expectedServices} Services are more renewals than ${given.qps} requests a second leave room for`,
        fix: `set it to { qps: ${qps}, burst: ${burst} }, or remove it: it follows from expectedServices`,
      });
    },
  },
  {
    id: 'cilium/one-default-for-services',
    title: 'Services that name no class of load balancer get addresses from one place',
    severity: 'error',
    evidence: `${DOCS}/node-ipam/`,
    check: ({ options: { lbIpam, nodeIpam } }, report) => {
      if (typeof lbIpam !== 'object' || lbIpam.defaultForServices !== true) return;
      if (typeof nodeIpam !== 'object' || nodeIpam.defaultForServices !== true) return;
      report({
        path: ['nodeIpam', 'defaultForServices'],
        message: 'addresses of nodes and addresses of pools are both to be the default',
        fix: 'remove one of them',
      });
    },
  },
  {
    id: 'cilium/cloud-gives-services-addresses',
    title: 'A cloud gives Services that name no class a load balancer of its own: two would write the address',
    severity: 'warning',
    evidence: `${DOCS}/lb-ipam/#loadbalancerclass`,
    check: ({ cluster, options: { lbIpam, nodeIpam } }, report) => {
      if (!isManaged(cluster)) return;
      for (const [option, given] of Object.entries({ lbIpam, nodeIpam })) {
        if (typeof given !== 'object' || given.defaultForServices !== true) continue;
        report({
          path: [option, 'defaultForServices'],
          message: 'the cloud controller and Cilium both take Services that name no class',
          fix: "remove it, and name a class of Cilium's in the Services that are to be its own",
        });
      }
    },
  },
  {
    id: 'cilium/router-ids-are-ipv4',
    title: 'Ids of routers are IPv4 addresses, one for each node',
    severity: 'error',
    evidence: `${DOCS}/bgp-control-plane/bgp-control-plane-configuration/`,
    check: ({ options: { bgp } }, report) => {
      if (typeof bgp !== 'object' || bgp.routerIDAllocation?.mode !== 'ip-pool') return;
      const path = ['bgp', 'routerIDAllocation', 'ipPool'];
      report.whenKnown([bgp.routerIDAllocation.ipPool], ([text = ''], report) => {
        const parsed = parseCidr(text);
        if (!isCidr(parsed)) report({ path, message: parsed.message, fix: parsed.fix });
        else if (parsed.family !== 'ipv4') {
          report({ path, message: `'${text}' is ${parsed.family}`, fix: 'give a range of ipv4' });
        }
      });
    },
  },
];
