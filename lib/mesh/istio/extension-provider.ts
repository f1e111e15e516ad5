import type { Values } from '../../core/values';
import type { IstioExtensionProvider } from './telemetry-options';

/** An extension provider as the configuration of the mesh has it. */
export function providerValue<S>(provider: IstioExtensionProvider<S>): Values<S> {
  const { name, service } = provider;
  switch (provider.kind) {
    case 'opentelemetry':
      return { name, opentelemetry: { service, port: provider.port ?? 4317 } };
    case 'zipkin':
      return { name, zipkin: { service, port: provider.port ?? 9411 } };
    case 'ext-authz-grpc':
      return { name, envoyExtAuthzGrpc: { service, port: provider.port } };
    case 'ext-authz-http':
      return { name, envoyExtAuthzHttp: { service, port: provider.port } };
  }
}
