import { stringify } from 'yaml';
import { stepsWithChart } from '../../lib/core/plan-contents';
import { CILIUM_PROFILES, MINORS, profileOf } from '../support/cilium-profiles';
import { expectGolden } from '../support/golden';

test.each(CILIUM_PROFILES.map((profile) => [profile.name, profile] as const))(
  '%s: values on every minor are those that were reviewed',
  (name, profile) => {
    expectGolden(
      `cilium-profiles/${name}`,
      MINORS.map((minor) => ({
        path: `${minor}.yaml`,
        content: stringify(stepsWithChart(profileOf(profile, minor).plans, 'cilium')[0]?.values),
      })),
    );
  },
);
