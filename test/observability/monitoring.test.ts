import { planCalico } from '../../lib/cni/calico/plan';
import { planCilium } from '../../lib/cni/cilium/plan';
import type { InstallPlan, KubernetesObject } from '../../lib/core/plan';
import { planIstioAmbient } from '../../lib/mesh/istio';
import { cniMonitoringOf, istioMonitoringOf, planCniMonitoring, planIstioMonitoring } from '../../lib/observability';
import { kubeadm } from '../support/clusters';

const objectsOf = ({ steps }: InstallPlan): readonly KubernetesObject[] =>
  steps.flatMap((step) => (step.kind === 'manifest' ? step.objects : []));
const find = (plan: InstallPlan, kind: string, name: string): KubernetesObject | undefined =>
  objectsOf(plan).find((one) => one.kind === kind && one.metadata.name === name);
const names = (plan: InstallPlan): readonly string[] =>
  objectsOf(plan).map(({ kind, metadata }) => `${kind} ${metadata.name}`);

describe('Istio', () => {
  const plan = planIstioMonitoring(kubeadm());

  test('each part is scraped by one monitor', () => {
    expect(names(plan)).toEqual([
      'ServiceMonitor istiod',
      'PodMonitor ztunnel',
      'PodMonitor istio-cni',
      'PodMonitor istio-gateways',
      'PrometheusRule istio',
      'ConfigMap dashboard-istio-ambient',
    ]);
  });

  test('revision tags are Services of istiod too, and are left out', () => {
    expect(find(plan, 'ServiceMonitor', 'istiod')).toMatchObject({
      spec: {
        selector: {
          matchLabels: { istio: 'pilot' },
          matchExpressions: [{ key: 'istio.io/tag', operator: 'DoesNotExist' }],
        },
      },
    });
  });

  test('samples of ztunnel carry the label that dashboards look for', () => {
    expect(find(plan, 'PodMonitor', 'ztunnel')).toMatchObject({
      spec: { podTargetLabels: ['app'], podMetricsEndpoints: [{ port: 'ztunnel-stats', path: '/stats/prometheus' }] },
    });
  });

  test('it looks where Istio is', () => {
    const mesh = planIstioAmbient(kubeadm(), { namespace: 'mesh' });
    const there = planIstioMonitoring(kubeadm(), istioMonitoringOf(mesh));
    for (const [kind, name] of [
      ['ServiceMonitor', 'istiod'],
      ['PodMonitor', 'ztunnel'],
      ['PodMonitor', 'istio-cni'],
    ] as const)
      expect(find(there, kind, name)).toMatchObject({ spec: { namespaceSelector: { matchNames: ['mesh'] } } });
    expect(JSON.stringify(find(there, 'PrometheusRule', 'istio'))).toContain('namespace=\\"mesh\\"');
  });

  test('alerts and dashboards are left out where nobody wants them', () => {
    expect(names(planIstioMonitoring(kubeadm(), { alerts: false, dashboards: false }))).toHaveLength(4);
  });

  test('a dashboard is what Grafana reads: each panel in its place, with queries of the chosen data source', () => {
    const map = find(plan, 'ConfigMap', 'dashboard-istio-ambient');
    expect(map?.metadata.labels).toEqual({ grafana_dashboard: '1' });
    const [text = ''] = Object.values((map?.['data'] ?? {}) as Record<string, string>);
    const dashboard = JSON.parse(text) as {
      readonly panels: readonly {
        readonly id: number;
        readonly type: string;
        readonly gridPos: Readonly<Record<'x' | 'y' | 'w' | 'h', number>>;
        readonly targets?: readonly { readonly datasource: { readonly uid: string } }[];
      }[];
    };
    const places = dashboard.panels.map(({ gridPos: { x, y } }) => `${x},${y}`);
    expect(new Set(places).size).toBe(places.length);
    expect(dashboard.panels.map(({ id }) => id)).toEqual(places.map((_, index) => index + 1));
    for (const { gridPos, targets = [] } of dashboard.panels) {
      expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
      for (const { datasource } of targets) expect(datasource.uid).toBe('$datasource');
    }
  });
});

describe('a CNI', () => {
  test('of Cilium is scraped what its plan serves', () => {
    const options = { prometheus: true, hubble: { metrics: ['dns', 'drop'] } } as const;
    expect(cniMonitoringOf(planCilium(kubeadm(), options))).toEqual({
      targets: ['cilium-agent', 'cilium-envoy', 'cilium-operator', 'cilium-hubble'],
      cniNamespace: 'kube-system',
    });
    expect(cniMonitoringOf(planCilium(kubeadm())).targets).toEqual([]);
    const plan = planCniMonitoring(kubeadm(), cniMonitoringOf(planCilium(kubeadm(), options)));
    expect(find(plan, 'PodMonitor', 'cilium-hubble')).toMatchObject({
      spec: { podMetricsEndpoints: [{ port: 'hubble-metrics' }] },
    });
    expect(plan.needs.ports).toEqual([]);
  });

  test('of Calico is scraped what its Installation serves, by a Service that names the port', () => {
    const calico = planCalico(kubeadm(), {
      values: { installation: { nodeMetricsPort: 9191, typhaMetricsPort: 9193 } },
    });
    expect(cniMonitoringOf(calico)).toEqual({
      targets: ['calico-felix', 'calico-typha'],
      cniNamespace: 'calico-system',
      felixPort: 9191,
      typhaPort: 9193,
    });
    const plan = planCniMonitoring(kubeadm(), cniMonitoringOf(calico));
    expect(find(plan, 'Service', 'calico-felix-monitoring')).toMatchObject({
      metadata: { namespace: 'calico-system' },
      spec: { selector: { 'k8s-app': 'calico-node' }, ports: [{ port: 9191 }] },
    });
    expect(plan.needs.ports).toMatchObject([{ port: 9191, from: 'pod', to: 'node' }, { port: 9193 }]);
  });

  test('has a dashboard with a row for each part that has one', () => {
    const plan = planCniMonitoring(kubeadm(), { targets: ['cilium-operator'] });
    expect(names(plan)).toEqual(['PodMonitor cilium-operator']);
    expect(names(planCniMonitoring(kubeadm(), { targets: ['cilium-hubble'] }))).toContain('ConfigMap dashboard-cni');
  });
});
