import { type HybridWebServiceOptions, hybridWebService } from '../hybrid-web-service';
import { type SpotStatefulServiceOptions, spotStateful } from '../spot-stateful';
import { type SpotWebServiceOptions, spotWebService } from '../spot-web-service';
import { type CatalogueEntry, entry } from './entry';

/** What every entry says of where it runs. */
const ON_ANY_CLUSTER = 'the cluster is K3s with Cilium in three zones, unless `on` is what another blueprint makes';

/** What that cluster costs. */
const COSTS_OF_CLUSTER = [
  '640 MiB of memory requests on every node of that cluster',
  '50 bytes of every packet between its nodes',
] as const;

/** A web server, as its image is run anywhere. */
const WEB = {
  name: 'web',
  need: 5,
  survive: 'zone+node',
  pod: {
    containers: [
      {
        name: 'web',
        image: 'registry.example.com/web:1.4.2',
        ports: [{ containerPort: 8080 }],
        resources: { requests: { cpu: '500m', memory: '512Mi' }, limits: { memory: '512Mi' } },
      },
    ],
  },
  readiness: { probe: { kind: 'http', path: '/ready', port: 8080 } },
} as const;

const SPOT_WEB_SERVICE = entry<SpotWebServiceOptions>(
  {
    name: 'spot-web-service',
    title: 'A web service on spot capacity that keeps what it needs',
    audience: 'teams that want the price of spot capacity and may not lose requests to it',
    decides: [
      ON_ANY_CLUSTER,
      'as many pods, on as many nodes and in as many zones, as leave what is needed after the loss that is named',
      'a hard cap on the pods of a node and of a zone: it holds whatever order nodes come in',
      'pods leave the Service before they end, and end within what their nodes grant',
      'a disruption budget that lets nodes drain in time, and no more than can be spared',
    ],
    costs: [
      'more pods than are needed: 9 for 5, to live through a zone and a node',
      'a node for each pod, or more pods',
      ...COSTS_OF_CLUSTER,
    ],
    refuses: [
      'numbers that do not add up: two pods of which one node may take a fifth',
      'constraints, budgets and grace periods that look right and do nothing',
    ],
    symbol: 'spotWebService',
  },
  spotWebService,
  { web: WEB },
);

const HYBRID_WEB_SERVICE = entry<HybridWebServiceOptions>(
  {
    name: 'hybrid-web-service',
    title: 'A web service with a base on on-demand nodes, and the rest on spot capacity',
    audience: 'teams whose service must be there also on the day when no spot capacity is to be had',
    decides: [
      ON_ANY_CLUSTER,
      'two Deployments behind one Service: preferences give no guarantee',
      'pods of both count for zones, nodes and the disruption budget',
      'load adds pods on spot capacity alone',
    ],
    costs: ['the price of on-demand nodes for the base', 'two Deployments to roll out', ...COSTS_OF_CLUSTER],
    refuses: ['a base that no node may take', 'spot nodes that cannot be told from others'],
    symbol: 'hybridWebService',
  },
  hybridWebService,
  { web: { ...WEB, split: { kind: 'base', onDemand: 3 } } },
);

const SPOT_STATEFUL = entry<SpotStatefulServiceOptions>(
  {
    name: 'spot-stateful',
    title: 'Members with volumes on spot capacity',
    audience: 'teams with a replicated store that is made to lose a member now and then',
    decides: [
      ON_ANY_CLUSTER,
      'a member on a node, evenly over the zones, so that a majority is left after the loss that is named',
      'volumes are made where the member first runs, and it comes back there',
      'owners of files are looked at once, not file by file at every start',
    ],
    costs: [
      'six minutes until a volume comes off a node that went without a word, unless somebody says that it is off',
      ...COSTS_OF_CLUSTER,
    ],
    refuses: ['a majority in two zones', 'a budget by which no node drains'],
    symbol: 'spotStateful',
  },
  spotStateful,
  {
    set: {
      name: 'store',
      replicas: 3,
      pod: {
        containers: [
          {
            name: 'store',
            image: 'registry.example.com/store:3.1.0',
            ports: [{ name: 'peer', containerPort: 7000 }],
            resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { memory: '1Gi' } },
          },
        ],
        securityContext: { fsGroup: 1000 },
      },
      readiness: { probe: { kind: 'tcp', port: 7000 } },
      volumeClaims: [{ name: 'data', mountPath: '/data', size: '20Gi', storageClass: 'network-disks' }],
      termination: { handler: 'node-termination-handler' },
    },
  },
);

/** Blueprints of workloads, for any cluster. */
export const WORKLOADS: readonly CatalogueEntry[] = [HYBRID_WEB_SERVICE, SPOT_STATEFUL, SPOT_WEB_SERVICE];
