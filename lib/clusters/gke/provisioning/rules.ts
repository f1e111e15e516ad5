import type { Rule } from '../../../core/rule';
import { CLUSTER_RESOURCE, GUIDES } from '../rules/evidence';
import { ENDPOINT_RULES } from './endpoint-rules';
import { gcpNameAt, SERVICE_ACCOUNT_EMAIL } from './gcp-name';
import { MAINTENANCE_RULES } from './maintenance-rules';
import type { GkeProvisioning } from './options';
import { WORKLOAD_IDENTITY_RULES } from './workload-identity-rules';

/** A rule of how GKE clusters are provisioned. */
export type GkeProvisioningRule = Rule<GkeProvisioning<unknown>>;

const PROJECT = /^([a-z][a-z0-9.-]*:)?[a-z][a-z0-9-]{4,28}[a-z0-9]$/;
const KEY = /^projects\/[^/]+\/locations\/[^/]+\/keyRings\/[^/]+\/cryptoKeys\/[^/]+$/;
const ROLE = /^(roles\/|(projects|organizations)\/[^/]+\/roles\/)[A-Za-z0-9_.]+$/;

/** What Google Cloud takes in labels. */
const LABEL_KEY = /^[a-z][a-z0-9_-]{0,62}$/;
const LABEL_VALUE = /^[a-z0-9_-]{0,63}$/;

/** What must hold for how a GKE cluster is provisioned, whatever is installed in it. */
export const GKE_PROVISIONING_RULES: readonly GkeProvisioningRule[] = [
  {
    id: 'gke/project-is-an-id',
    title: 'A project is named by its id, not by its number or its display name',
    severity: 'error',
    evidence: 'https://docs.cloud.google.com/resource-manager/docs/creating-managing-projects',
    check: ({ project }, report) => {
      if (project === undefined) return;
      gcpNameAt(project, PROJECT, report, { path: ['project'], meaning: 'a project', example: 'my-project' });
    },
  },
  {
    id: 'gke/replacement-is-not-blocked',
    title: 'A cluster that may be replaced has no deletion protection: it has to be deleted first',
    severity: 'error',
    evidence: CLUSTER_RESOURCE,
    check: ({ allowReplacement = false, deletionProtection = false }, report) => {
      if (!allowReplacement || !deletionProtection) return;
      report({
        path: ['deletionProtection'],
        message: 'its node pools would go, and then the provider would refuse to delete the cluster',
        fix: 'set it to false and run `pulumi up`, or leave out allowReplacement',
      });
    },
  },
  {
    id: 'gke/labels-fit',
    title:
      'A label has a key of at most 63 lower-case letters, digits, _ and -, that begins with a letter, and such a value',
    severity: 'error',
    evidence: `${GUIDES}/how-to/creating-managing-labels`,
    check: ({ labels = {} }, report) => {
      for (const [key, value] of Object.entries(labels)) {
        const isKey = LABEL_KEY.test(key);
        if (isKey && LABEL_VALUE.test(value)) continue;
        report({
          path: ['labels', key],
          message: isKey ? `its value '${value.slice(0, 100)}' is no value of a label` : 'its key is no key of a label',
          fix: 'write it in lower case, with _ or - in place of other characters',
        });
      }
    },
  },
  {
    id: 'gke/key-is-a-resource-name',
    title: 'A key of Secrets is named by its resource name',
    severity: 'error',
    evidence: `${GUIDES}/how-to/encrypting-secrets`,
    check: ({ encryption }, report) => {
      if (typeof encryption !== 'object') return;
      gcpNameAt(encryption.keyName, KEY, report, {
        path: ['encryption', 'keyName'],
        meaning: 'a key of Cloud KMS, its versions being none',
        example: 'projects/my-project/locations/europe-west3/keyRings/clusters/cryptoKeys/prod',
      });
    },
  },
  {
    id: 'gke/node-account-is-an-email',
    title: 'A service account of nodes that exists is named by its email',
    severity: 'error',
    evidence: `${GUIDES}/how-to/hardening-your-cluster`,
    check: ({ nodeServiceAccount = {} }, report) => {
      if (!('email' in nodeServiceAccount)) return;
      gcpNameAt(nodeServiceAccount.email, SERVICE_ACCOUNT_EMAIL, report, {
        path: ['nodeServiceAccount', 'email'],
        meaning: 'a service account',
        example: 'nodes@my-project.iam.gserviceaccount.com',
      });
    },
  },
  {
    id: 'gke/roles-are-named-in-full',
    title: 'A role is named in full: roles/…, or projects/…/roles/… of your own',
    severity: 'error',
    evidence: 'https://docs.cloud.google.com/iam/docs/roles-overview',
    check: ({ nodeServiceAccount = {}, workloadIdentities = {} }, report) => {
      const roles = [
        ...('email' in nodeServiceAccount ? [] : (nodeServiceAccount.roles ?? [])).map((role, index) => ({
          path: ['nodeServiceAccount', 'roles', index],
          role,
        })),
        ...Object.entries(workloadIdentities).flatMap(([name, { roles: its = [] }]) =>
          its.map(({ role }, index) => ({ path: ['workloadIdentities', name, 'roles', index, 'role'], role })),
        ),
      ];
      for (const { path, role } of roles) {
        gcpNameAt(role, ROLE, report, { path, meaning: 'a role', example: 'roles/storage.objectViewer' });
      }
    },
  },
  {
    id: 'gke/security-group-has-its-name',
    title: 'The group whose groups role bindings may name is called gke-security-groups',
    severity: 'error',
    evidence: `${GUIDES}/how-to/google-groups-rbac`,
    check: ({ securityGroup }, report) => {
      if (securityGroup === undefined) return;
      gcpNameAt(securityGroup, /^gke-security-groups@[^@\s]+$/, report, {
        path: ['securityGroup'],
        meaning: 'the group that GKE looks into',
        example: 'gke-security-groups@example.com',
      });
    },
  },
  ...ENDPOINT_RULES,
  ...MAINTENANCE_RULES,
  ...WORKLOAD_IDENTITY_RULES,
];
