import { fewestNodes } from '../../../core/cluster';
import { amountOf } from '../../../core/resources';
import { SOURCE } from '../../istio/rules/evidence';
import { scalingOf } from '../../waypoints/gateway';
import { waypointsOf } from '../settings';
import type { MeshRule } from './rule-type';

const CONTROLLER = `${SOURCE}/pilot/pkg/config/kube/gatewaycommon/deploymentcontroller.go`;

/** What istiod gives a waypoint that says nothing of it. */
const USUAL = { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '2', memory: '1Gi' } } as const;

/** What must hold for how many copies of a waypoint there are, and how large they are. */
export const WAYPOINT_SIZE_RULES: readonly MeshRule[] = [
  {
    id: 'mesh/waypoint-copies-are-a-range',
    title: 'The copies of a waypoint are a range, and fewer of them must stay than there are at least',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
    check: (settings, report) => {
      for (const { options, path } of waypointsOf(settings)) {
        const { max, min } = scalingOf(options);
        const minAvailable = options.minAvailable ?? 1;
        if (min > max)
          report({
            path: [...path, 'scaling'],
            message: `from ${min} to ${max} is no range`,
            fix: `set max to ${min} or more`,
          });
        else if (minAvailable >= min && min > 1)
          report({
            path: [...path, 'minAvailable'],
            message: `${minAvailable} of ${min} must stay, so that no node with one can be drained`,
            fix: `set it to ${min - 1}, or scaling.min to ${minAvailable + 1}`,
          });
      }
    },
  },
  {
    id: 'mesh/waypoint-outlives-a-node',
    title: 'A waypoint has two copies: with one, the node under it takes every request with it, or cannot be drained',
    severity: 'warning',
    evidence: CONTROLLER,
    check: (settings, report) => {
      for (const { options, path } of waypointsOf(settings)) {
        if (scalingOf(options).min > 1 || fewestNodes(settings.cluster, 'linux') < 2) continue;
        report({
          path: [...path, 'scaling', 'min'],
          message:
            'its budget keeps the one copy, so that its node cannot be drained; if the node fails, requests do too',
          fix: 'set it to 2',
        });
      }
    },
  },
  {
    id: 'mesh/waypoint-fits-its-limits',
    title: 'A waypoint requests no more than its limits, which are 2 cores and 1Gi unless they are said',
    severity: 'error',
    evidence: `${SOURCE}/manifests/charts/istio-control/istio-discovery/values.yaml`,
    check: (settings, report) => {
      for (const { options, path } of waypointsOf(settings)) {
        for (const what of ['cpu', 'memory'] as const) {
          const request = options.resources?.requests?.[what] ?? USUAL.requests[what];
          const limit = options.resources?.limits?.[what] ?? USUAL.limits[what];
          if (amountOf(request) <= amountOf(limit)) continue;
          report({
            path: [...path, 'resources'],
            message: `it requests ${request} of ${what} and may have ${limit}: there would be no pod of it, and requests would go past it`,
            fix: `set limits.${what} to ${request} or more`,
          });
        }
      }
    },
  },
];
