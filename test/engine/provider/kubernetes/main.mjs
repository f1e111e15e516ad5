// A stub of the Kubernetes provider. STUB_SCHEMA is the file with the SDK's schema, STUB_CLUSTER the folder that stands
// for clusters, STUB_CLOUD that of the stub of AWS, which has the API servers of EKS.
import { readFileSync } from 'node:fs';
import { StubCloud } from '../aws/stub-cloud.mjs';
import { serve } from '../common/serve.mjs';
import { StubCluster } from './cluster.mjs';
import { createService } from './service.mjs';

const { STUB_SCHEMA, STUB_CLUSTER, STUB_CLOUD } = process.env;
const schema = JSON.parse(readFileSync(STUB_SCHEMA, 'utf8'));
serve(createService(schema, new StubCluster(STUB_CLUSTER, new StubCloud(STUB_CLOUD))));
