// What Google Cloud's provider gives names to.
import { naming } from '../common/names.mjs';

const NAMED = [
  ...['firewall', 'network', 'router', 'routerNat', 'subnetwork'].map((type) => `compute/${type}`),
  'container/cluster',
  'container/nodePool',
  'kms/cryptoKey',
  'kms/keyRing',
];

export const { withName, hasFixedName, nameIn, nameProperty } = naming(
  Object.fromEntries(NAMED.map((module) => [module, 'name'])),
);
