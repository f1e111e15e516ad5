// The provider as a package of one version of one API: `{ module, version }`, as base64 of JSON.
import { filled } from '../common/calls.mjs';
import { provider } from '../common/proto.mjs';

export function parameterize(request, { version, resources }) {
  const value = Buffer.from(request.getValue().getValue_asU8()).toString();
  const { module, version: apiVersion } = JSON.parse(Buffer.from(value, 'base64').toString());
  const name = `azure-native_${module}_${apiVersion}`;
  const known = Object.keys(resources).some((token) => token.startsWith(`${name}:`));
  if (!known) throw new Error(`failed to create parameterized schema: there is no ${module} ${apiVersion}`);
  return filled(new provider.ParameterizeResponse(), { Name: name, Version: version });
}
