import {
  type CiliumIngressTraffic,
  type CiliumPoliciesOptions,
  planCiliumPolicies,
} from '../../lib/cni/cilium-objects/policies';
import type { Cluster } from '../../lib/core/cluster';
import { type Fact, fact } from '../../lib/core/fact';
import { treeAt, valueAt } from '../../lib/core/trees';
import { allow, found, ingress, objects, policies, policy, SHOP, to } from '../support/cilium-policies';
import { aks, gke, kubeadm } from '../support/clusters';

const spec = (options: CiliumPoliciesOptions): unknown => objects(options)[0]?.['spec'];

describe('a policy', () => {
  test('is one of a namespace, with all that it says of itself', () => {
    const [object] = objects(
      policy({
        ...SHOP,
        description: 'Who may call the shop',
        log: 'shop',
        endpoints: { matchLabels: { app: 'shop' } },
        enableDefaultDeny: { egress: false },
      }),
    );
    expect(object).toEqual({
      apiVersion: 'cilium.io/v2',
      kind: 'CiliumNetworkPolicy',
      metadata: { name: 'shop', namespace: 'shop' },
      spec: {
        description: 'Who may call the shop',
        log: { value: 'shop' },
        endpointSelector: { matchLabels: { app: 'shop' } },
        enableDefaultDeny: { egress: false },
        ingress: [{ fromEndpoints: [{ matchLabels: { 'k8s:io.kubernetes.pod.namespace': 'web' } }] }],
      },
    });
  });

  test('is about all pods of its namespace unless it says more', () => {
    expect(spec(policy(SHOP))).toMatchObject({ endpointSelector: {} });
  });

  test('for the cluster is about pods or about nodes', () => {
    const rules = { ingress: SHOP.ingress ?? [] };
    const [pods, nodes] = objects({
      clusterwide: [
        { name: 'pods', subject: { kind: 'endpoints', matchLabels: { app: 'shop' } }, ...rules },
        { name: 'nodes', subject: { kind: 'nodes' }, ...rules },
      ],
    });
    expect(pods).toMatchObject({
      kind: 'CiliumClusterwideNetworkPolicy',
      metadata: { name: 'pods' },
      spec: { endpointSelector: { matchLabels: { app: 'shop' } } },
    });
    expect(nodes?.['spec']).toMatchObject({ nodeSelector: {} });
    expect(Object.keys(treeAt(nodes ?? {}, 'spec'))).not.toContain('endpointSelector');
  });

  test('that lets nothing through has one empty rule for each direction it closes, and none else', () => {
    expect(
      spec(policy({ name: 'closed', namespace: 'shop', enableDefaultDeny: { ingress: true, egress: false } })),
    ).toEqual({
      endpointSelector: {},
      enableDefaultDeny: { ingress: true, egress: false },
      ingress: [{}],
    });
  });

  test('with rules that deny has no empty rule', () => {
    const denied = policy({
      name: 'denied',
      namespace: 'shop',
      ingressDeny: [{ from: { kind: 'entities', entities: ['world'] } }],
    });
    expect(spec(denied)).toEqual({ endpointSelector: {}, ingressDeny: [{ fromEntities: ['world'] }] });
  });

  test('may ask both sides for certificates', () => {
    const rule = { from: { kind: 'entities', entities: ['cluster'] }, authentication: 'required' } as const;
    expect(valueAt(spec(ingress(rule)), ['ingress', 0])).toEqual({
      fromEntities: ['cluster'],
      authentication: { mode: 'required' },
    });
  });
});

