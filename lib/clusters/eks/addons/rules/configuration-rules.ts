import { formatPath } from '../../../../core/path';
import type { Rule } from '../../../../core/rule';
import { contradictions } from '../../../../core/values';
import { USER_GUIDE } from '../../rules/evidence';
import type { EksAddonSettings } from '../settings';

/** Whether what is said of add-ons has an effect. */
export const CONFIGURATION_RULES: readonly Rule<EksAddonSettings>[] = [
  {
    id: 'addons/addon-is-installed',
    title: 'Versions and configuration are for add-ons that the cluster gets',
    severity: 'error',
    evidence: `${USER_GUIDE}/eks-add-ons.html`,
    check: ({ cluster, addons, options }, report) => {
      for (const key of ['versions', 'configuration'] as const) {
        for (const name of Object.keys(options[key] ?? {})) {
          if (addons.some((addon) => addon.name === name)) continue;
          report({
            path: [key, name],
            message: `a cluster with ${cluster.eks.mode.title} and these options does not get ${name}`,
            fix: 'remove it, or ask for the add-on if the mode has a use for it',
          });
        }
      }
    },
  },
  {
    id: 'addons/auto-mode-brings-its-own',
    title: 'EKS Auto Mode runs DNS, EBS volumes and node monitoring by itself',
    severity: 'error',
    evidence: `${USER_GUIDE}/automode.html`,
    check: ({ cluster, options }, report) => {
      if (!cluster.eks.mode.isAuto) return;
      const isIgnored = {
        coredns: options.coredns,
        ebsCsi: options.ebsCsi,
        nodeMonitoringAgent: options.nodeMonitoringAgent,
      };
      for (const [key, value] of Object.entries(isIgnored)) {
        if (value === undefined || value === false) continue;
        report({
          path: [key],
          message: 'EKS Auto Mode brings its own, so this would be ignored',
          fix: 'remove it',
        });
      }
    },
  },
  {
    id: 'addons/replicas-are-in-order',
    title: 'The fewest replicas of CoreDNS are no more than the most',
    severity: 'error',
    evidence: `${USER_GUIDE}/coredns-autoscaling.html`,
    check: ({ options: { coredns } }, report) => {
      const replicas = coredns?.replicas;
      if (typeof replicas !== 'object' || replicas.min <= replicas.max) return;
      report({
        path: ['coredns', 'replicas', 'max'],
        message: `at least ${replicas.min} and at most ${replicas.max} cannot both hold`,
        fix: `set it to ${replicas.min} or more`,
      });
    },
  },
  {
    id: 'addons/configuration-keeps-to-options',
    title: 'The configuration option does not set what another option renders',
    severity: 'error',
    evidence: 'CONTRIBUTING.md',
    check: ({ rendered, options }, report) => {
      for (const [name, configuration] of Object.entries(options.configuration ?? {})) {
        for (const path of contradictions(rendered[name as keyof typeof rendered], configuration)) {
          report({
            path: ['configuration', name, ...path],
            message: `${formatPath(path)} of ${name} is rendered from an option, and configuration says something else`,
            fix: 'remove it from configuration and set the option, or the networking mode of the cluster',
          });
        }
      }
    },
  },
];
