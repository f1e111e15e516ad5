import type { KubernetesObject } from '../../../core/plan';
import type { Rule } from '../../../core/rule';
import { treeAt } from '../../../core/trees';
import type { Whole } from '../../../core/whole';
import { CILIUM_DOCS, CILIUM_SOURCE } from '../evidence';
import { fieldRule, type LaterField } from '../field-rule';
import { reportMissing, withCilium } from '../with-cilium';

const KINDS = ['CiliumGatewayClassConfig'] as const;

/** A part of what describes a class, and the first minor that reads it. */
function later(feature: string, field: string, since: string): LaterField {
  const isIn = (object: KubernetesObject<unknown>): boolean => treeAt(object, 'spec')[field] !== undefined;
  return { kind: 'CiliumGatewayClassConfig', feature, since, isIn };
}

/** What must hold for classes of Gateways together with everything else in a cluster. */
export const GATEWAY_CLASSES_COMPOSE_RULES: readonly Rule<Whole>[] = [
  {
    id: 'cilium-gateway-classes/gateways-are-switched-on',
    title: 'Cilium runs Gateways of its classes only if it is told to',
    severity: 'error',
    evidence: `${CILIUM_SOURCE}/operator/pkg/gateway-api/cell.go`,
    check: withCilium(KINDS, (found, report) => {
      if (found.release.isOn('gatewayAPI.enabled')) return;
      reportMissing(
        found,
        report,
        'nobody accepts the classes, and Gateways of them wait for ever',
        'set gatewayApi in the plan of Cilium to true',
      );
    }),
  },
  {
    id: 'cilium-gateway-classes/services-are-made',
    title: 'Gateways on the host network have no load balancers for classes to describe',
    severity: 'warning',
    evidence: `${CILIUM_DOCS}/network/servicemesh/gateway-api/host-network-mode/`,
    check: withCilium(KINDS, (found, report) => {
      if (!found.release.isOn('gatewayAPI.hostNetwork.enabled')) return;
      if (!found.objects.some((object) => treeAt(object, 'spec')['service'] !== undefined)) return;
      reportMissing(
        found,
        report,
        'what it says of Services is ignored: Gateways listen on ports of nodes',
        'remove service, or hostNetwork of gatewayApi in the plan of Cilium',
      );
    }),
  },
  fieldRule('cilium-gateway-classes/fields-are-there', [
    later('accessLogs', 'telemetry', '1.19'),
    later('grpcWebTranslation', 'httpOptions', '1.20'),
    later('serverHeaderTransformation', 'envoy', '1.20'),
  ]),
];
