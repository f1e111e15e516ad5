export { announcedLoss, type LossTiming, silentLoss } from './loss-times';
export { terminationOf } from './of-cluster';
export type { TerminationHandler, TerminationOptions } from './options';
export { TERMINATION_RULES, type TerminationSettings } from './rules';
export type { LossTimes, Termination } from './termination';
