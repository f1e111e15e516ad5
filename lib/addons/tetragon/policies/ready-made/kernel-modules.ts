import type { KernelProbe } from '../hooks';
import type { KernelProbePolicy } from '../options';
import type { ArgumentMatch } from '../selectors';
import type { KernelModulesPolicy } from './options';
import { actionsFor, scopeOf, unless } from './scope';

/** What the kernel says that it reads when it reads a module. */
const READING_MODULE = '2';

/** Modules are asked for by name, or given as a file or as memory. */
export function kernelModules(policy: KernelModulesPolicy, tetragon: string): KernelProbePolicy {
  const isModule = (index: number): readonly ArgumentMatch[] => [
    { index, operator: 'Equal', values: [READING_MODULE] },
  ];
  const probe = (call: string, message: string, rest: Pick<KernelProbe, 'args'>, at?: number): KernelProbe => ({
    call,
    message,
    ...rest,
    selectors: [
      {
        ...(at !== undefined && { matchArgs: isModule(at) }),
        ...unless(policy.except),
        matchActions: actionsFor(policy.action),
      },
    ],
  });
  return {
    kind: 'kprobes',
    ...scopeOf(policy, tetragon),
    kprobes: [
      probe('security_kernel_module_request', 'The kernel is made to load a module', {
        args: [{ index: 0, type: 'string' }],
      }),
      probe(
        'security_kernel_read_file',
        'A kernel module is loaded from a file',
        {
          args: [
            { index: 0, type: 'file' },
            { index: 1, type: 'int' },
          ],
        },
        1,
      ),
      probe(
        'security_kernel_load_data',
        'A kernel module is loaded from memory',
        { args: [{ index: 0, type: 'int' }] },
        0,
      ),
    ],
  };
}
