import type { Rule } from '../../../core/rule';
import { classNameRule } from '../../node-pool/rules/class-name-rule';
import type { AksNodeClassOptions } from '../class-options';
import type { AksNapPoolsSettings } from '../settings';
import { EVIDENCE } from './evidence';

/** What kubelet starts and stops deleting images at by itself, in per cent. */
const IMAGE_GC = { high: 85, low: 80 } as const;

/** What is known to go wrong with node classes. */
export const CLASS_RULES: readonly Rule<AksNapPoolsSettings>[] = [
  classNameRule(
    {
      id: 'aks-nap/class-has-a-name',
      title: "Names of node classes are DNS subdomains, unique, and not those of AKS's own",
      evidence: EVIDENCE.overview,
    },
    ({ nodeClasses, builtIn }) => ({ given: nodeClasses.map(({ name }) => name), taken: builtIn }),
  ),
  {
    id: 'aks-nap/fips-has-an-image',
    title: 'FIPS is for images that have it: not Ubuntu 24.04, Ubuntu 22.04 with Trusted Launch, Azure Linux without',
    severity: 'error',
    evidence: EVIDENCE.nodeClass,
    check: ({ nodeClasses }, report) => {
      for (const [index, options] of nodeClasses.entries()) {
        const wrong = options.fipsMode === 'FIPS' ? fipsProblem(options) : undefined;
        if (wrong === undefined) continue;
        report({
          path: ['nodeClasses', index, 'fipsMode'],
          message: `${wrong.message}: the AKSNodeClass is refused`,
          fix: wrong.fix,
        });
      }
    },
  },
  {
    id: 'aks-nap/swap-is-allowed',
    title: 'Where there is a swap file, kubelet is told not to mind',
    severity: 'error',
    evidence: EVIDENCE.nodeClass,
    check: ({ nodeClasses }, report) => {
      for (const [index, { kubelet, linuxOSConfig }] of nodeClasses.entries()) {
        if (linuxOSConfig?.swapFileSize === undefined || kubelet?.failSwapOn !== true) continue;
        report({
          path: ['nodeClasses', index, 'kubelet', 'failSwapOn'],
          message: 'there is a swap file, and kubelet would refuse to run: so is the AKSNodeClass',
          fix: 'remove it, or linuxOSConfig.swapFileSize',
        });
      }
    },
  },
  {
    id: 'aks-nap/images-are-deleted-downwards',
    title: 'Images are deleted from a higher use of the disk down to a lower',
    severity: 'error',
    evidence: EVIDENCE.nodeClass,
    check: ({ nodeClasses }, report) => {
      for (const [index, { kubelet = {} }] of nodeClasses.entries()) {
        const { imageGCHighThresholdPercent: high, imageGCLowThresholdPercent: low } = kubelet;
        if (high === undefined && low === undefined) continue;
        if ((high ?? IMAGE_GC.high) > (low ?? IMAGE_GC.low)) continue;
        report({
          path: [
            'nodeClasses',
            index,
            'kubelet',
            high === undefined ? 'imageGCLowThresholdPercent' : 'imageGCHighThresholdPercent',
          ],
          message: `from ${high ?? IMAGE_GC.high} per cent down to ${low ?? IMAGE_GC.low} there is nothing to delete, and kubelet does not start`,
          fix: 'let the high threshold be above the low one',
        });
      }
    },
  },
  {
    id: 'aks-nap/tags-are-well-formed',
    title: 'Keys of tags have at most 512 characters, none of <>%&?\\, and values at most 256',
    severity: 'error',
    evidence: EVIDENCE.nodeClass,
    check: ({ nodeClasses }, report) => {
      for (const [index, { tags = {} }] of nodeClasses.entries()) {
        for (const [key, value] of Object.entries(tags)) {
          const path = ['nodeClasses', index, 'tags', key];
          if (key.length > 512 || /[<>%&?\\]/.test(key)) {
            report({
              path,
              message: `'${key.slice(0, 80)}' is no key of a tag: the AKSNodeClass is refused`,
              fix: 'write at most 512 characters, and none of <>%&?\\',
            });
          }
          report.whenKnown([value], ([text = ''], report) => {
            if (text.length <= 256) return;
            report({ path, message: `the value has ${text.length} characters`, fix: 'write at most 256' });
          });
        }
      }
    },
  },
];

function fipsProblem({
  imageFamily,
  security,
}: AksNodeClassOptions<unknown>): { readonly message: string; readonly fix: string } | undefined {
  const { secureBoot, vtpm } = security?.trustedLaunch ?? {};
  const isTrusted = secureBoot === true || vtpm === true;
  if (imageFamily === 'Ubuntu2404')
    return { message: 'Ubuntu 24.04 has no FIPS image', fix: "write imageFamily: 'AzureLinux' or 'Ubuntu'" };
  if (imageFamily === 'Ubuntu2204' && !isTrusted)
    return {
      message: 'Ubuntu 22.04 has FIPS with Trusted Launch only',
      fix: 'set security.trustedLaunch.vtpm or secureBoot to true',
    };
  if (imageFamily === 'AzureLinux' && isTrusted)
    return { message: 'Azure Linux has FIPS without Trusted Launch only', fix: 'remove security.trustedLaunch' };
  return undefined;
}
