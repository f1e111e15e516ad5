// What is special about AWS among clouds.
import { refuseCreation } from './creation-rules.mjs';
import { refuseDeletion } from './deletion-rules.mjs';
import { callFunction } from './functions.mjs';
import { identify } from './identity.mjs';
import { hasFixedName, nameProperty, withName } from './names.mjs';
import { replacements } from './replacements.mjs';
import { refuseUpdate } from './update-rules.mjs';

export const AWS = {
  provider: 'pulumi:providers:aws',
  place: { account: '123456789012', region: 'eu-central-1', defaultTags: {} },
  placeOf: ({ region }, place) => ({ account: place.account, region: region ?? place.region }),

  configure: ({ region, assumeRoles, allowedAccountIds, defaultTags }, place) => {
    if (typeof region === 'string') place.region = region;
    const role = assumeRoles?.at(-1)?.roleArn;
    if (typeof role === 'string') place.account = role.split(':')[4];
    if (allowedAccountIds !== undefined && !allowedAccountIds.includes(place.account)) {
      throw new Error(`AWS account ID not allowed: ${place.account}`);
    }
    place.defaultTags = defaultTags?.tags ?? {};
  },

  identify,
  added: ({ region, tags }, place) => ({ region: region ?? place.region, tagsAll: { ...place.defaultTags, ...tags } }),
  updated: ({ module, outputs }) =>
    module === 'ec2/launchTemplate' ? { latestVersion: outputs.latestVersion + 1 } : undefined,
  knownEarly: ['region', 'tagsAll'],
  volatile: { 'ec2/launchTemplate': ['latestVersion'] },

  names: { withName, hasFixedName, nameProperty },
  replacements,
  refuseCreation,
  refuseUpdate,
  refuseDeletion,
  callFunction,
};
