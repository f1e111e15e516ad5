import type { KernelProbe } from '../hooks';
import type { KernelProbePolicy } from '../options';
import type { HookSelector } from '../selectors';
import type { PrivilegeEscalationPolicy } from './options';
import { scopeOf, unless } from './scope';

/** Ways to more rights. Only reported: programs of every image take them at times. */
export function privilegeEscalation(policy: PrivilegeEscalationPolicy, tetragon: string): KernelProbePolicy {
  const when = (selector: HookSelector): readonly HookSelector[] => [
    { ...selector, ...unless(policy.except), matchActions: [{ action: 'Post', rateLimit: '1m' }] },
  ];
  const becomesRoot = (call: string, message: string): KernelProbe => ({
    call,
    syscall: false,
    message,
    args: [{ index: 0, type: 'int' }],
    selectors: when({ matchArgs: [{ index: 0, operator: 'Equal', values: ['0'] }] }),
  });
  return {
    kind: 'kprobes',
    ...scopeOf(policy, tetragon),
    kprobes: [
      becomesRoot('__sys_setuid', 'A process becomes root'),
      becomesRoot('__sys_setgid', 'A process joins the group root'),
      {
        call: 'create_user_ns',
        message: 'A process without CAP_SYS_ADMIN makes a user namespace, where it has every capability',
        args: [{ index: 0, type: 'nop' }],
        selectors: when({
          matchCapabilities: [{ type: 'Effective', operator: 'NotIn', values: ['CAP_SYS_ADMIN'] }],
        }),
      },
    ],
  };
}
