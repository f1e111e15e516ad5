/**
 * How pods that listen on nodes are updated. A new one finds the ports taken wherever an old one is, so an old one goes
 * first: with as many nodes as pods, an update would otherwise wait for ever.
 */
export const REPLACE_IN_PLACE = {
  type: 'RollingUpdate',
  rollingUpdate: { maxSurge: 0, maxUnavailable: 1 },
} as const;
