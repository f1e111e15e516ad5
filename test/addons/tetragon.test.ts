import { planTetragon, type TetragonOptions } from '../../lib/addons/tetragon';
import type { Cluster } from '../../lib/core/cluster';
import { compose, inspectComposition } from '../../lib/core/compose';
import type { HelmStep, ManifestStep } from '../../lib/core/plan';
import type { Values } from '../../lib/core/values';
import { planPrometheus } from '../../lib/observability';
import { everyDistribution, gke, kubeadm } from '../support/clusters';

const release = (options: TetragonOptions = {}, cluster: Cluster = kubeadm()): HelmStep =>
  planTetragon(cluster, options).steps.find((step): step is HelmStep => step.kind === 'helm') as HelmStep;

const values = (options: TetragonOptions = {}, cluster: Cluster = kubeadm()): Values =>
  release(options, cluster).values;

const agent = (options: TetragonOptions = {}, cluster: Cluster = kubeadm()): Values =>
  values(options, cluster)['tetragon'] as Values;

describe('the release', () => {
  test('is one of the pinned chart, once there are nodes', () => {
    const { steps, when } = planTetragon(kubeadm());
    expect(when).toBe('after-nodes');
    expect(steps).toHaveLength(1);
    expect(steps[0]).toMatchObject({
      kind: 'helm',
      release: 'tetragon',
      namespace: 'kube-system',
      chart: { repository: 'https://helm.cilium.io', name: 'tetragon', version: '1.7.0' },
    });
  });

  test('says what the chart leaves open, and nothing else', () => {
    expect(values()).toEqual({
      crds: { installMethod: 'helm' },
      tetragon: {
        clusterName: 'test',
        grpc: { enabled: true, address: 'unix:///var/run/tetragon/tetragon.sock' },
        resources: { requests: { cpu: '100m', memory: '256Mi' } },
        enableProcessCred: false,
        enableProcessNs: false,
        prometheus: { enabled: true, port: 2112, serviceMonitor: { enabled: false } },
      },
      tetragonOperator: { enabled: false },
      export: { mode: 'stdout', resources: { requests: { cpu: '10m', memory: '32Mi' } } },
      nodeSelector: { 'kubernetes.io/os': 'linux' },
      priorityClassName: 'system-node-critical',
    });
  });

  test('has a socket for its API in 1.6 too, where the chart has a port of the node', () => {
    expect(agent({ version: '1.6' })['grpc']).toEqual({
      enabled: true,
      address: 'unix:///var/run/cilium/tetragon/tetragon.sock',
    });
  });

  test('in a namespace of its own comes after it', () => {
    const { steps } = planTetragon(kubeadm(), { namespace: 'security' });
    expect((steps[0] as ManifestStep).objects[0]).toMatchObject({
      kind: 'Namespace',
      metadata: { name: 'security', labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } },
    });
    expect(steps[1]).toMatchObject({ namespace: 'security', after: [steps[0]] });
    expect(values({ namespace: 'security' })['priorityClassName']).toBeUndefined();
    expect(values({ namespace: 'security', priorityClassName: 'agents' })['priorityClassName']).toBe('agents');
  });

  test('brings the definitions, unless others do', () => {
    const definitions = ['podinfo.cilium.io', 'tracingpolicies.cilium.io', 'tracingpoliciesnamespaced.cilium.io'];
    expect(release().establishes).toEqual(definitions);
    for (const crds of ['operator', 'none'] as const) {
      expect(release({ crds }).establishes).toBeUndefined();
      expect(values({ crds })['crds']).toEqual({ installMethod: crds });
    }
  });

  test.each([
    ['nothing to do', {}, { enabled: false }],
    ['definitions to make', { crds: 'operator' }, { enabled: true, replicas: 1 }],
    ['PodInfo objects to make', { operator: { podInfo: true } }, { enabled: true, podInfo: { enabled: true } }],
    [
      'a lease to share',
      { operator: { enabled: true, replicas: 2 } },
      { enabled: true, replicas: 2, failoverLease: { enabled: true } },
    ],
  ] as const)('has an operator with %s', (_, options, expected) => {
    expect(values(options)['tetragonOperator']).toMatchObject(expected);
  });

  test('options arrive in the chart', () => {
    expect(
      agent({
        processCredentials: true,
        processNamespaces: true,
        processAncestors: true,
        resources: { limits: { memory: '1Gi' } },
        btf: '/var/lib/btf',
        hostProcPath: '/procHost',
        keepSensorsOnExit: true,
        cgidmap: {},
        metrics: { port: 2200, labels: ['namespace', 'workload'] },
      }),
    ).toMatchObject({
      enableProcessCred: true,
      enableProcessNs: true,
      processAncestors: { enabled: 'base,kprobe,tracepoint,uprobe,lsm' },
      resources: { limits: { memory: '1Gi' } },
      btf: '/var/lib/btf',
      hostProcPath: '/procHost',
      enableKeepSensorsOnExit: true,
      cri: { enabled: true, socketHostPath: '/run/containerd/containerd.sock' },
      cgidmap: { enabled: true },
      prometheus: { enabled: true, port: 2200, metricsLabelFilter: 'namespace,workload' },
    });
    expect(
      values({
        export: 'none',
        tolerations: [{ key: 'team', operator: 'Exists' }],
        runtimeHooks: { interface: 'nri-hook', failAllowNamespaces: ['a', 'b'] },
        values: { podLabels: { team: 'a' } },
      }),
    ).toMatchObject({
      export: { mode: '' },
      tolerations: [{ key: 'team', operator: 'Exists' }],
      rthooks: { enabled: true, interface: 'nri-hook', failAllowNamespaces: 'a,b' },
      podLabels: { team: 'a' },
    });
  });

  test('finds the container runtime where the distribution has it', () => {
    const sockets = everyDistribution().map((cluster) => [
      cluster.distribution,
      (agent({ cgidmap: {} }, cluster)['cri'] as Values)['socketHostPath'],
    ]);
    expect(Object.fromEntries(sockets)).toMatchObject({
      k3s: '/run/k3s/containerd/containerd.sock',
      rke2: '/run/k3s/containerd/containerd.sock',
      kubeadm: '/run/containerd/containerd.sock',
    });
    expect(agent({ cgidmap: { socketHostPath: '/run/crio/crio.sock' } })['cri']).toMatchObject({
      socketHostPath: '/run/crio/crio.sock',
    });
  });

  test('mounts the tracing of the kernel on Talos only', () => {
    for (const cluster of everyDistribution()) {
      const mounts = values({}, cluster)['extraHostPathMounts'];
      if (cluster.distribution === 'talos') expect(mounts).toMatchObject([{ mountPath: '/sys/kernel/tracing' }]);
      else expect(mounts).toBeUndefined();
    }
  });
});

