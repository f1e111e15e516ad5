export { POD_POOL_ANNOTATIONS, podPoolAnnotation } from './annotations';
export type { CiliumPodPool, CiliumPodPoolsOptions, PodPoolRangesV4, PodPoolRangesV6 } from './options';
export { planCiliumPodPools } from './plan';
