/** As much of a custom resource definition as the stub looks at. */
export function definition(group, kind, plural) {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: { group, names: { kind, plural } },
  };
}
