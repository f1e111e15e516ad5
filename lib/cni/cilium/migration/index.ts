export { besideValues, type CniFolders } from './beside';
export { AGENT_CONFIGURATION, MIGRATED_LABEL, migratedNodeConfig } from './node-config';
