// A stub of a provider: started by the engine, it prints its port and serves until it is stopped.
import { grpc, ResourceProviderService } from './proto.mjs';

/** Serves the remote calls of a provider. */
export function serve(service) {
  const server = new grpc.Server();
  server.addService(ResourceProviderService, service);
  server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    console.log(port);
  });

  // An engine that was killed stops nobody.
  const engine = process.ppid;
  setInterval(() => process.ppid === engine || process.exit(), 1000).unref();
}
