/** A resource in the state of a stack. */
export interface ResourceState {
  readonly urn: string;
  readonly type: string;
  readonly custom: boolean;
  readonly id?: string;
  readonly parent?: string;
  /** `<urn>::<id>` of the provider that it was made with. */
  readonly provider?: string;
  readonly dependencies?: readonly string[];
  readonly retainOnDelete?: boolean;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** The state of a stack. */
export interface StackState {
  readonly resources: readonly ResourceState[];
}

export const TYPES = {
  blueprint: 'cluster-blueprints:index:Blueprint',
  plan: 'cluster-blueprints:index:Plan',
  release: 'kubernetes:helm.sh/v3:Release',
  chart: 'kubernetes:helm.sh/v4:Chart',
  bundle: 'kubernetes:yaml/v2:ConfigFile',
  definition: 'kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition',
  chartConfig: 'kubernetes:helm.cattle.io/v1:HelmChartConfig',
  namespace: 'kubernetes:core/v1:Namespace',
  service: 'kubernetes:core/v1:Service',
  provider: 'pulumi:providers:kubernetes',
} as const;

/** Reads a state as a file backend keeps it. It has no deployment before the first change. */
export function stackState(stored: string): StackState {
  const { checkpoint } = JSON.parse(stored) as {
    readonly checkpoint: { readonly latest?: { readonly resources?: readonly ResourceState[] } };
  };
  return { resources: checkpoint.latest?.resources ?? [] };
}

/** The resources of a type. */
export function ofType({ resources }: StackState, type: string): readonly ResourceState[] {
  return resources.filter((resource) => resource.type === type);
}

/** The one resource of a name. */
export function named({ resources }: StackState, name: string, type?: string): ResourceState {
  const found = resources.filter(({ urn, type: its }) => nameOf(urn) === name && (type === undefined || its === type));
  const [one] = found;
  if (one === undefined || found.length > 1) {
    throw new Error(
      `${found.length} resources named ${name} among ${resources.map(({ urn }) => nameOf(urn)).join(', ')}`,
    );
  }
  return one;
}

/** The last part of a URN. */
export function nameOf(urn: string): string {
  return urn.split('::').at(-1) ?? urn;
}

/** Names of the resources that one waits for. */
export function dependenciesOf({ dependencies }: ResourceState): readonly string[] {
  return (dependencies ?? []).map(nameOf).sort();
}
