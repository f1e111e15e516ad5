import type { CiliumAuthentication, CiliumInstalledSpire } from './authentication-options';

type Option = boolean | CiliumAuthentication | undefined;

/** Whether agents authenticate each other. */
export function usesSpire(authentication: Option): boolean {
  return authentication !== undefined && authentication !== false;
}

/** Whether the chart installs a server that keeps what it knows in a volume. */
export function keepsInVolume(authentication: Option): boolean {
  const installed = installedSpire(authentication);
  return installed !== undefined && installed.dataStorage !== false;
}

/** Where the chart installs a server. Absent: it installs none. */
export function spireNamespace(authentication: Option): string | undefined {
  const installed = installedSpire(authentication);
  return installed && (installed.namespace ?? 'cilium-spire');
}

function installedSpire(authentication: Option): CiliumInstalledSpire | undefined {
  if (authentication === undefined || authentication === false) return undefined;
  const { server = { kind: 'installed' } as const } = authentication === true ? {} : authentication;
  return server.kind === 'installed' ? server : undefined;
}
