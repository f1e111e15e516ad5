import { inspectAwsLoadBalancerController } from '../../lib/addons/aws-load-balancer-controller';
import type { AwsLoadBalancerControllerOptions } from '../../lib/addons/aws-load-balancer-controller/options';
import { inspectSecretsStoreCsi } from '../../lib/addons/secrets-store-csi';
import type { SecretsStoreCsiOptions } from '../../lib/addons/secrets-store-csi/options';
import type { EksCluster, EksOptions } from '../../lib/clusters/eks';
import { inspectEksAddons } from '../../lib/clusters/eks/addons';
import type { EksAddonOptions } from '../../lib/clusters/eks/addons/options';
import type { Cluster } from '../../lib/core/cluster';
import type { Finding } from '../../lib/core/finding';
import { eks, kubeadm } from '../support/clusters';
import type { RuleCases } from './cases';

const addons = (options: EksAddonOptions, cluster = eks('vpc-cni')): readonly Finding[] =>
  inspectEksAddons(cluster, options).findings;

const lbc = (
  options: Partial<AwsLoadBalancerControllerOptions>,
  cluster: Cluster = eks('vpc-cni'),
): readonly Finding[] =>
  inspectAwsLoadBalancerController(cluster, { region: 'eu-central-1', vpcId: 'vpc-1', ...options }).findings;

const secrets = (options: SecretsStoreCsiOptions, cluster: Cluster = eks('vpc-cni')): readonly Finding[] =>
  inspectSecretsStoreCsi(cluster, options).findings;

const subnet = (id: string, zoneId: string, more: object = {}): { readonly id: string; readonly zoneId: string } => ({
  id,
  zoneId,
  ...more,
});
const given = (
  subnets: readonly ReturnType<typeof subnet>[],
  kind: 'given' | 'shared' = 'given',
): EksOptions['vpc'] => {
  const vpc = { vpcId: 'vpc-1', cidrs: ['10.0.0.0/16'], subnets };
  return kind === 'given' ? { kind, ...vpc } : { kind, ownerAccountId: '123456789012', ...vpc };
};
const TWO_PRIVATE = [subnet('subnet-a', 'euc1-az1'), subnet('subnet-b', 'euc1-az2')];
const POOL = { name: 'system', instanceTypes: ['m7g.large'] } as const;
const TAINTED = { ...POOL, taints: [{ key: 'team', value: 'a', effect: 'NoSchedule' }] } as const;
const HYBRID = { mode: 'hybrid', remoteNodeNetworks: ['192.168.0.0/24'], remotePodNetworks: ['10.85.0.0/16'] } as const;
const NEW_POD_SUBNETS = { mode: 'vpc-cni', podSubnets: 'new' } as const;
const WITH_RANGE = { vpc: { kind: 'new', secondaryCidrs: ['100.64.0.0/16'] } } as const;
const STRICT_GROUPS = { mode: 'vpc-cni', securityGroupsForPods: { enforcing: 'strict' } } as const;
const OPEN_GROUPS = { mode: 'vpc-cni', securityGroupsForPods: { enforcing: 'standard' } } as const;

