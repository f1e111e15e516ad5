import { type Attempt, attempt } from './child/attempt';
import type { PROGRAMS } from './child/refusals';
import { TYPES } from './state';
import { describeWithEngine } from './suite';

describeWithEngine('a string that is wrong when it arrives', () => {
  test('is refused with the rule and the way to mend it, before a release is made of it', async () => {
    const { preview, up } = await tried('a host with scheme and port');
    expect(preview).toMatchObject({ failed: false, errors: [] });
    expect(up.failed).toBe(true);
    expect(up.errors.join()).toContain('[cluster/api-server-host]');
    expect(up.errors.join()).toContain("to mend it: write 'x.example', and the port as apiServer.port");
    expectNoRelease(up);
  });

  test.each([
    ['a pod range on top of the Services', /Service range 10\.96\.0\.0\/12 overlaps pod range 10\.100\.0\.0\/16/],
    ['a Service range that no value of the chart holds', /Service range 10\.244\.0\.0\/15 overlaps pod range 10\.244/],
    ['two ranges that are both late', /Service range 10\.0\.0\.0\/12 overlaps pod range 10\.0\.0\.0\/16/],
  ] as const)('is refused where it goes against another: %s', async (name, message) => {
    const { preview, up } = await tried(name);
    expect(preview).toMatchObject({ failed: false, errors: [] });
    expect(up.failed).toBe(true);
    expect(up.errors.join()).toMatch(message);
    expect(up.errors.join()).toContain('[cluster/address-ranges-do-not-overlap]');
    expectNoRelease(up);
  });

  test('is refused in the preview already if it is known there', async () => {
    const { preview, up } = await tried('an Output that is known from the start');
    for (const one of [preview, up]) {
      expect(one.failed).toBe(true);
      expect(one.errors.join()).toContain('[cluster/api-server-host]');
      expectNoRelease(one);
    }
  });
});

describeWithEngine('an option that is wrong from the start', () => {
  test('fails the preview with every finding', async () => {
    const { preview } = await tried('options that are wrong and all known');
    expect(preview.failed).toBe(true);
    expect(preview.errors.join()).toContain('cilium/hubble-ui-needs-relay');
    expect(preview.errors.join()).toContain('fix: set hubble.relay to true');
    expect(preview.kinds).toEqual([]);
  });
});

async function tried(name: keyof typeof PROGRAMS): Promise<{ readonly preview: Attempt; readonly up: Attempt }> {
  const [[preview, up] = []] = await attempt('refusals', [name], ['preview', 'up']);
  if (preview === undefined || up === undefined) throw new Error('nothing was tried');
  return { preview, up };
}

function expectNoRelease({ types, kinds }: Attempt): void {
  expect(types).not.toContain(TYPES.release);
  expect(kinds).not.toContain('Release');
}
