// A stub of the AWS provider. STUB_SCHEMA is the file with the SDK's schema, STUB_CLOUD the folder that stands for AWS,
// STUB_CLUSTER that of the Kubernetes stub, from which AWS learns whether nodes can become ready.
import { readFileSync } from 'node:fs';
import { serve } from '../common/serve.mjs';
import { KubernetesView } from './kubernetes-view.mjs';
import { createService } from './service.mjs';
import { StubCloud } from './stub-cloud.mjs';

const { STUB_SCHEMA, STUB_CLOUD, STUB_CLUSTER } = process.env;
const schema = JSON.parse(readFileSync(STUB_SCHEMA, 'utf8'));
serve(createService(schema, new StubCloud(STUB_CLOUD), new KubernetesView(STUB_CLUSTER)));
