// What IAM and Cloud KMS say of their objects.
import { nameIn } from './names.mjs';

function binding(...path) {
  return ({ inputs, project, hex }) => ({
    id: [...path.map((name) => inputs[name] ?? project), inputs.role, inputs.member].join('/'),
    outputs: { etag: hex(12, 'etag') },
  });
}

export const SERVICES = {
  'kms/keyRing': ({ inputs, module, project, hex }) => {
    const name = nameIn(module, inputs, hex);
    return { id: `projects/${project}/locations/${inputs.location}/keyRings/${name}`, outputs: { name } };
  },
  'kms/cryptoKey': ({ inputs, module, hex }) => {
    const name = nameIn(module, inputs, hex);
    return { id: `${inputs.keyRing}/cryptoKeys/${name}`, outputs: { name, purpose: 'ENCRYPT_DECRYPT', primaries: [] } };
  },
  'kms/cryptoKeyIAMMember': binding('cryptoKeyId'),
  'projects/iAMMember': binding('project'),
  'serviceaccount/iAMMember': binding('serviceAccountId'),
  'serviceaccount/account': ({ inputs, project, number }) => {
    const email = `${inputs.accountId}@${project}.iam.gserviceaccount.com`;
    const id = `projects/${project}/serviceAccounts/${email}`;
    return { id, outputs: { name: id, email, member: `serviceAccount:${email}`, uniqueId: String(number(1e9)) } };
  },
};
