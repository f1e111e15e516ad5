import { testExamples } from './example';
import { describeWithGcp } from './suite';

describeWithGcp('every example of GKE', () => {
  testExamples({
    prefix: 'gke-',
    others: ['ambient-shop', 'gke-spot-web-service'],
    type: 'gcp:container/cluster:Cluster',
    config: { 'gcp:project': 'my-project', 'gcp:region': 'europe-west3' },
  });
});