describe('events', () => {
  test('are filtered as the agent reads it: an object a line', () => {
    const { exportAllowList, exportDenyList, exportRateLimit, redactionFilters } = agent({
      events: {
        allow: [{ eventTypes: ['PROCESS_EXEC', 'PROCESS_KPROBE'], namespaces: ['shop'] }, { policies: ['a'] }],
        deny: [
          { healthCheck: true },
          {
            pods: ['^probe-'],
            podLabels: ['app=shop'],
            containers: ['^istio-proxy$'],
            binaries: ['^/usr/bin/curl$'],
            parentBinaries: ['sh$'],
            arguments: ['-v'],
            inInitTree: true,
          },
        ],
        rateLimit: 600,
        redactions: [{ redact: ['(?:--password[= ])(\\S+)'], binaries: ['mysql'] }, { redact: ['token=(\\S+)'] }],
      },
    });
    expect(exportAllowList).toBe(
      '{"event_set":["PROCESS_EXEC","PROCESS_KPROBE"],"namespace":["shop"]}\n{"policy_names":["a"]}',
    );
    expect((exportDenyList as string).split('\n').map((line) => JSON.parse(line) as unknown)).toEqual([
      { health_check: true },
      {
        pod_regex: ['^probe-'],
        labels: ['app=shop'],
        container_name_regex: ['^istio-proxy$'],
        binary_regex: ['^/usr/bin/curl$'],
        parent_binary_regex: ['sh$'],
        arguments_regex: ['-v'],
        in_init_tree: true,
      },
    ]);
    expect(exportRateLimit).toBe(600);
    expect((redactionFilters as string).split('\n').map((line) => JSON.parse(line) as unknown)).toEqual([
      { binary_regex: ['mysql'], redact: ['(?:--password[= ])(\\S+)'] },
      { redact: ['token=(\\S+)'] },
    ]);
  });
});

