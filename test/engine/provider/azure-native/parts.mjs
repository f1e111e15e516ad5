// What ids say of where things are.

export function partsOf(id) {
  const [, , subscription, , group] = id.split('/');
  return { subscription, group };
}

/** Whether a scope holds a resource, or is it. */
export function holds(scope, id) {
  const [outer, inner] = [scope.toLowerCase(), id.toLowerCase()];
  return inner === outer || inner.startsWith(`${outer}/`);
}
