/** When GKE may upgrade a cluster, and when it must not. */
export interface GkeMaintenance {
  /** When it may begin. GKE asks for at least 48 hours in any 32 days. */
  readonly window: GkeMaintenanceWindow;
  /**
   * When it must not, by a name of your choice.
   * @defaultValue never
   */
  readonly exclusions?: Readonly<Record<string, GkeMaintenanceExclusion>>;
}

/** Times that come again. */
export interface GkeMaintenanceWindow {
  /** The first of them, in RFC 3339: `2026-01-03T01:00:00Z`. */
  readonly start: string;
  /** Its end, in RFC 3339. */
  readonly end: string;
  /** When they come again, as RFC 5545 writes it: `FREQ=WEEKLY;BYDAY=SA,SU`. */
  readonly recurrence: string;
}

/** A time without upgrades. */
export interface GkeMaintenanceExclusion {
  /** In RFC 3339. */
  readonly start: string;
  /** In RFC 3339: at most 30 days later for `NO_UPGRADES`. */
  readonly end: string;
  /**
   * What is left out: all upgrades, those to another minor version, or those of nodes besides.
   * @defaultValue `'NO_UPGRADES'`
   */
  readonly scope?: 'NO_UPGRADES' | 'NO_MINOR_UPGRADES' | 'NO_MINOR_OR_NODE_UPGRADES';
}
