import type { Path } from '../../../core/path';
import type { Rule } from '../../../core/rule';
import { inRange } from '../../../core/version';
import type { CiliumSettings } from '../settings';
import type { HubbleExport, HubbleFlowFile } from './export-options';

const DOCS = 'https://docs.cilium.io/en/stable/observability/hubble/configuration/export/';

/** What flows have, as their definition spells it. */
const FIELDS: readonly string[] = [
  'IP',
  'Summary',
  'Type',
  'auth_type',
  'cgroup_id',
  'debug_capture_point',
  'destination',
  'destination_names',
  'destination_service',
  'drop_reason',
  'drop_reason_desc',
  'egress_allowed_by',
  'egress_denied_by',
  'ethernet',
  'event_type',
  'extensions',
  'file',
  'ingress_allowed_by',
  'ingress_denied_by',
  'interface',
  'is_reply',
  'l4',
  'l7',
  'node_labels',
  'node_name',
  'policy_log',
  'policy_match_type',
  'proxy_port',
  'reply',
  'sock_xlate_point',
  'socket_cookie',
  'source',
  'source_names',
  'source_service',
  'time',
  'trace_context',
  'trace_observation_point',
  'trace_reason',
  'traffic_direction',
  'tunnel',
  'uuid',
  'verdict',
];

const SINCE_1_19: readonly string[] = ['aggregate', 'emitter', 'ip_trace_id'];

/** What the ends of flows have. */
const END_FIELDS: readonly string[] = [
  'ID',
  'cluster_name',
  'identity',
  'labels',
  'namespace',
  'pod_name',
  'workloads',
];

/** What goes wrong with flows that are written to files. */
export const HUBBLE_EXPORT_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/flow-fields-are-known',
    title: 'Fields of flows are spelt as their definition has them: the agent does not start with any other',
    severity: 'error',
    evidence: 'https://github.com/cilium/cilium/blob/v1.20.0/pkg/hubble/exporter/cell/cell.go',
    check: ({ chart, hubble }, report) => {
      for (const { file, path } of filesOf(hubble?.export)) {
        const lists: readonly (readonly [Path, readonly string[]])[] = [
          [['fieldMask'], file.fieldMask ?? []],
          [['aggregate', 'fields'], file.aggregate?.fields ?? []],
        ];
        for (const [list, fields] of lists) {
          for (const [index, field] of fields.entries()) {
            if (isField(field, chart.ref.version)) continue;
            report({
              path: [...path, ...list, index],
              message: `flows of Cilium ${chart.minor} have no field '${field}'`,
              fix: "write one that they have, such as 'time', 'verdict', 'source.pod_name'",
            });
          }
        }
      }
    },
  },
  {
    id: 'cilium/flow-logs-are-distinct',
    title: 'Flows are written to files of their own, under names of their own: agents refuse the whole list otherwise',
    severity: 'error',
    evidence: 'https://github.com/cilium/cilium/blob/v1.20.0/pkg/hubble/exporter/config.go',
    check: ({ hubble }, report) => {
      const files = filesOf(hubble?.export);
      for (const [index, { file, name, path }] of files.entries()) {
        const before = files.slice(0, index);
        if (name !== undefined && before.some((other) => other.name === name)) {
          report({
            path: [...path, 'name'],
            message: `there is another '${name}' before it`,
            fix: 'choose another name',
          });
        }
        if (before.some((other) => pathOf(other.file) === pathOf(file))) {
          report({
            path: [...path, 'filePath'],
            message: `flows are written to ${pathOf(file)} already`,
            fix: 'choose another file',
          });
        }
      }
    },
  },
  {
    id: 'cilium/flow-logs-outlive-the-agent',
    title: 'Flows are written where they outlive the agent',
    severity: 'warning',
    evidence: DOCS,
    check: ({ hubble }, report) => {
      for (const { file, path } of filesOf(hubble?.export)) {
        const where = pathOf(file);
        if (where === 'stdout' || where.startsWith('/var/run/cilium/')) continue;
        report({
          path: [...path, 'filePath'],
          message: `${where} is in the container of the agent, and goes with it, unless a volume is there`,
          fix: 'write below /var/run/cilium/, which is a folder of the node',
        });
      }
    },
  },
];

interface FlowFile {
  readonly file: HubbleFlowFile;
  readonly path: Path;
  readonly name?: string;
}

function filesOf(given: HubbleExport | undefined): readonly FlowFile[] {
  const file = given?.static;
  return [
    ...(file === undefined ? [] : [{ file, path: ['hubble', 'export', 'static'] }]),
    ...(given?.dynamic ?? []).map((log, index) => ({
      file: log,
      name: log.name,
      path: ['hubble', 'export', 'dynamic', index],
    })),
  ];
}

function pathOf({ filePath = '/var/run/cilium/hubble/events.log' }: HubbleFlowFile): string {
  return filePath;
}

function isField(field: string, version: string): boolean {
  const [first = '', second] = field.split('.');
  const isNew = SINCE_1_19.includes(first) && inRange(version, '>=1.19');
  if (!FIELDS.includes(first) && !isNew) return false;
  return (first !== 'source' && first !== 'destination') || second === undefined || END_FIELDS.includes(second);
}
