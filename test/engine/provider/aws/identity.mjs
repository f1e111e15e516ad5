// What AWS makes of inputs: ids, ARNs and everything else that it says of an object. The same URN gives the same.
import { createHash } from 'node:crypto';
import { EKS } from './identity-eks.mjs';
import { NETWORK } from './identity-network.mjs';
import { SERVICES } from './identity-services.mjs';
import { partitionOf } from './partitions.mjs';

const MAKERS = { ...NETWORK, ...EKS, ...SERVICES };

/**
 * @param place - `{ account, region }`.
 * @param generation - tells apart those that had the same URN at different times.
 * @returns `{ id, outputs }`, the outputs beside the inputs.
 */
export function identify(module, urn, inputs, place, generation, cloud) {
  const make = MAKERS[module];
  if (make === undefined) throw new Error(`this stub does not know what ${module} says of itself`);
  const { account } = place;
  const region = inputs.region ?? place.region;
  const hex = (length, salt = '') =>
    createHash('sha256').update(`${urn} ${generation} ${salt}`).digest('hex').slice(0, length);
  const arn = (service, resource) => `arn:${partitionOf(region)}:${service}:${region}:${account}:${resource}`;
  return make({ inputs, module, account, region, hex, arn, cloud });
}
