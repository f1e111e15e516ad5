// How objects refer to each other.

/** Whether a string of a kind is in a tree of inputs, but for tags and labels. */
export function refersTo(value, isReference) {
  if (typeof value === 'string') return isReference(value);
  if (typeof value !== 'object' || value === null) return false;
  const free = ['tags', 'labels', 'resourceLabels'];
  return Object.entries(value).some(([key, child]) => !free.includes(key) && refersTo(child, isReference));
}
