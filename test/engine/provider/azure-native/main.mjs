// A stub of Azure's provider.
import { serveCloud } from '../common/serve-cloud.mjs';
import { AZURE } from './behaviour.mjs';

serveCloud(AZURE);
