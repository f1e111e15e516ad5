import type { PROGRAMS as INPUTS } from './child/wrong-aws-inputs';
import type { PROGRAMS as ORDER } from './child/wrong-aws-order';
import { expectRefused } from './expect-refused';
import { describeWithAws } from './suite';

describeWithAws('the stub of AWS', () => {
  test('refuses in a preview what the SDK does not declare', async () => {
    await expectRefused<typeof INPUTS>('wrong-aws-inputs', ['preview'], {
      'a text for a boolean': /bootstrapSelfManagedAddons .* expected boolean, got string "no"/,
      'a secret of the wrong type': /version .* expected string, got number 1\.34/,
      'an unknown property inside': /vpcConfig\.publicAccess .* unknown property/,
      'an unknown property at the top': /cidr .* unknown property/,
      'a required property left out': /scalingConfig\.desiredSize .* missing required property/,
      'a setting of the provider': /maxRetries .* expected number, got string "many"/,
      'a resource that nobody uses': /aws:s3\/bucket:Bucket is of no module in test\/engine\/sdks\.ts/,
    });
  });

  test('refuses in a preview what the API would not take', async () => {
    await expectRefused<typeof INPUTS>('wrong-aws-inputs', ['preview'], {
      'a mode that the API does not have': /authenticationMode .* "TOKEN" is not one of .*"API_AND_CONFIG_MAP"/,
      'a name that does not match': /name .* "-c" does not match/,
      'a name with a tail that does not match': /name .* "c c" does not match/,
      'a name that is too long': /name .* the length 101 is not between 1 and 100/,
      'a log type inside a list': /enabledClusterLogTypes\[1\] .* "kubelet" is not one of "api"/,
      'a number below the least': /scalingConfig\.maxSize .* the value 0 is not between 1 and Infinity/,
      'a fraction for an integer': /diskSize .* 20\.5 is not an integer/,
      "a taint in Kubernetes' spelling": /taints\[0\]\.effect .* "NoSchedule" is not one of "NO_SCHEDULE"/,
      'a label that is too long': /labels\.a .* the length 64 is not between 1 and 63/,
      'a kind of access that there is not': /type .* "NODE" is not one of "STANDARD"/,
      'a configuration that is not JSON': /configurationValues .* "a: 1" is not JSON/,
      'a conflict to preserve on creation': /resolveConflictsOnCreate .* "PRESERVE" is not one of/,
      'a trust that is not JSON': /assumeRolePolicy .* "\{" is not JSON/,
      'a description that EC2 does not take': /description .* "nodes → pods" does not match/,
      'a retention that there is not': /retentionInDays .* 2 is not one of 0, 1, 3/,
      'a tenancy that there is not': /instanceTenancy .* "shared" is not one of "default"/,
      'a tag that AWS keeps for itself': /tags \(key\) .* "aws:x" does not match/,
      'a region that is none': /region .* "frankfurt" does not match/,
    });
  });

  test('refuses to make what of EKS comes too early, or cannot work', async () => {
    await expectRefused<typeof ORDER>('wrong-aws-order', ['up'], {
      'a cluster before the policies of its role': /role control-[0-9a-f]{7} lacks AmazonEKSClusterPolicy/,
      'a cluster whose role trusts another': /eks\.amazonaws\.com may not assume role control/,
      'a cluster in one zone': /at least two different AZs/,
      'half of Auto Mode': /are to be enabled or disabled together/,
      'Auto Mode without the policies for it': /lacks AmazonEKSComputePolicy/,
      'Services in the range of the VPC': /10\.0\.128\.0\/20 overlaps 10\.0\.0\.0\/16/,
      'nodes before a pod network': /NodeCreationFailure.*cni plugin not initialized/,
      'nodes beside a pod network of another cluster': /NodeCreationFailure/,
      'nodes of no cluster': /No cluster found for name: none/,
      'coredns before nodes': /the add-on coredns is DEGRADED/,
      'a role for pods that run': /pods of cilium run as kube-system\/cilium-operator without its role/,
      'an access entry of a cluster without': /authentication mode must be one of API, API_AND_CONFIG_MAP/,
      'a policy for who has no access': /there is no access entry of arn:aws:iam::123456789012:role\/x/,
    });
  });

  test('refuses to make what else comes too early, or cannot work', async () => {
    await expectRefused<typeof ORDER>('wrong-aws-order', ['up'], {
      'a subnet out of its VPC': /10\.1\.0\.0\/24 is in no range of vpc-[0-9a-f]{17}: 10\.0\.0\.0\/16/,
      'a subnet over another': /InvalidSubnet\.Conflict: 10\.0\.0\.128\/25 overlaps 10\.0\.0\.0\/24/,
      'a NAT gateway before the Internet gateway': /has no Internet gateway attached/,
      'two roles of one name': /ResourceAlreadyExists: iam\/role twin already exists/,
      'an object on a cluster that is not there': /no such host/,
    });
  });

  test('refuses to delete what is used', async () => {
    await expectRefused<typeof ORDER>('wrong-aws-order', ['up', 'up', 'destroy'], {
      'a cluster under its nodes': /eks\/nodeGroup c:n-[0-9a-f]{7} still uses eks\/cluster c/,
      'the policies of a cluster': /eks\/cluster c still needs AmazonEKSClusterPolicy on role control/,
      'a subnet under a cluster': /eks\/cluster c still uses ec2\/subnet subnet-/,
      'the API server under a release': /release cilium is still on the cluster c/,
      'the role of pods that run': /release cilium cannot clean up: its role goes after it/,
      'the Internet gateway under a NAT gateway': /has mapped public addresses/,
      'a cluster that is protected': /c has deletion protection/,
    });
  });
});
