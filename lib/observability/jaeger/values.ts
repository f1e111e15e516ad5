import { createHash } from 'node:crypto';
import { resourceValues } from '../../core/resources';
import { mergeValues, type Value, type Values } from '../../core/values';
import { claimSpec } from '../../core/volume';
import type { SecretReference } from '../secret-reference';
import type { JaegerBadger, JaegerSearch } from './options';
import type { JaegerSettings } from './settings';
import { BADGER_FOLDER, SEARCH_ENV, userConfig } from './user-config';

const CLAIM = 'jaeger-badger';

/** The chart's values for these settings, with the caller's own merged last. */
export function jaegerValues<S>(settings: JaegerSettings<S>): Values<S> {
  return mergeValues(renderedValues(settings), settings.options.values);
}

/** The values that options decide. */
export function renderedValues<S>(settings: JaegerSettings<S>): Values<S> {
  const { options, replicas, storage } = settings;
  const resources = options.resources ?? { requests: { cpu: '200m', memory: '512Mi' }, limits: { memory: '1Gi' } };
  const config = userConfig(settings);
  return {
    fullnameOverride: 'jaeger',
    userconfig: config,
    jaeger: {
      replicas,
      resources: resourceValues(resources),
      // A changed ConfigMap restarts nothing by itself: the old configuration would go on running.
      podLabels: { 'cluster-blueprints/config': digest(config) },
      ...(storage.kind === 'badger' && {
        strategy: { type: 'Recreate' },
        extraVolumes: [{ name: 'badger', persistentVolumeClaim: { claimName: CLAIM } }],
        extraVolumeMounts: [{ name: 'badger', mountPath: BADGER_FOLDER }],
      }),
      ...((storage.kind === 'elasticsearch' || storage.kind === 'opensearch') && {
        // Every copy reads and writes the same indices, so there is no need for a gap.
        strategy: { type: 'RollingUpdate' },
        extraEnv: searchEnv(storage),
      }),
    },
    ...(storage.kind === 'badger' && { extraObjects: [claim(storage)] }),
  };
}

function searchEnv<S>({ auth, serverUrl }: JaegerSearch<S>): readonly Value<S>[] {
  const fromSecret = (name: string, secretKeyRef: SecretReference): Values<never> => ({
    name,
    valueFrom: { secretKeyRef: { name: secretKeyRef.name, key: secretKeyRef.key } },
  });
  return [
    { name: SEARCH_ENV.url, value: serverUrl },
    ...(auth === undefined
      ? []
      : [fromSecret(SEARCH_ENV.username, auth.username), fromSecret(SEARCH_ENV.password, auth.password)]),
  ];
}

/**
 * The claim is an object of the release, and not of an earlier step: where volumes are made for the first pod, whoever
 * waits for the claim would wait for ever. It stays when the release goes.
 */
function claim<S>({ volume }: JaegerBadger<S>): Values<S> {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: CLAIM, annotations: { 'helm.sh/resource-policy': 'keep' } },
    spec: claimSpec(volume ?? {}, '20Gi'),
  };
}

function digest(config: Values<never>): string {
  return createHash('sha256').update(JSON.stringify(config)).digest('hex').slice(0, 16);
}
