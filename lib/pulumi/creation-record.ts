import { AsyncResource } from 'node:async_hooks';
import * as pulumi from '@pulumi/pulumi';
import type { CreationChange, CreationSettings } from '../clusters/changes';
import { BlueprintError } from '../core/finding';
import { evaluate, type Rule } from '../core/rule';
import { isTree } from '../core/values';
import type { Late } from './late';

/** Arguments of {@link CreationRecord}. */
export interface CreationRecordArgs {
  /** What is made, for messages. */
  readonly subject: string;
  /** What is settled at creation, as it is said now. */
  readonly settings: CreationSettings;
  /** Refuses changes of it. */
  readonly rule: Rule<CreationChange>;
  /** Whether changes are wanted. */
  readonly allowReplacement: boolean;
}

/**
 * Keeps in the state of the stack what was settled when something was made, and refuses another creation in its place.
 * The engine by itself knows that a replacement is not allowed, but neither why it would come to that nor the way round.
 */
export class CreationRecord {
  private readonly stash: pulumi.Stash;

  constructor(
    name: string,
    { subject, settings, rule, allowReplacement }: CreationRecordArgs,
    opts: pulumi.CustomResourceOptions,
  ) {
    // Hooks are called from outside of the program, where the SDK would not know which engine to tell.
    const logError = AsyncResource.bind((text: string) => pulumi.log.error(text));
    // A hook stops the engine. An Output that throws would only stop the program, and what waits for it waits for ever.
    const refusal = new pulumi.ResourceHook(
      `${name}-creation-only`,
      async ({ oldInputs, newInputs }) => {
        const { findings } = evaluate([rule], { before: settingsOf(oldInputs), now: settingsOf(newInputs) });
        if (findings.length === 0) return;
        // Said before it fails: an engine that is busy elsewhere may be through before it repeats a hook's own words.
        await logError(new BlueprintError(subject, findings).message);
        throw new Error(`${subject} is not changed`);
      },
      { onDryRun: true },
    );
    this.stash = new pulumi.Stash(
      name,
      { input: settings },
      { ...opts, ...(!allowReplacement && { hooks: { beforeUpdate: [refusal] } }) },
    );
  }

  /** A string that is let through once it is known that nothing has changed that cannot. */
  string(late: Late): pulumi.Output<string> {
    return pulumi.all([late, this.stash.output]).apply(([text]) => text);
  }
}

function settingsOf(inputs: unknown): CreationSettings {
  const input = isTree(inputs) ? inputs['input'] : undefined;
  return isTree(input) ? input : {};
}
