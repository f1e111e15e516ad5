import type { Path } from '../../../core/path';
import type { Report } from '../../../core/rule';

/** Kinds of resources that are named by their id, by the end of it. Names of Azure hold no slash. */
const FORMS = {
  'a managed identity': /\/providers\/Microsoft\.ManagedIdentity\/userAssignedIdentities\/[^/]+$/i,
  'a network security group': /\/providers\/Microsoft\.Network\/networkSecurityGroups\/[^/]+$/i,
  'a private DNS zone': /\/providers\/Microsoft\.Network\/privateDnsZones\/[^/]+$/i,
  'a key vault': /\/providers\/Microsoft\.KeyVault\/vaults\/[^/]+$/i,
  'a workspace of Log Analytics': /\/providers\/Microsoft\.OperationalInsights\/workspaces\/[^/]+$/i,
} as const satisfies Readonly<Record<string, RegExp>>;

const GROUP = /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\//i;

/** A kind of resource that is named by its id. */
export type ResourceKind = keyof typeof FORMS;

/** Reports what is not the id of a resource of a kind, once it is known. */
export function resourceIdAt(value: unknown, kind: ResourceKind, path: Path, report: Report): void {
  report.whenKnown([value], ([text = ''], report) => {
    if (GROUP.test(text) && FORMS[kind].test(text)) return;
    report({
      path,
      message: `'${text.slice(0, 200)}' is not the resource id of ${kind}`,
      fix: `write it like ${exampleOf(kind)}`,
    });
  });
}

function exampleOf(kind: ResourceKind): string {
  const end = FORMS[kind].source.replace('[^/]+$', 'shop').replaceAll('\\', '');
  return `/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/shop${end}`;
}

/** The parts of a resource id that tell where it is. */
export interface ResourcePlace {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  /** Its own name: the last part. */
  readonly name: string;
}

/** Where a resource is, by its id. */
export function placeOf(id: string): ResourcePlace {
  const [, , subscriptionId = '', , resourceGroup = '', ...rest] = id.split('/');
  return { subscriptionId, resourceGroup, name: rest.at(-1) ?? '' };
}
