/** Amazon's guide for users of EKS. */
export const USER_GUIDE = 'https://docs.aws.amazon.com/eks/latest/userguide';

/** What Amazon's own engineers advise. */
export const BEST_PRACTICES = 'https://docs.aws.amazon.com/eks/latest/best-practices';

/** What the API of EKS takes. */
export const API = 'https://docs.aws.amazon.com/eks/latest/APIReference';

/** Amazon's CNI, as it reads its settings. */
export const VPC_CNI = 'https://github.com/aws/amazon-vpc-cni-k8s/blob/master';
