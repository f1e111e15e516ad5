// A stub of the Kubernetes provider. STUB_SCHEMA is the file with the SDK's schema, STUB_CLUSTER the folder that stands
// for clusters, STUB_CLOUD that of the stubs of clouds, which have API servers.
import { readFileSync } from 'node:fs';
import { serve } from '../common/serve.mjs';
import { StubCloud } from '../common/stub-cloud.mjs';
import { StubCluster } from './cluster.mjs';
import { createService } from './service.mjs';

const { STUB_SCHEMA, STUB_CLUSTER, STUB_CLOUD } = process.env;
const schema = JSON.parse(readFileSync(STUB_SCHEMA, 'utf8'));
serve(createService(schema, new StubCluster(STUB_CLUSTER, new StubCloud(STUB_CLOUD))));
