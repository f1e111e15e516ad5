import { Namespace } from '@pulumi/kubernetes/core/v1/namespace';
import { attempt } from './child/attempt';
import { createStack } from './stack';
import { describeWithEngine } from './suite';

describeWithEngine('the stub provider', () => {
  test('refuses in a preview what the SDK does not declare, and what Kubernetes and Helm would not take', async () => {
    const refused = {
      'a number for a string': /name .* expected string, got number 1/,
      'an unknown property inside': /repositoryOpts\.url .* unknown property/,
      'an unknown property at the top': /status .* unknown property/,
      'a required property left out': /metadata\.ownerReferences\[0\]\.uid .* missing required property/,
      'a secret of the wrong type': /skipAwait .* expected boolean, got string "yes"/,
      'a list for values of a component': /values: expected object, got array/,
      'a setting of the provider': /enableServerSideApply .* expected boolean, got string "maybe"/,
      'a chart from nowhere': /no repository with the chart c/,
      'a repository beside an OCI reference': /repositoryOpts\.repo .* the chart is an OCI reference/,
      'a range of versions': /version .* is not one exact version/,
      'a name that is none': /metadata\.name .* "BAD name" is not what Kubernetes takes/,
      'a label that is none': /metadata\.labels\.a .* "b c" is not what Kubernetes takes/,
      'a null': /spec\.valuesContent .* null in an object/,
      'a kind under the type of another': /under the type kubernetes:helm\.cattle\.io\/v2:HelmChartConfig/,
    };
    const attempts = await attempt('wrong-inputs', Object.keys(refused), ['preview']);
    expect(attempts.map(([preview]) => preview?.errors.join())).toEqual(
      Object.values(refused).map((message) => expect.stringMatching(message) as string),
    );
    expect(attempts.every(([preview]) => preview?.failed)).toBe(true);
  });

  test('refuses to make what the cluster would not take', async () => {
    const refused = {
      'a namespace that is not there': /namespaces "nowhere" not found/,
      'a kind that nothing defines': /no matches for kind "HelmChartConfig" in group "example\.com"/,
      'an object that is there already': /v1 Namespace x already exists/,
    };
    const attempts = await attempt('wrong-inputs', Object.keys(refused), ['preview', 'up']);
    expect(attempts.map(([preview]) => preview?.failed)).toEqual([false, false, false]);
    expect(attempts.map(([, up]) => up?.errors.join())).toEqual(
      Object.values(refused).map((message) => expect.stringMatching(message) as string),
    );
  });

  test('sees what changes, what is taken away, and what becomes another object', async () => {
    const namespace = (name: string, labels?: Record<string, string>) => (): unknown =>
      new Namespace('n', { metadata: { name, ...(labels && { labels }) } });
    const stack = await createStack(namespace('a', { team: 'one' }));
    await stack.up();
    const changed = await stack.up(namespace('a', { team: 'two' }));
    expect(changed.changes).toEqual({ same: 1, update: 1 });
    expect(stack.objects()).toMatchObject([{ object: { metadata: { name: 'a', labels: { team: 'two' } } } }]);
    const reduced = await stack.up(namespace('a'));
    expect(reduced.changes).toEqual({ same: 1, update: 1 });
    const renamed = await stack.up(namespace('b'));
    expect(renamed.changes).toMatchObject({ same: 1, replace: 1 });
    expect(stack.objects().map(({ object }) => object.metadata)).toEqual([{ name: 'b' }]);
  });
});