/** Rules about add-ons that EKS installs. */
export const EKS_ADDON_CASES: RuleCases = {
  'addons/cluster-is-eks': {
    fails: () => addons({}, kubeadm() as EksCluster),
    at: 'cluster',
    passes: () => addons({}),
  },
  'addons/coredns-has-nodes': {
    fails: () => addons({}, eks('vpc-cni', { nodePools: [{ ...POOL, nodes: { min: 0, max: 3 } }] })),
    at: 'cluster.nodePools',
    passes: () => addons({}, eks('vpc-cni', { nodePools: [{ ...POOL, nodes: 1 }] })),
  },
  'addons/controllers-tolerate-a-pool': {
    fails: () => addons({ tolerations: [{ key: 'team', value: 'b' }] }, eks('vpc-cni', { nodePools: [TAINTED] })),
    at: 'tolerations',
    passes: () => addons({ tolerations: [{ key: 'team', value: 'a' }] }, eks('vpc-cni', { nodePools: [TAINTED] })),
  },
  'addons/new-pod-subnets-are-told-once': {
    fails: () => addons({}, eks(NEW_POD_SUBNETS, WITH_RANGE)),
    at: 'cluster.networking.podSubnets',
    passes: () => inspectEksAddons(eks(NEW_POD_SUBNETS, WITH_RANGE), {}, { makesPodSubnets: true }).findings,
  },
  'addons/metrics-server-is-reached': {
    fails: () => addons({ metricsServer: true }, eks('cilium-overlay')),
    at: 'metricsServer',
    passes: () => addons({ metricsServer: true }, eks('cilium-eni')),
  },
  'addons/cluster-is-born-bare': {
    fails: () => addons({ bootstrapSelfManagedAddons: true }, eks('cilium-eni')),
    at: 'bootstrapSelfManagedAddons',
    passes: () => addons({ bootstrapSelfManagedAddons: true }, eks('cilium-chained')),
  },
  'addons/addon-is-installed': {
    fails: () => addons({ configuration: { 'vpc-cni': { env: { WARM_IP_TARGET: '2' } } } }, eks('auto')),
    at: 'configuration.vpc-cni',
    passes: () => addons({ configuration: { 'vpc-cni': { env: { WARM_IP_TARGET: '2' } } } }),
  },
  'addons/auto-mode-brings-its-own': {
    fails: () => addons({ ebsCsi: true }, eks('auto')),
    at: 'ebsCsi',
    passes: () => addons({ ebsCsi: false, efsCsi: true, snapshotController: true }, eks('auto')),
  },
  'addons/replicas-are-in-order': {
    fails: () => addons({ coredns: { replicas: { min: 3, max: 2 } } }),
    at: 'coredns.replicas.max',
    passes: () => addons({ coredns: { replicas: { min: 2, max: 2 } } }),
  },
  'addons/configuration-keeps-to-options': {
    fails: () => addons({ coredns: { replicas: 3 }, configuration: { coredns: { replicaCount: 2 } } }),
    at: 'configuration.coredns.replicaCount',
    passes: () => addons({ coredns: { replicas: 3 }, configuration: { coredns: { podLabels: { a: 'b' } } } }),
  },
  'addons/one-policy-engine': {
    fails: () => addons({ configuration: { 'vpc-cni': { enableNetworkPolicy: 'true' } } }, eks('cilium-chained')),
    at: 'configuration.vpc-cni.enableNetworkPolicy',
    passes: () => addons({ configuration: { 'vpc-cni': { enableNetworkPolicy: 'false' } } }, eks('cilium-chained')),
  },
  'addons/policies-without-bandwidth-plugin': {
    fails: () =>
      addons(
        { configuration: { 'vpc-cni': { env: { ENABLE_BANDWIDTH_PLUGIN: 'true' } } } },
        eks({ mode: 'vpc-cni', networkPolicy: 'standard' }),
      ),
    at: 'configuration.vpc-cni.env.ENABLE_BANDWIDTH_PLUGIN',
    passes: () => addons({ configuration: { 'vpc-cni': { env: { ENABLE_BANDWIDTH_PLUGIN: 'true' } } } }),
  },
  'addons/strict-groups-need-iptables': {
    fails: () => addons({ configuration: { 'kube-proxy': { mode: 'ipvs' } } }, eks(STRICT_GROUPS)),
    at: 'configuration.kube-proxy.mode',
    passes: () => addons({ configuration: { 'kube-proxy': { mode: 'ipvs' } } }, eks(OPEN_GROUPS)),
  },
  'addons/cni-settings-are-strings': {
    fails: () => addons({ configuration: { 'vpc-cni': { env: { WARM_IP_TARGET: 2 } } } }),
    at: 'configuration.vpc-cni.env.WARM_IP_TARGET',
    passes: () => addons({ configuration: { 'vpc-cni': { env: { WARM_IP_TARGET: '2' } } } }),
  },
  'addons/init-settings-are-in-init': {
    fails: () => addons({ configuration: { 'vpc-cni': { env: { DISABLE_TCP_EARLY_DEMUX: 'true' } } } }),
    at: 'configuration.vpc-cni.env.DISABLE_TCP_EARLY_DEMUX',
    passes: () => addons({ configuration: { 'vpc-cni': { init: { env: { DISABLE_TCP_EARLY_DEMUX: 'true' } } } } }),
  },
  'addons/version-is-exact': {
    fails: () => addons({ versions: { coredns: '1.13' } }),
    at: 'versions.coredns',
    passes: () => addons({ versions: { coredns: 'v1.13.2-eksbuild.3' } }),
  },
  'addons/vpc-cni-is-new-enough': {
    fails: () => addons({ versions: { 'vpc-cni': 'v1.16.4-eksbuild.1' } }, eks('vpc-cni', { kubernetes: '1.32' })),
    at: 'versions.vpc-cni',
    passes: () => addons({ versions: { 'vpc-cni': 'v1.16.4-eksbuild.1' } }, eks('vpc-cni', { kubernetes: '1.31' })),
  },
  'addons/kube-proxy-follows-kubernetes': {
    fails: () => addons({ versions: { 'kube-proxy': 'v1.34.0-eksbuild.2' } }, eks('vpc-cni', { kubernetes: '1.35' })),
    at: 'versions.kube-proxy',
    passes: () => addons({ versions: { 'kube-proxy': 'v1.35.0-eksbuild.2' } }, eks('vpc-cni', { kubernetes: '1.35' })),
  },
};

