// What is special about Azure among clouds.
import { refuseCreation } from './creation-rules.mjs';
import { refuseDeletion } from './deletion-rules.mjs';
import { callFunction } from './functions.mjs';
import { identify } from './identity.mjs';
import { hasFixedName, nameProperty, withName } from './names.mjs';
import { parameterize } from './parameterize.mjs';
import { replacements } from './replacements.mjs';
import { refuseUpdate } from './update-rules.mjs';

export const AZURE = {
  provider: 'pulumi:providers:azure-native',
  place: { account: '00000000-0000-0000-0000-000000000001', region: 'westeurope' },
  placeOf: ({ location }, place) => ({ account: place.account, region: location ?? place.region }),

  configure: ({ subscriptionId, location }, place) => {
    if (typeof subscriptionId === 'string') place.account = subscriptionId;
    if (typeof location === 'string') place.region = location;
  },
  parameterize,

  identify,
  added: () => ({}),
  knownEarly: [],

  names: { withName, hasFixedName, nameProperty },
  replacements,
  refuseCreation,
  refuseUpdate,
  refuseDeletion,
  callFunction,
};