describe('what it asks for', () => {
  test('monitors need somebody who reads them', () => {
    const options: TetragonOptions = {
      metrics: { serviceMonitor: true, scrapeInterval: '30s' },
      operator: { enabled: true },
    };
    const plan = planTetragon(kubeadm(), options);
    expect(plan.requires).toEqual(['prometheus-operator']);
    expect(values(options)).toMatchObject({
      tetragon: { prometheus: { serviceMonitor: { enabled: true, scrapeInterval: '30s' } } },
      tetragonOperator: { prometheus: { serviceMonitor: { enabled: true, scrapeInterval: '30s' } } },
    });
    const alone = inspectComposition(kubeadm(), [{ ...plan }]).findings.map(({ message }) => message);
    expect(alone.join('\n')).toContain('prometheus-operator');
    const together = inspectComposition(kubeadm(), [plan, planPrometheus(kubeadm())]).findings;
    expect(together.filter(({ message }) => message.includes('prometheus-operator'))).toEqual([]);
    expect(plan.needs.ports).toEqual([
      { protocol: 'TCP', port: 2112, from: 'pod', to: 'node', purpose: 'metrics of Tetragon' },
    ]);
    expect(planTetragon(kubeadm(), { metrics: { enabled: false, serviceMonitor: true } }).requires).toEqual([]);
  });

  test('Autopilot runs no such pods', () => {
    const cluster = gke('autopilot');
    expect(() => compose(cluster, planTetragon(cluster))).toThrow('those of Tetragon');
  });

  test.each([
    ['nothing', [], ['4.19']],
    ['reports', [{ kind: 'privilege-escalation' }], ['4.19']],
    ['refused security hooks', [{ kind: 'kernel-modules', action: 'deny' }], ['4.19', '5.3', '5.7']],
    ['hooks of LSM', [{ kind: 'lsmhooks', name: 'a', lsmhooks: [{ hook: 'file_open' }] }], ['4.19', '5.7']],
  ] as const)('%s: kernels', (_, policies, kernels) => {
    const { kernel } = planTetragon(kubeadm(), { policies }).needs;
    expect(kernel.map(({ atLeast }) => atLeast)).toEqual(kernels);
  });

  test('ports of nodes are taken', () => {
    const ports = (options: TetragonOptions): readonly number[] =>
      planTetragon(kubeadm(), options).needs.hostPorts.map(({ port }) => port);
    expect(ports({})).toEqual([2112, 6789, 8118]);
    expect(ports({ metrics: { enabled: false } })).toEqual([6789, 8118]);
  });

  test('what no setting says is told', () => {
    const { manual } = planTetragon(kubeadm(), {
      crds: 'none',
      btf: '/var/lib/btf',
      hostProcPath: '/procHost',
      runtimeHooks: { interface: 'nri-hook' },
      policies: [{ kind: 'lsmhooks', name: 'a', lsmhooks: [{ hook: 'file_open' }] }],
    }).needs;
    for (const word of ['/var/lib/btf', '/procHost', 'NRI', 'lsm=', 'definitions']) {
      expect(manual.join('\n')).toContain(word);
    }
    expect(planTetragon(kubeadm()).needs.manual).toEqual([expect.stringContaining('CONFIG_DEBUG_INFO_BTF')]);
  });
});