/** Rules about the AWS Load Balancer Controller. */
export const AWS_LOAD_BALANCER_CONTROLLER_CASES: RuleCases = {
  'lbc/version-is-supported': {
    fails: () => lbc({ version: '2.8' }),
    at: 'version',
    passes: () => lbc({ version: '3.5' }),
  },
  'lbc/version-is-pinned': {
    fails: () => lbc({ version: '3.5.1' }),
    at: 'version',
    passes: () => lbc({ version: '3.5.0' }),
  },
  'lbc/kubernetes-is-tested': {
    fails: () => lbc({}, eks('vpc-cni', { kubernetes: '1.21' })),
    at: 'cluster.kubernetes',
    passes: () => lbc({}, eks('vpc-cni', { kubernetes: '1.35' })),
  },
  'lbc/cluster-is-eks': {
    fails: () => lbc({}, kubeadm()),
    at: 'cluster.distribution',
    passes: () => lbc({}),
  },
  'lbc/auto-mode-brings-its-own': {
    fails: () => lbc({}, eks('auto')),
    at: 'cluster.networking.mode',
    passes: () => lbc({}, eks(HYBRID)),
  },
  'lbc/ip-targets-need-routed-pods': {
    fails: () => lbc({ defaultTargetType: 'ip' }, eks('calico-overlay')),
    at: 'defaultTargetType',
    passes: () => lbc({ defaultTargetType: 'ip' }, eks('calico-policy')),
  },
  'lbc/ipv6-needs-ip-targets': {
    fails: () => lbc({ defaultTargetType: 'instance' }, eks('vpc-cni', { ipFamily: 'ipv6' })),
    at: 'defaultTargetType',
    passes: () => lbc({}, eks('vpc-cni', { ipFamily: 'ipv6' })),
  },
  'lbc/vpc-is-named': {
    fails: () => inspectAwsLoadBalancerController(eks('vpc-cni'), { region: 'eu-central-1' }).findings,
    at: 'vpcId',
    passes: () =>
      inspectAwsLoadBalancerController(eks('vpc-cni', { vpc: given(TWO_PRIVATE) }), { region: 'eu-central-1' })
        .findings,
  },
  'lbc/shared-subnets-are-named': {
    fails: () => lbc({}, eks('vpc-cni', { vpc: given(TWO_PRIVATE, 'shared') })),
    at: 'cluster.vpc',
    passes: () =>
      lbc(
        { values: { ingressClassParams: { spec: { subnets: { ids: ['subnet-a', 'subnet-b'] } } } } },
        eks('vpc-cni', { vpc: given(TWO_PRIVATE, 'shared') }),
      ),
  },
  'lbc/albs-span-two-zones': {
    fails: () =>
      lbc({}, eks('vpc-cni', { vpc: given([...TWO_PRIVATE, subnet('subnet-c', 'euc1-az1', { public: true })]) })),
    at: 'cluster.vpc.subnets',
    passes: () => lbc({}, eks('vpc-cni', { vpc: given(TWO_PRIVATE) })),
  },
  'lbc/webhook-outlives-a-node': {
    fails: () => lbc({ serviceMutatorWebhook: 'Fail', replicas: 1 }),
    at: 'replicas',
    passes: () => lbc({ serviceMutatorWebhook: 'Ignore', replicas: 1 }),
  },
  'lbc/replicas-have-nodes': {
    fails: () => lbc({ replicas: 3 }, eks('cilium-overlay')),
    at: 'replicas',
    passes: () => lbc({ replicas: 3 }, eks('cilium-eni')),
  },
  'lbc/isolated-vpc-reaches-no-waf': {
    fails: () => lbc({ enableWafv2: true }, eks('vpc-cni', { vpc: { kind: 'new', nat: 'none' } })),
    at: 'enableWafv2',
    passes: () => lbc({ enableWafv2: false }, eks('vpc-cni', { vpc: { kind: 'new', nat: 'none' } })),
  },
  'lbc/values-keep-to-options': {
    fails: () => lbc({ values: { replicaCount: 3 } }),
    at: 'values.replicaCount',
    passes: () => lbc({ values: { logLevel: 'debug' } }),
  },
};

