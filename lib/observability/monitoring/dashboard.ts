import type { KubernetesObject } from '../../core/plan';

/** What Grafana calls a unit. */
export type PanelUnit = 'Bps' | 'cps' | 'ms' | 'percentunit' | 'reqps' | 'short';

/** A query of Prometheus and what its lines are called. */
export interface PanelQuery {
  /** PromQL. */
  readonly expr: string;
  /** With names of labels in double braces. */
  readonly legend: string;
}

/** A graph. */
export interface Panel {
  readonly title: string;
  readonly unit: PanelUnit;
  readonly queries: readonly PanelQuery[];
}

/** Graphs that belong together. */
export interface PanelRow {
  readonly title: string;
  /** At most three. */
  readonly panels: readonly Panel[];
}

/** A page of graphs, as data. */
export interface Dashboard {
  /** A DNS label: name of its file, and what links to it hold. */
  readonly name: string;
  readonly title: string;
  readonly rows: readonly PanelRow[];
}

/** Grafana's grid is 24 columns wide. */
const COLUMNS = 24;
const PANEL_HEIGHT = 8;

/** The datasource that the reader of the page has chosen. */
const DATASOURCE = { type: 'prometheus', uid: '$datasource' } as const;

/**
 * A dashboard as the ConfigMap that Grafana's sidecar looks for, in any namespace.
 *
 * @param dashboard - what it shows.
 * @param namespace - where the ConfigMap is.
 */
export function dashboardObject(dashboard: Dashboard, namespace: string): KubernetesObject<never> {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: `dashboard-${dashboard.name}`, namespace, labels: { grafana_dashboard: '1' } },
    data: { [`${dashboard.name}.json`]: JSON.stringify(model(dashboard)) },
  };
}

/** Grafana's own form. */
function model({ name, rows, title }: Dashboard): object {
  const panels = rows.flatMap((row, index) => rowPanels(row, index * (PANEL_HEIGHT + 1)));
  return {
    uid: name,
    title,
    tags: ['cluster-blueprints'],
    timezone: 'utc',
    schemaVersion: 39,
    refresh: '30s',
    time: { from: 'now-1h', to: 'now' },
    templating: { list: [{ name: 'datasource', label: 'Data source', type: 'datasource', query: 'prometheus' }] },
    panels: panels.map((panel, id) => ({ id: id + 1, ...panel })),
  };
}

function rowPanels({ panels, title }: PanelRow, y: number): readonly object[] {
  const w = Math.floor(COLUMNS / panels.length);
  return [
    { type: 'row', title, collapsed: false, panels: [], gridPos: { h: 1, w: COLUMNS, x: 0, y } },
    ...panels.map((panel, index) => ({
      type: 'timeseries',
      title: panel.title,
      datasource: DATASOURCE,
      gridPos: { h: PANEL_HEIGHT, w, x: index * w, y: y + 1 },
      fieldConfig: { defaults: { unit: panel.unit, min: 0 }, overrides: [] },
      targets: panel.queries.map(({ expr, legend }, query) => ({
        refId: String.fromCharCode(65 + query),
        datasource: DATASOURCE,
        expr,
        legendFormat: legend,
      })),
    })),
  ];
}
