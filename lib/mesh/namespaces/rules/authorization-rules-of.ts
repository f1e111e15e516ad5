import type { AuthorizationRule, ServiceAuthorization } from '../../security/options';

/** Every rule about who may call a Service, with the list that it is in and its place there. */
export function rulesOf(
  authorization: ServiceAuthorization<unknown>,
): readonly (readonly ['allow' | 'deny', number, AuthorizationRule<unknown>])[] {
  return (['allow', 'deny'] as const).flatMap((which) =>
    (authorization[which] ?? []).map((rule, index) => [which, index, rule] as const),
  );
}
