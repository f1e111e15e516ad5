import { planCilium } from '../../lib';
import type { CiliumEncryption } from '../../lib/cni/cilium/encryption/options';
import type { CiliumOptions } from '../../lib/cni/cilium/options';
import type { Cluster } from '../../lib/core/cluster';
import type { InstallPlan } from '../../lib/core/plan';
import { DUAL_STACK, eks, gke, kubeadm, sized } from '../support/clusters';
import { at } from '../support/values';

const ROUTES = { mode: 'native', autoDirectNodeRoutes: true } as const;
const IPSEC = { type: 'ipsec', secretRef: { name: 'our-keys', key: 'ring' } } as const;

const valuesOf = (plan: InstallPlan): unknown => plan.steps.find((step) => step.kind === 'helm')?.values;
const values = (encryption: CiliumEncryption, options: CiliumOptions = {}, cluster: Cluster = sized(3)): unknown =>
  at(valuesOf(planCilium(cluster, { ...options, encryption })), 'encryption');

describe('strict mode is spelt as the minor reads it', () => {
  const egress = { enabled: true, cidr: '10.244.0.0/16', allowRemoteNodeIdentities: true };
  test.each([
    ['1.18', egress],
    ['1.19', { egress }],
    ['1.20', { egress }],
  ] as const)('egress on %s', (version, expected) => {
    expect(values({ type: 'wireguard', strict: { egress: true } }, { version })).toEqual({
      enabled: true,
      type: 'wireguard',
      nodeEncryption: false,
      strictMode: expected,
    });
  });

  test.each(['1.19', '1.20'])('ingress on %s', (version) => {
    const rendered = values({ type: 'wireguard', strict: { ingress: true } }, { version });
    expect(at(rendered, 'strictMode')).toEqual({ ingress: { enabled: true } });
  });

  test('nothing of it where nothing is asked for', () => {
    expect(values({ type: 'wireguard', strict: { egress: false, ingress: false } })).not.toHaveProperty('strictMode');
  });
});

describe('what strict egress protects', () => {
  const egress = (options: CiliumOptions, cluster: Cluster): unknown =>
    at(
      values({ type: 'wireguard', strict: { egress: true } }, { version: '1.20', ...options }, cluster),
      'strictMode.egress',
    );

  test('by routes, nodes have no addresses there', () => {
    expect(egress({ routing: ROUTES }, kubeadm({ network: { sharedSegment: true } }))).toEqual({
      enabled: true,
      cidr: '10.244.0.0/16',
      allowRemoteNodeIdentities: false,
    });
  });

  test('on EKS, pods have addresses like nodes', () => {
    expect(egress({}, eks('cilium-eni'))).toMatchObject({ allowRemoteNodeIdentities: true });
  });

  test('on GKE, what holds every range of pods', () => {
    const vpc = { kind: 'new', podRange: '10.64.0.0/14', additionalPodRanges: ['10.68.0.0/14'] } as const;
    expect(egress({}, gke('cilium', { vpc }))).toMatchObject({ cidr: '10.64.0.0/13' });
  });

  test('the range that the operator cuts up', () => {
    const ipam = { mode: 'cluster-pool', ipv4: { ranges: ['10.120.0.0/16'] } } as const;
    expect(egress({ ipam }, sized(3))).toMatchObject({ cidr: '10.120.0.0/16' });
  });
});

describe('each kind of encryption', () => {
  test.each(['1.18', '1.19', '1.20'])('IPsec on %s names a Secret, and holds no key', (version) => {
    const encryption = { ...IPSEC, keyRotationDuration: '15m', keyWatcher: false };
    expect(values(encryption, { version })).toEqual({
      enabled: true,
      type: 'ipsec',
      nodeEncryption: false,
      ipsec: { secretName: 'our-keys', keyFile: 'ring', keyWatcher: false, keyRotationDuration: '15m' },
    });
  });

  test('the key of IPsec has a usual name', () => {
    expect(at(values({ type: 'ipsec', secretRef: { name: 'our-keys' } }), 'ipsec.keyFile')).toBe('keys');
  });

  test('ztunnel', () => {
    expect(values({ type: 'ztunnel' }, { version: '1.20' })).toEqual({
      enabled: true,
      type: 'ztunnel',
      nodeEncryption: false,
    });
  });

  test('who is left out of node encryption', () => {
    const encryption = { type: 'wireguard', nodeEncryption: true, nodeEncryptionOptOutLabels: 'tier=edge' } as const;
    expect(at(valuesOf(planCilium(sized(3), { encryption })), 'extraConfig')).toEqual({
      'node-encryption-opt-out-labels': 'tier=edge',
    });
  });

  test('after another plugin, routes of pods know what encryption takes', () => {
    const cluster = eks('cilium-chained');
    const cni = (options: CiliumOptions): unknown =>
      at(valuesOf(planCilium(cluster, options)), 'cni.enableRouteMTUForCNIChaining');
    expect(cni({ encryption: { type: 'wireguard' } })).toBe(true);
    expect(cni({})).toBeUndefined();
  });
});

describe('what a plan says of encryption', () => {
  const plan = (encryption: CiliumEncryption, options: CiliumOptions = {}, cluster: Cluster = sized(3)): InstallPlan =>
    planCilium(cluster, { version: '1.19', ...options, encryption });

  test.each<[CiliumEncryption, CiliumOptions, number]>([
    [{ type: 'wireguard' }, {}, 1355],
    [{ type: 'wireguard' }, { version: '1.18' }, 1370],
    [IPSEC, {}, 1373],
    [IPSEC, { routing: ROUTES }, 1423],
    [{ type: 'ztunnel' }, {}, 1450],
  ])('MTU of pods with %j and %j', (encryption, options, mtu) => {
    expect(plan(encryption, options).network?.podMtu).toBe(mtu);
  });

  test('wrappings and capabilities', () => {
    expect(plan({ type: 'wireguard' }).network?.wrappings).toEqual(['vxlan', 'wireguard']);
    expect(plan(IPSEC).network?.wrappings).toEqual(['vxlan', 'ipsec']);
    expect(plan(IPSEC).provides).toContain('encryption');
    // Only pods of enrolled namespaces speak mutual TLS.
    expect(plan({ type: 'ztunnel' }).network?.wrappings).toEqual(['vxlan']);
    expect(plan({ type: 'ztunnel' }).provides).not.toContain('encryption');
  });

  test('IPsec asks for ESP, for modules, and for somebody to keep the key', () => {
    const { kernelModules, manual, ports } = plan(IPSEC, {}, sized(3, DUAL_STACK)).needs;
    expect(ports).toContainEqual({ protocol: 'ESP', from: 'node', to: 'node', purpose: 'IPsec' });
    expect(ports.map(({ port }) => port)).not.toContain(51871);
    expect(kernelModules).toEqual(expect.arrayContaining(['xfrm_user', 'esp4', 'esp6']));
    expect(manual.join('\n')).toContain(
      'kubectl -n kube-system create secret generic our-keys --from-literal=ring="1+ rfc4106(gcm(aes)) $(openssl rand -hex 20) 128"',
    );
    expect(manual.join('\n')).toContain('$((id % 15 + 1))+ rfc4106(gcm(aes)) $(openssl rand -hex 20) 128');
  });

  test('ztunnel asks for its Secret and for labels', () => {
    const { manual, ports } = plan({ type: 'ztunnel' }).needs;
    expect(ports.map(({ port }) => port)).toContain(15008);
    expect(manual.join('\n')).toMatch(/cilium-ztunnel-secrets[\s\S]*io\.cilium\/mtls-enabled/);
  });
});
