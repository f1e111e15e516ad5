/** Pages that rules of the mesh cite. */
export const DOCS = 'https://istio.io/latest/docs';

/** Istio's charts and programs. */
export const SOURCE = 'https://github.com/istio/istio/blob/master';

/** Issues of Istio. */
export const ISSUES = 'https://github.com/istio/istio/issues';

/** What a release changed. */
export const NOTES = `${SOURCE}/releasenotes/notes`;

/** What CNIs and platforms must be told. */
export const PREREQUISITES = `${DOCS}/ambient/install/platform-prerequisites/`;
