/**
 * A time as Go writes it: `90s`, `2m`, `1h30m`.
 * @pattern ^(\d{1,9}(s|m|h)){1,3}$
 */
export type GoDuration = string;
