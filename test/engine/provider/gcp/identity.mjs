// What Google Cloud makes of inputs: ids, links and everything else that it says of an object. The same URN gives the same.
import { createHash } from 'node:crypto';
import { CONTAINER } from './identity-container.mjs';
import { NETWORK } from './identity-network.mjs';
import { SERVICES } from './identity-services.mjs';

const MAKERS = { ...CONTAINER, ...NETWORK, ...SERVICES };

/**
 * @param place - `{ account, region }`, the account being a project.
 * @param generation - tells apart those that had the same URN at different times.
 * @returns `{ id, outputs }`, the outputs beside the inputs.
 */
export function identify(module, urn, inputs, place, generation, cloud) {
  const make = MAKERS[module];
  if (make === undefined) throw new Error(`this stub does not know what ${module} says of itself`);
  const hex = (length, salt = '') =>
    createHash('sha256').update(`${urn} ${generation} ${salt}`).digest('hex').slice(0, length);
  const number = (most, salt) => Number.parseInt(hex(8, salt), 16) % most;
  const project = inputs.project ?? place.account;
  const region = inputs.region ?? place.region;
  return make({ inputs, module, project, region, hex, number, cloud });
}
