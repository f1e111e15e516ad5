import { planCilium } from '../../lib';
import type { CiliumOptions } from '../../lib/cni/cilium/options';
import { inspectCilium } from '../../lib/cni/cilium/plan';
import { byMinor, CILIUM_MINORS, ciliumValuesOf, NO_PROXY, refusedByMinor } from '../support/cilium-values';
import { eks, sized } from '../support/clusters';
import { at } from '../support/values';

const LIMITS = ['clusterMaxConnections', 'clusterMaxRequests', 'clusterMaxPendingRequests'] as const;
const CAPABILITIES = ['NET_ADMIN', 'SYS_ADMIN', 'NET_BIND_SERVICE'];
const AGENT = [
  ...['CHOWN', 'KILL', 'NET_ADMIN', 'NET_RAW', 'IPC_LOCK', 'SYS_ADMIN', 'SYS_RESOURCE', 'DAC_OVERRIDE', 'FOWNER'],
  ...['SETGID', 'SETUID', 'SYS_MODULE'],
];

describe('what options do to the values, whatever the minor', () => {
  test.each<[string, CiliumOptions, Record<string, unknown>]>([
    [
      'nothing said',
      {},
      {
        l7Proxy: undefined,
        'envoy.enabled': undefined,
        'envoy.securityContext': undefined,
        envoyConfig: undefined,
        dnsProxy: undefined,
        tls: undefined,
        gatewayAPI: undefined,
        ingressController: undefined,
      },
    ],
    ['l7Proxy', { l7Proxy: false }, { l7Proxy: false }],
    ['envoyConfig', { envoyConfig: true }, { 'envoyConfig.enabled': true }],
    [
      'Envoy',
      { envoy: { idleTimeoutDurationSeconds: 90, log: { defaultLevel: 'off' } } },
      { 'envoy.idleTimeoutDurationSeconds': 90, 'envoy.log': { defaultLevel: 'off' }, 'envoy.rollOutPods': true },
    ],
    [
      'Envoy on low ports',
      { envoy: { keepCapNetBindService: true } },
      { 'envoy.securityContext.capabilities': { keepCapNetBindService: true, envoy: CAPABILITIES } },
    ],
    [
      'Secrets of one namespace',
      { policySecrets: { from: 'namespace', namespace: { name: 'own', create: false } } },
      {
        tls: {
          readSecretsOnlyFromSecretsNamespace: true,
          secretSync: { enabled: false },
          secretsNamespace: { create: false, name: 'own' },
        },
      },
    ],
    [
      'Secrets as copies',
      { policySecrets: {} },
      { tls: { readSecretsOnlyFromSecretsNamespace: true, secretSync: { enabled: true } } },
    ],
    ['DNS', { dnsProxy: { minTtl: 60 } }, { dnsProxy: { minTtl: 60 } }],
    ['gatewayApi', { gatewayApi: true }, { gatewayAPI: { enabled: true, gatewayClass: { create: 'true' } } }],
    ['no gatewayApi', { gatewayApi: false }, { gatewayAPI: undefined }],
    [
      'gatewayApi without its class',
      { gatewayApi: { gatewayClass: false, alpn: true, secretsNamespace: { name: 'own' } } },
      {
        gatewayAPI: {
          enabled: true,
          gatewayClass: { create: 'false' },
          enableAlpn: true,
          secretsNamespace: { name: 'own' },
        },
      },
    ],
    [
      'Gateways on the host network',
      { gatewayApi: { hostNetwork: { nodes: { role: 'edge' }, ports: [443, 8080] } } },
      {
        'gatewayAPI.hostNetwork': { enabled: true, nodes: { matchLabels: { role: 'edge' } } },
        'envoy.securityContext.capabilities.keepCapNetBindService': true,
      },
    ],
    ['ingress', { ingress: true }, { ingressController: { enabled: true } }],
    [
      'Ingresses on the host network',
      { ingress: { hostNetwork: {} } },
      {
        ingressController: { enabled: true, loadbalancerMode: 'shared', hostNetwork: { enabled: true } },
        'envoy.securityContext': undefined,
      },
    ],
    [
      'a default certificate',
      { ingress: { defaultSecret: { namespace: 'web', name: 'wildcard' } } },
      { 'ingressController.defaultSecretNamespace': 'web', 'ingressController.defaultSecretName': 'wildcard' },
    ],
  ])('%s', (_, options, expected) => {
    for (const [path, value] of Object.entries(expected)) {
      expect([path, byMinor(path, options)]).toEqual([path, [value, value, value]]);
    }
  });
});

