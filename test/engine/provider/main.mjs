// A stub of the Kubernetes provider: started by the engine, it prints its port and serves until it is stopped.
// STUB_SCHEMA is the file with the SDK's schema, STUB_CLUSTER the folder that stands for the cluster.
import { readFileSync } from 'node:fs';
import { StubCluster } from './cluster.mjs';
import { grpc, ResourceProviderService } from './proto.mjs';
import { createService } from './service.mjs';

const { STUB_SCHEMA, STUB_CLUSTER } = process.env;
const schema = JSON.parse(readFileSync(STUB_SCHEMA, 'utf8'));
const server = new grpc.Server();
server.addService(ResourceProviderService, createService(schema, new StubCluster(STUB_CLUSTER)));
server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  console.log(port);
});

// An engine that was killed stops nobody.
const engine = process.ppid;
setInterval(() => process.ppid === engine || process.exit(), 1000).unref();
