// What is special about Google Cloud among clouds.
import { conflicts } from './conflicts.mjs';
import { refuseCreation, refuseObject } from './creation-rules.mjs';
import { refuseDeletion } from './deletion-rules.mjs';
import { callFunction } from './functions.mjs';
import { identify } from './identity.mjs';
import { hasFixedName, nameProperty, withName } from './names.mjs';
import { replacements } from './replacements.mjs';

export const GCP = {
  provider: 'pulumi:providers:gcp',
  place: { account: 'my-project', region: 'europe-west3', labels: {} },
  placeOf: ({ project, region, location }, place) => ({
    account: project ?? place.account,
    region: region ?? location ?? place.region,
  }),

  configure: ({ project, region, defaultLabels }, place) => {
    if (typeof project === 'string') place.account = project;
    if (typeof region === 'string') place.region = region;
    place.labels = defaultLabels ?? {};
  },

  identify,
  added: ({ project, region, labels }, place) => {
    const all = { ...place.labels, ...labels };
    return {
      project: project ?? place.account,
      region: region ?? place.region,
      pulumiLabels: all,
      effectiveLabels: { ...all, 'goog-pulumi-provisioned': 'true' },
    };
  },
  knownEarly: ['project', 'region', 'pulumiLabels', 'effectiveLabels'],

  names: { withName, hasFixedName, nameProperty },
  conflicts,
  replacements,
  refuseCreation,
  refuseUpdate: (_, after, cloud) => refuseObject(after, cloud),
  refuseDeletion,
  callFunction,
};