describe('what differs between minors', () => {
  test('behind Gateways limits on a backend are as wide as those on all connections, where they can be', () => {
    const wide = (options: CiliumOptions): readonly unknown[] =>
      LIMITS.map((limit) => byMinor(`envoy.${limit}`, options));
    const of = (all: number): readonly unknown[] => [
      [undefined, all, all],
      [undefined, all, all],
      [undefined, undefined, all],
    ];
    expect(wide({ gatewayApi: true })).toEqual(of(50_000));
    expect(wide({ ingress: true })).toEqual(of(50_000));
    expect(wide({})).toEqual(LIMITS.map(() => [undefined, undefined, undefined]));
    const narrow: CiliumOptions = {
      gatewayApi: true,
      envoy: { maxGlobalDownstreamConnections: 9000 },
      version: '1.19',
    };
    expect(at(ciliumValuesOf(narrow), 'envoy.clusterMaxRequests')).toBe(9000);
    expect(at(ciliumValuesOf({ ...narrow, envoy: { clusterMaxRequests: 7 } }), 'envoy.clusterMaxRequests')).toBe(7);
  });

  test('since 1.20 Gateways show pods the addresses of Services', () => {
    expect(byMinor('socketLB.hostNamespaceOnly', { gatewayApi: true })).toEqual([undefined, undefined, true]);
    const obstacles = CILIUM_MINORS.map((version) =>
      planCilium(NO_PROXY, { version, gatewayApi: true }).network?.redirectionObstacles?.map(({ kind }) => kind),
    );
    expect(obstacles.map((kinds) => kinds?.includes('hides-services'))).toEqual([true, true, false]);
    expect(
      at(ciliumValuesOf({ version: '1.20', values: { gatewayAPI: { enabled: true } } }), 'socketLB.hostNamespaceOnly'),
    ).toBe(true);
  });

  test('embedded, Envoy has the capabilities of agents', () => {
    const embedded: CiliumOptions = { envoy: { runsAs: 'embedded', keepCapNetBindService: true } };
    expect(byMinor('envoy.enabled', embedded)).toEqual([false, false, false]);
    expect(byMinor('envoy.securityContext.capabilities.envoy', embedded)).toEqual([undefined, undefined, undefined]);
    expect(byMinor('securityContext.capabilities.ciliumAgent', embedded)).toEqual([
      [...AGENT, 'NET_BIND_SERVICE'],
      [...AGENT, 'SYSLOG', 'NET_BIND_SERVICE'],
      [...AGENT, 'SYSLOG', 'NET_BIND_SERVICE'],
    ]);
  });

  test.each<[string, CiliumOptions, readonly (readonly string[])[]]>([
    ['limits', { envoy: { clusterMaxRequests: 1 } }, [['envoy.clusterMaxRequests'], [], []]],
    [
      'an address that is the same as before',
      { envoy: { useOriginalSourceAddress: true } },
      [['envoy.useOriginalSourceAddress'], [], []],
    ],
    ['streams', { envoy: { xdsMode: 'ads' } }, [['envoy.xdsMode'], ['envoy.xdsMode'], []]],
    [
      'ports of Ingresses',
      { ingress: { hostNetwork: { httpPort: 8081 } } },
      [['ingress.hostNetwork.httpPort'], ['ingress.hostNetwork.httpPort'], []],
    ],
  ])('%s', (_, options, expected) => {
    expect(refusedByMinor(options)).toEqual(expected);
  });
});

describe('what is asked of the cluster', () => {
  test('ports of nodes follow Gateways and Ingresses', () => {
    const { needs } = planCilium(NO_PROXY, {
      gatewayApi: { hostNetwork: { ports: [443, 80] }, proxyProtocol: true },
      ingress: { hostNetwork: { httpPort: 8081 } },
      version: '1.20',
    });
    expect(needs.ports.filter(({ from }) => from === 'anyone').map(({ port }) => port)).toEqual([80, 443, 8080, 8081]);
    expect(needs.manual.filter((text) => text.includes('PROXY protocol'))).toHaveLength(1);
  });

  test('the port of Envoy is there with Envoy', () => {
    const ports = (options: CiliumOptions): readonly number[] =>
      planCilium(NO_PROXY, options).needs.hostPorts.map(({ port }) => port);
    expect(ports({})).toEqual([9878, 9879, 9890]);
    expect(ports({ l7Proxy: false })).toEqual([9879, 9890]);
    expect(ports({ envoy: { runsAs: 'embedded' } })).toEqual([9879, 9890]);
    expect(ports({ dnsProxy: { proxyPort: 10_053 } })).toEqual([9878, 9879, 9890, 10_053, 10_053]);
  });

  test('Gateways need their definitions, of versions that were tested', () => {
    const needs = CILIUM_MINORS.map(
      (version) => planCilium(NO_PROXY, { version, gatewayApi: true }).needs.gatewayApi ?? [],
    );
    expect(needs.map((all) => all.map(({ isFatal, versions }) => [isFatal, versions.standard]))).toEqual([
      [
        [true, '<1.5'],
        [false, '>=1.2 <1.4'],
      ],
      [
        [true, '<1.5'],
        [false, '>=1.4 <1.5'],
      ],
      [[true, '>=1.5']],
    ]);
    expect(planCilium(NO_PROXY, { gatewayApi: true }).requires).toContain('gateway-api');
    expect(planCilium(NO_PROXY, { ingress: true }).requires).not.toContain('gateway-api');
  });
});

test('after another plugin, DNS is asked for with addresses of pods where IPsec needs it', () => {
  const chained = eks('cilium-chained');
  const encryption = { type: 'ipsec', secretRef: { name: 'keys' } } as const;
  const of = (options: CiliumOptions): unknown => {
    const { draft } = inspectCilium(chained, options);
    const [step] = draft?.steps ?? [];
    return step?.kind === 'helm' ? at(step.values, 'dnsProxy') : undefined;
  };
  expect(of({ encryption })).toEqual({ enableTransparentMode: true });
  expect(of({ encryption, l7Proxy: false })).toBeUndefined();
  expect(of({})).toBeUndefined();
});

test('Envoy is measured where it has pods of its own', () => {
  const targets = (options: CiliumOptions): readonly string[] =>
    planCilium(NO_PROXY, { prometheus: true, ...options }).network?.metrics?.map(({ target }) => target) ?? [];
  expect(targets({})).toContain('cilium-envoy');
  expect(targets({ envoy: { runsAs: 'embedded' } })).not.toContain('cilium-envoy');
  expect(targets({ l7Proxy: false })).not.toContain('cilium-envoy');
});

test('values of the callers own count as well', () => {
  const byValues = inspectCilium(sized(3), { values: { ingressController: { enabled: true } } }).findings;
  expect(byValues.filter(({ rule }) => rule === 'cilium/envoy-gets-its-traffic').map(({ path }) => path)).toEqual([
    'values.ingressController.enabled',
  ]);
});
