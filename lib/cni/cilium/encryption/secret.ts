import type { CiliumIpsecSecret } from './options';

/** Which value of the Secret holds the key of IPsec. */
export function secretKey({ key = 'keys' }: CiliumIpsecSecret): string {
  return key;
}

/** AES-GCM with keys of their own between any two nodes, from 16 bytes of key and 4 of salt. */
const KEY = 'rfc4106(gcm(aes)) $(openssl rand -hex 20) 128';

/** The command that makes a first key. */
export function makesKey(secret: CiliumIpsecSecret): string {
  return `kubectl -n kube-system create secret generic ${secret.name} --from-literal=${secretKey(secret)}="1+ ${KEY}"`;
}

/** The commands that replace a key: its number, 1 to 15, goes up by one and starts over. */
export function replacesKey(secret: CiliumIpsecSecret): string {
  const key = secretKey(secret);
  const read = `kubectl -n kube-system get secret ${secret.name} -o go-template='{{index .data "${key}" | base64decode}}'`;
  const write = `{\\"stringData\\":{\\"${key}\\":\\"$((id % 15 + 1))+ ${KEY}\\"}}`;
  return `id=$(${read} | sed 's/[^0-9].*//') && kubectl -n kube-system patch secret ${secret.name} -p "${write}"`;
}
