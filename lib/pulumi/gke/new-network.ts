import { Network } from '@pulumi/gcp/compute/network';
import { Router } from '@pulumi/gcp/compute/router';
import { RouterNat } from '@pulumi/gcp/compute/routerNat';
import { Subnetwork } from '@pulumi/gcp/compute/subnetwork';
import * as pulumi from '@pulumi/pulumi';
import type { GkeSettings } from '../../clusters/gke/gke-cluster';
import type { GkeNewVpc } from '../../clusters/gke/vpc';
import type { CreationRecord } from '../creation-record';
import type { Gate } from '../gate';
import type { Late } from '../late';
import type { GkeContext } from './context';
import type { NetworkFacts } from './network-facts';

/** Arguments of {@link GkeNewNetwork}. */
export interface GkeNewNetworkArgs {
  /** What every part of the cluster is made with. */
  readonly context: GkeContext;
  /** The network, as described. */
  readonly vpc: GkeNewVpc<Late>;
  /** The ranges of the cluster, and its IP versions. */
  readonly gke: Pick<GkeSettings<Late>, 'nodeRange' | 'podRanges' | 'serviceRange' | 'stackType'>;
  /** Whether nodes have no other way out than Cloud NAT. */
  readonly privateNodes: boolean;
  /** What was settled when it was made. */
  readonly record: CreationRecord;
  /** Lets late strings through once they have been checked. */
  readonly gate: Gate;
  /** Whether the engine must not delete or replace it. */
  readonly protect: boolean;
}

/** A VPC with one subnet, whose secondary ranges are for pods and Services, and a way out. */
export class GkeNewNetwork extends pulumi.ComponentResource {
  /** What the rest of the cluster needs to know of it. */
  readonly facts: NetworkFacts;

  constructor(name: string, args: GkeNewNetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:gke:NewNetwork', name, {}, opts);
    const { context, vpc, gke, record, protect } = args;
    const { project } = context;
    const isDual = gke.stackType === 'ipv4-ipv6';
    const ipv6Access = vpc.ipv6Access ?? 'internal';
    const network = new Network(
      name,
      {
        project,
        description: record.string(`The network of the GKE cluster ${context.clusterName}`),
        autoCreateSubnetworks: false,
        routingMode: 'REGIONAL',
        mtu: vpc.mtu ?? 1460,
        ...(isDual && ipv6Access === 'internal' && { enableUlaInternalIpv6: true }),
      },
      { parent: this, protect },
    );
    const ranges = this.rangesOf(args);
    const subnetwork = new Subnetwork(
      name,
      {
        project,
        region: context.region,
        network: network.id,
        ipCidrRange: ranges.nodes,
        secondaryIpRanges: Object.entries(ranges.secondary).map(([rangeName, ipCidrRange]) => ({
          rangeName,
          ipCidrRange,
        })),
        // Nodes without public addresses reach Google's APIs, and images, by it.
        privateIpGoogleAccess: true,
        stackType: isDual ? 'IPV4_IPV6' : 'IPV4_ONLY',
        ...(isDual && { ipv6AccessType: ipv6Access === 'internal' ? 'INTERNAL' : 'EXTERNAL' }),
      },
      { parent: this, protect },
    );
    const [pods = '', ...more] = Object.keys(ranges.secondary).filter((one) => one !== SERVICES);
    this.facts = {
      network: network.id,
      subnetwork: subnetwork.id,
      addresses: {
        policy: { clusterSecondaryRangeName: pods, servicesSecondaryRangeName: SERVICES },
        additionalPodRanges: more,
      },
      resources: [subnetwork, ...this.proxiesOf(name, args, network)],
      wayOut: args.privateNodes && vpc.nat !== false ? this.natOf(name, context, network, subnetwork) : [],
    };
    this.registerOutputs({ network: network.id, subnetwork: subnetwork.id });
  }

  private rangesOf({ gke: { nodeRange, podRanges, serviceRange }, gate }: GkeNewNetworkArgs): Ranges {
    const known = (range: Late | undefined): Late => {
      if (range === undefined) throw new TypeError('a new VPC without one of its ranges');
      return gate.string(range);
    };
    const pods = podRanges.map(({ cidr }, index) => [index === 0 ? 'pods' : `pods-${index + 1}`, known(cidr)] as const);
    return {
      nodes: known(nodeRange),
      secondary: Object.fromEntries([...pods, [SERVICES, known(serviceRange)] as const]),
    };
  }

  /** Regional load balancers run as proxies with addresses of their own. */
  private proxiesOf(
    name: string,
    { context, vpc, gate }: GkeNewNetworkArgs,
    network: Network,
  ): readonly pulumi.Resource[] {
    if (vpc.proxyOnlyRange === undefined) return [];
    const proxies = new Subnetwork(
      `${name}-proxies`,
      {
        project: context.project,
        region: context.region,
        network: network.id,
        ipCidrRange: gate.string(vpc.proxyOnlyRange),
        purpose: 'REGIONAL_MANAGED_PROXY',
        role: 'ACTIVE',
      },
      { parent: this },
    );
    return [proxies];
  }

  private natOf(
    name: string,
    { project, region }: GkeContext,
    network: Network,
    subnetwork: Subnetwork,
  ): readonly pulumi.Resource[] {
    const router = new Router(name, { project, region, network: network.id }, { parent: this });
    const nat = new RouterNat(
      name,
      {
        project,
        region,
        router: router.name,
        natIpAllocateOption: 'AUTO_ONLY',
        sourceSubnetworkIpRangesToNat: 'LIST_OF_SUBNETWORKS',
        subnetworks: [{ name: subnetwork.id, sourceIpRangesToNats: ['ALL_IP_RANGES'] }],
        logConfig: { enable: true, filter: 'ERRORS_ONLY' },
      },
      { parent: this },
    );
    return [nat];
  }
}

/** The name of the secondary range of Services. */
const SERVICES = 'services';

interface Ranges {
  readonly nodes: Late;
  /** By name. */
  readonly secondary: Readonly<Record<string, Late>>;
}
