import { known } from '../../core/network/ranges';
import { isReserved } from '../private-ranges';
import { commonSupernet } from './common-supernet';
import type { GkePodRange } from './gke-cluster';
import type { GkeVpc } from './vpc';

/** Addresses that a VPC gives a cluster, with every default. */
export interface GkeVpcRanges<S> {
  /** Of nodes. Absent: not known. */
  readonly nodes?: S;
  /** Of pods: the cluster's range, then additional ones. */
  readonly pods: readonly GkePodRange<S>[];
  /** Of Services. Absent: not known, or of Google's own range. */
  readonly services?: S;
}

/** The ranges of a VPC that is made, and what is known of those of one that exists. */
export function rangesOfVpc<S>(vpc: GkeVpc<S>): GkeVpcRanges<S> {
  if (vpc.kind === 'new') {
    const additional = (vpc.additionalPodRanges ?? []).map((cidr) => ({ cidr }));
    return {
      nodes: vpc.nodeRange ?? ('10.0.0.0/20' as S),
      pods: [{ cidr: vpc.podRange ?? ('10.244.0.0/16' as S) }, ...additional],
      services: vpc.serviceRange ?? ('172.20.0.0/20' as S),
    };
  }
  const { ranges } = vpc;
  const pods = ranges.kind === 'named' ? ranges.pods : { cidr: ranges.pods };
  const services = ranges.kind === 'named' ? ranges.services?.cidr : ranges.services;
  return {
    ...(vpc.nodeRange !== undefined && { nodes: vpc.nodeRange }),
    pods: [pods, ...(vpc.additionalPodRanges ?? [])],
    ...(services !== undefined && { services }),
  };
}

/**
 * Ranges that hold every pod address: the smallest that does. Empty where that is not known yet, or holds addresses of
 * others, too.
 */
export function routedRanges<S>(pods: readonly GkePodRange<S>[]): readonly S[] {
  const cidrs = pods.flatMap(({ cidr }) => (cidr === undefined ? [] : [cidr]));
  if (cidrs.length < pods.length) return [];
  if (cidrs.length === 1) return cidrs;
  const parsed = cidrs.flatMap((cidr) => (typeof cidr === 'string' ? (known(cidr) ?? []) : []));
  const supernet = parsed.length < cidrs.length ? undefined : commonSupernet(parsed);
  return supernet === undefined || !isReserved(supernet) ? [] : [supernet.text as S];
}
