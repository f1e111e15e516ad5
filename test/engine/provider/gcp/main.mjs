// A stub of the provider of Google Cloud.
import { serveCloud } from '../common/serve-cloud.mjs';
import { GCP } from './behaviour.mjs';

serveCloud(GCP);
