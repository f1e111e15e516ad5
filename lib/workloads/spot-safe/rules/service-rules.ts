import { PAGES } from './evidence';
import type { SpotSafeRule } from './rule-type';

/** What must hold for where a workload is reached. */
export const SERVICE_RULES: readonly SpotSafeRule[] = [
  {
    id: 'spot-safe/service-has-ports',
    title: 'A Service has ports, and each has a name where there are several',
    severity: 'error',
    evidence: PAGES.services,
    check: ({ service }, report) => {
      if (service === undefined) return;
      if (service.ports.length === 0) {
        report({
          path: ['service', 'ports'],
          message: 'the first container names no ports, and a Service needs one',
          fix: 'set ports of the container, service.ports, or service to false',
        });
      }
      for (const [index, { name }] of service.ports.entries()) {
        const others = service.ports.filter((one) => one.name === name);
        if (service.ports.length === 1 || (name !== undefined && others.length === 1)) continue;
        report({
          path: ['service', 'ports', index, 'name'],
          message: name === undefined ? 'a port of several has no name' : `'${name}' is the name of another port`,
          fix: "give each a name of its own, such as 'http'",
        });
      }
    },
  },
];
