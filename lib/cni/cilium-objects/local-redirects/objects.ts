import { selectorValues } from '../../../core/label-selector';
import type { KubernetesObject } from '../../../core/plan';
import type { Values } from '../../../core/values';
import { ciliumObject } from '../cilium-object';
import type { LocalRedirect, RedirectPort } from './options';

/** The object of a redirect. */
export function redirectObject<S>(redirect: LocalRedirect<S>): KubernetesObject<S> {
  const { description, from, name, namespace, skipRedirectFromBackend = false, to } = redirect;
  return ciliumObject<S>(
    'CiliumLocalRedirectPolicy',
    { name, namespace },
    {
      ...(description !== undefined && { description }),
      redirectFrontend:
        'ip' in from
          ? { addressMatcher: { ip: from.ip, toPorts: from.ports.map(portValues) } }
          : {
              serviceMatcher: {
                serviceName: from.service,
                namespace,
                ...(from.ports && from.ports.length > 0 && { toPorts: from.ports.map(portValues) }),
              },
            },
      redirectBackend: { localEndpointSelector: selectorValues(to.pods), toPorts: to.ports.map(portValues) },
      ...(skipRedirectFromBackend && { skipRedirectFromBackend }),
    },
  );
}

function portValues({ name, port, protocol }: RedirectPort): Values<never> {
  return { port: String(port), protocol, ...(name !== undefined && { name }) };
}
