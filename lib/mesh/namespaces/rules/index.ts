import type { RuleSummary } from '../../../core/rule';
import { MESH_COMPOSE_RULES } from './compose-rules';
import { EGRESS_RULES } from './egress-rules';
import { NAME_RULES } from './name-rules';
import { POD_RULES } from './pod-rules';
import { REQUEST_RULES } from './request-rules';
import type { MeshRule } from './rule-type';
import { SECURITY_RULES } from './security-rules';
import { TRAFFIC_RULES } from './traffic-rules';
import { WAYPOINT_RULES } from './waypoint-rules';
import { WAYPOINT_SIZE_RULES } from './waypoint-size-rules';

export { MESH_COMPOSE_RULES } from './compose-rules';

/** What must hold for what is in a mesh, by itself. */
export const MESH_PLAN_RULES: readonly MeshRule[] = [
  ...NAME_RULES,
  ...WAYPOINT_RULES,
  ...WAYPOINT_SIZE_RULES,
  ...TRAFFIC_RULES,
  ...SECURITY_RULES,
  ...REQUEST_RULES,
  ...POD_RULES,
  ...EGRESS_RULES,
];

/** Everything that is known to go wrong with what is in a mesh, for catalogues. */
export const MESH_RULES: readonly RuleSummary[] = [...MESH_PLAN_RULES, ...MESH_COMPOSE_RULES];
