import { stepsWithChart } from '../../../../core/plan-contents';
import type { Rule } from '../../../../core/rule';
import { minorOf } from '../../../../core/version';
import type { Whole } from '../../../../core/whole';
import { CILIUM_DOCS } from '../../evidence';
import type { CiliumMinor } from '../options';

/** What must hold for the minor that policies of a plan are written for. */
export function versionAgrees(plan: string, version: CiliumMinor): Rule<Whole> {
  return {
    id: 'cilium-policies/version-agrees',
    title: 'Policies are made for the minor of Cilium that a plan beside them installs',
    severity: 'error',
    evidence: `${CILIUM_DOCS}/operations/upgrade/`,
    check: ({ plans }, report) => {
      for (const { chart, install } of stepsWithChart(plans, 'cilium')) {
        // What a distribution brings has a version of its own.
        if (install === 'bundled' || minorOf(chart.version) === version) continue;
        report({
          path: [plan, 'ciliumVersion'],
          message: `policies are checked for Cilium ${version}, and ${chart.version} is installed`,
          fix: `set it to '${minorOf(chart.version)}'`,
        });
      }
    },
  };
}
