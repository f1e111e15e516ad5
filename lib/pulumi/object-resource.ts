import { getVersion } from '@pulumi/kubernetes/utilities';
import * as pulumi from '@pulumi/pulumi';
import type { KubernetesObject } from '../core/plan';
import { mapLate, type Value } from '../core/values';
import type { Gate } from './gate';
import type { Late } from './late';

/** A Kubernetes object of any kind, under the type token that the SDK uses for it. */
export class KubernetesObjectResource extends pulumi.CustomResource {
  constructor(name: string, object: KubernetesObject<Late>, gate: Gate, opts: pulumi.CustomResourceOptions) {
    const { apiVersion, kind } = object;
    const token = `kubernetes:${apiVersion.includes('/') ? apiVersion : `core/${apiVersion}`}:${kind}`;
    const inputs = mapLate<Late, Late>(object, (late) => gate.string(late)) as pulumi.Inputs;
    // The version that the SDK's own resources ask for: without it they would not share a default provider.
    super(token, name, inputs, pulumi.mergeOptions({ version: getVersion() }, opts));
  }
}

/** The part of a resource's name that tells an object from others of its step. */
export function objectName({ kind, metadata }: KubernetesObject<unknown>): string {
  return [kind.toLowerCase(), metadata.namespace, metadata.name].filter((part) => part !== undefined).join('-');
}

/** A tree of values for an input, with every late string behind the gate. */
export function gatedValues(values: Value<Late>, gate: Gate): Record<string, unknown> {
  return mapLate<Late, Late>(values, (late) => gate.string(late)) as Record<string, unknown>;
}
