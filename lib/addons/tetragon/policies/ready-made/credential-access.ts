import type { KernelProbe } from '../hooks';
import type { KernelProbePolicy } from '../options';
import type { CredentialAccessPolicy } from './options';
import { actionsFor, scopeOf, unless } from './scope';

const PATHS = ['/etc/shadow', '/etc/sudoers', '/root/.ssh/', '/root/.aws/', '/root/.docker/', '/root/.kube/'];

/** Three ways to a file's content: reading and writing, mapping it into memory, and cutting it off. */
export function credentialAccess(policy: CredentialAccessPolicy, tetragon: string): KernelProbePolicy {
  const { action, except, paths = PATHS } = policy;
  const probe = (call: string, type: 'file' | 'path', message: string): KernelProbe => ({
    call,
    message,
    args: [{ index: 0, type }],
    selectors: [
      {
        matchArgs: [{ index: 0, operator: 'Prefix', values: paths }],
        ...unless(except),
        matchActions: actionsFor(action),
      },
    ],
  });
  return {
    kind: 'kprobes',
    ...scopeOf(policy, tetragon),
    kprobes: [
      probe('security_file_permission', 'file', 'A file with credentials is read or written'),
      probe('security_mmap_file', 'file', 'A file with credentials is mapped into memory'),
      { ...probe('security_path_truncate', 'path', 'A file with credentials is cut off'), ignoreMissing: true },
    ],
  };
}
