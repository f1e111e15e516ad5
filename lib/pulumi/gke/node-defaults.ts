/** Nodes ask for everything; what they get, the roles of their account say. */
export const CLOUD_SCOPE = 'https://www.googleapis.com/auth/cloud-platform';

/** Machines start only what is signed, and notice what was changed. */
export const NODE_PROTECTION = {
  shieldedInstanceConfig: { enableSecureBoot: true, enableIntegrityMonitoring: true },
} as const;
