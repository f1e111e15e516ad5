// Runs the stub of a cloud. STUB_SCHEMA is the file with the SDK's schema, STUB_CLOUD the folder that stands for clouds,
// STUB_CLUSTER that of the Kubernetes stub, from which the cloud learns whether nodes can become ready.
import { readFileSync } from 'node:fs';
import { createCloudService } from './cloud-service.mjs';
import { KubernetesView } from './kubernetes-view.mjs';
import { serve } from './serve.mjs';
import { StubCloud } from './stub-cloud.mjs';

export function serveCloud(behaviour) {
  const { STUB_SCHEMA, STUB_CLOUD, STUB_CLUSTER } = process.env;
  const schema = JSON.parse(readFileSync(STUB_SCHEMA, 'utf8'));
  serve(createCloudService(schema, new StubCloud(STUB_CLOUD), new KubernetesView(STUB_CLUSTER), behaviour));
}