describe('a plan', () => {
  test('comes once nodes are there, and Cilium with its kinds', () => {
    const plan = policies(policy(SHOP));
    expect(plan).toMatchObject({
      name: 'cilium-policies',
      when: 'after-nodes',
      requires: ['cilium-kinds'],
      provides: [],
    });
    expect(plan.page).toBeUndefined();
  });

  test('needs no plan of Cilium where the cloud brings its kinds', () => {
    const cluster = gke({ mode: 'dataplane-v2', clusterwideNetworkPolicy: true });
    const plan = policies(
      { clusterwide: [{ name: 'a', subject: { kind: 'endpoints' }, ingress: SHOP.ingress ?? [] }] },
      cluster,
    );
    expect(plan.requires).toEqual(['cni']);
  });

  test('applies groups of ranges before policies that name them', () => {
    const { steps } = policies({ ...policy(SHOP), cidrGroups: [{ name: 'a', cidrs: ['192.0.2.0/24'] }] });
    expect(steps.map(({ id }) => id)).toEqual(['cidr-groups', 'policies']);
    expect(steps[1]?.after).toEqual([steps[0]]);
  });

  test('takes ranges and names of hosts that are known only later, and checks them then', () => {
    const late: Fact = fact('cluster.name');
    const cluster = kubeadm() as Cluster<string | Fact>;
    const plan = planCiliumPolicies<string | Fact>(cluster, {
      cidrGroups: [{ name: 'vpn', cidrs: [late] }],
      policies: [{ name: 'a', namespace: 'shop', egress: [{ to: { kind: 'fqdns', names: [late] } }] }],
    });
    expect(valueAt(plan.steps[0], ['objects', 0, 'spec', 'externalCIDRs', 0])).toBe(late);
    const said = (text: string): readonly string[] =>
      plan.deferred
        .flatMap(({ check, values }) => check(values.map((one) => (typeof one === 'string' ? one : text))))
        .map(({ rule }) => rule);
    expect(said('192.0.2.0/24')).toEqual(['cilium-policies/hosts-are-names']);
    expect(said('db.example.com')).toEqual(['cilium-policies/ranges-are-ranges']);
  });

  test('is the same every time', () => {
    expect(JSON.stringify(policies(policy(SHOP)))).toBe(JSON.stringify(policies(policy(SHOP))));
  });

  test('refuses two kinds of peers in a rule, and ports beside messages, by their shape', () => {
    const both = ingress({
      from: { kind: 'entities', entities: ['world'], cidrs: [{ cidr: '192.0.2.0/24' }] },
    } as never);
    expect(found(both).map(({ path, rule }) => `${rule}@${path}`)).toContain(
      'input/unknown-key@policies[0].ingress[0].from.cidrs',
    );
    const dns = allow({ kind: 'dns', patterns: ['*'] } as never);
    expect(found(dns).map(({ path }) => path)).toContain('policies[0].ingress[0].traffic.kind');
  });
});

describe('where a cloud runs Cilium', () => {
  const inNamespace = (traffic: CiliumIngressTraffic): CiliumPoliciesOptions => allow(traffic);
  const HTTP: CiliumIngressTraffic = { kind: 'http', ports: [{ port: 80 }], http: [{}] };
  const served = (options: CiliumPoliciesOptions, cluster: Cluster): readonly string[] =>
    found(options, cluster)
      .filter(({ rule }) => rule === 'cilium-policies/cloud-serves-it')
      .map(({ path }) => path);
  const onAks = (advancedNetworkPolicies?: 'FQDN' | 'L7'): Cluster =>
    aks('overlay-cilium', advancedNetworkPolicies && { advancedNetworking: { advancedNetworkPolicies } });
  const hosts = to({ kind: 'fqdns', names: ['a.example'] });

  test('AKS looks as far as its network services are switched on', () => {
    expect(served(inNamespace(HTTP), onAks())).toEqual(['policies[0].ingress[0]']);
    expect(served(inNamespace(HTTP), onAks('FQDN'))).toEqual(['policies[0].ingress[0]']);
    expect(served(inNamespace(HTTP), onAks('L7'))).toEqual([]);
    expect(served(hosts, onAks())).toContain('policies[0].egress[0]');
    expect(served(hosts, onAks('FQDN'))).toEqual([]);
    expect(served({ baseline: { everywhere: {} } }, onAks('L7'))).toEqual(['baseline.dns']);
    expect(served({ baseline: { everywhere: {}, dns: 'direct' } }, onAks())).toEqual([]);
    expect(served({ baseline: { nodes: {} } }, onAks())).toEqual(['baseline.nodes']);
  });

  test('GKE has policies for the whole cluster alone, where they are switched on, and by address and port', () => {
    const everywhere: CiliumPoliciesOptions = { baseline: { everywhere: {}, dns: 'direct' } };
    expect(served(everywhere, gke('dataplane-v2'))).toContain('baseline.everywhere');
    expect(served(everywhere, gke({ mode: 'dataplane-v2', clusterwideNetworkPolicy: true }))).toEqual([]);
    expect(served(inNamespace(HTTP), gke({ mode: 'dataplane-v2', clusterwideNetworkPolicy: true }))).toEqual([
      'policies[0]',
    ]);
  });

  test('a Cilium of its own does everything', () => {
    expect(served(inNamespace(HTTP), gke('cilium'))).toEqual([]);
    expect(policies(inNamespace(HTTP), gke('cilium')).requires).toEqual(['cilium-kinds']);
  });
});
