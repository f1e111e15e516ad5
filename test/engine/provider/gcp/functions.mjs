// Functions of the SDK that programs call to learn of their surroundings.

/** Every project has a number besides its id. */
export const PROJECT_NUMBER = '123456789012';

const FUNCTIONS = {
  'organizations/getProject': ({ projectId }, { account }) => {
    const id = projectId ?? account;
    return {
      id: `projects/${id}`,
      projectId: id,
      number: PROJECT_NUMBER,
      name: id,
      labels: {},
      autoCreateNetwork: false,
    };
  },
  'organizations/getClientConfig': (_, { account, region }) => ({
    id: `projects/${account}/regions/${region}`,
    project: account,
    region,
    zone: `${region}-a`,
    accessToken: 'token',
    defaultLabels: {},
  }),
};

/** What a function answers. Throws for one that this stub does not know. */
export function callFunction(token, args, place) {
  const answer = FUNCTIONS[token.split(':')[1]];
  if (answer === undefined) throw new Error(`${token}: this stub has no answer, add it to provider/gcp/functions.mjs`);
  return answer(args, place);
}
