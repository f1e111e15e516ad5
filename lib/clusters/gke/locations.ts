/** A region: `europe-west3`. */
const REGION = /^[a-z]+(?:-[a-z]+)+\d+$/;

/** A zone: `europe-west3-a`. */
const ZONE = /^([a-z]+(?:-[a-z]+)+\d+)-[a-z]$/;

/** How many zones of a region Google chooses for nodes. */
export const ZONES_OF_A_REGION = 3;

/** Whether `text` is the name of a region. */
export function isRegion(text: string): boolean {
  return REGION.test(text);
}

/** The region of a zone; `undefined` if `text` is no name of a zone. */
export function regionOfZone(text: string): string | undefined {
  return ZONE.exec(text)?.[1];
}
