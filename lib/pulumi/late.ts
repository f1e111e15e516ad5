import type * as pulumi from '@pulumi/pulumi';

/** What a string may be in a Pulumi program: known, or an Output of another resource. */
export type Late = pulumi.Input<string>;
