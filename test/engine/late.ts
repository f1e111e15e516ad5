import { Service } from '@pulumi/kubernetes/core/v1/service';
import type * as pulumi from '@pulumi/pulumi';

/** What the stub gives a load balancer of this name. */
export const ADDRESS = /^192\.0\.2\.\d{1,3}$/;

/** An address that the stub hands out: of a hosted API server, say. Not known in a preview. */
export function lateAddress(): pulumi.Output<string> {
  const service = new Service('api', {
    metadata: { name: 'api', namespace: 'default' },
    spec: { type: 'LoadBalancer', ports: [{ port: 6443 }] },
  });
  return service.status.loadBalancer.ingress.apply(([first]) => first?.ip ?? 'no address');
}

/** A text that is not known in a preview. */
export function late(text: string): pulumi.Output<string> {
  return lateAddress().apply(() => text);
}
