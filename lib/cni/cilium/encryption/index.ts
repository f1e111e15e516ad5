import type { CiliumFeature } from '../feature';
import { encryptionNeeds } from './needs';
import { ENCRYPTION_RULES } from './rules';
import { encryptionValues } from './values';

/** Encryption between nodes. */
export const ENCRYPTION: CiliumFeature = { values: encryptionValues, needs: encryptionNeeds, rules: ENCRYPTION_RULES };
