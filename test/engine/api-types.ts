import type { ApiType } from './api-type';
import { AWS_TYPES } from './api-types-aws';
import { GCP_TYPES } from './api-types-gcp';
import type { Schema } from './schema';

/** Limits of inputs that many resources have and their requests have not, by SDK and name. */
export const COMMON_LIMITS: Readonly<Record<string, Readonly<Record<string, Schema>>>> = {
  aws: {
    region: { pattern: '[a-z]{2}(-[a-z]+)+-\\d' },
    tags: { propertyNames: { type: 'string', minLength: 1, maxLength: 128, pattern: '(?!aws:).*' } },
  },
  gcp: {
    project: { pattern: '([a-z][a-z0-9.-]*:)?[a-z][a-z0-9-]{4,28}[a-z0-9]' },
    region: { pattern: '[a-z]+(-[a-z]+)+\\d' },
  },
};

/** By type token. Others are checked against the declarations only. */
export const API_TYPES: Readonly<Record<string, ApiType>> = { ...AWS_TYPES, ...GCP_TYPES };
