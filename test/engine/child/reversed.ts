import type * as pulumi from '@pulumi/pulumi';
import type { Program } from '../stack';

/**
 * A program that makes something, and the next time something that uses it: of which it tells the engine the opposite, so
 * that what is used goes first.
 *
 * @param user - makes what uses, out of texts that the first time said.
 * @param used - makes what is used, and says texts.
 */
export function reversed(
  user: (texts: readonly string[]) => pulumi.Resource,
  used: (say: (text: string) => void, after: readonly pulumi.Resource[]) => unknown,
): Program {
  let isSecond = false;
  const texts: string[] = [];
  return () => {
    used((text) => texts.push(text), isSecond ? [user([...texts])] : []);
    isSecond = true;
  };
}