/** Rules about the Secrets Store CSI driver and its provider for AWS. */
export const SECRETS_STORE_CSI_CASES: RuleCases = {
  'secretsstore/version-is-supported': {
    fails: () => secrets({ version: '2.1' }),
    at: 'version',
    passes: () => secrets({ version: '3.1' }),
  },
  'secretsstore/version-is-pinned': {
    fails: () => secrets({ version: '3.1.2' }),
    at: 'version',
    passes: () => secrets({ version: '3.1.1' }),
  },
  'secretsstore/kubernetes-is-tested': {
    fails: () => secrets({}, eks('vpc-cni', { kubernetes: '1.29' })),
    at: 'cluster.kubernetes',
    passes: () => secrets({}, eks('vpc-cni', { kubernetes: '1.30' })),
  },
  'secretsstore/region-is-known': {
    fails: () => secrets({}, eks(HYBRID)),
    at: 'awsRegion',
    passes: () => secrets({ awsRegion: 'eu-central-1' }, eks(HYBRID)),
  },
  'secretsstore/windows-has-no-provider': {
    fails: () =>
      secrets(
        {},
        eks('vpc-cni', { nodePools: [POOL, { name: 'windows', instanceTypes: ['m7i.large'], image: 'windows-2022' }] }),
      ),
    at: 'cluster.nodePools[1]',
    passes: () => secrets({}, eks('vpc-cni', { nodePools: [POOL] })),
  },
  'secretsstore/values-keep-to-options': {
    fails: () => secrets({ values: { driver: { syncSecret: { enabled: true } } } }),
    at: 'values.driver.syncSecret.enabled',
    passes: () => secrets({ values: { driver: { logVerbosity: 5 }, provider: { podLabels: { a: 'b' } } } }),
  },
};
