import { CLUSTER } from './aks-cluster';
import { testExamples } from './example';
import { describeWithAzure } from './suite';

describeWithAzure('every example of AKS', () => {
  testExamples({
    prefix: 'aks-',
    others: ['aks-spot-web-service'],
    type: CLUSTER,
    config: { 'azure-native:location': 'westeurope' },
  });
});
