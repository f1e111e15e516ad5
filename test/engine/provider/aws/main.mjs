// A stub of the AWS provider.
import { serveCloud } from '../common/serve-cloud.mjs';
import { AWS } from './behaviour.mjs';

serveCloud(AWS);
