import { k3sCluster } from '../../lib/clusters';
import { BlueprintError } from '../../lib/core/finding';
import { ControlPlane } from './control-plane';
import { describeOnCluster } from './on-cluster';
import { poll } from './polling';

const RULE = 'cluster/service-range-size';

/** Kubernetes as it was: an API server can behave like the three minors before it. */
const OLD = { kubernetes: '1.33', flags: ['--emulated-version=1.33'] };

/** The first that keeps no bitmap of addresses any more, but objects of their own. */
const BETWEEN = { kubernetes: '1.34', flags: ['--emulated-version=1.34'] };

/** Kubernetes as the binary is. */
const NEW = { kubernetes: '1.36', flags: [] };

interface Case {
  readonly range: string;
  readonly kubernetes: string;
  readonly flags: readonly string[];
  /** What the API server says, or the address that it gives its own Service. */
  readonly says: string;
}

const TOO_LARGE = 'is too large';

const CASES: readonly Case[] = [
  { range: '10.0.0.0/11', ...OLD, says: TOO_LARGE },
  { range: '10.0.0.0/12', ...OLD, says: '10.0.0.1' },
  { range: 'fd00:10:96::/107', ...OLD, says: TOO_LARGE },
  { range: 'fd00:10:96::/108', ...OLD, says: 'fd00:10:96::1' },
  { range: '10.0.0.0/11', ...BETWEEN, says: '10.0.0.1' },
  { range: '10.0.0.0/11', ...NEW, says: '10.0.0.1' },
  { range: 'fd00:10:96::/64', ...NEW, says: 'fd00:10:96::1' },
];

describeOnCluster.each(CASES)('Services in $range, Kubernetes $kubernetes', ({ range, kubernetes, flags, says }) => {
  test(`kube-apiserver: ${says}`, async () => {
    expect(await start(range, flags)).toContain(says);
  });

  test(`${RULE} agrees`, () => {
    expect(refuses(range, kubernetes)).toBe(says === TOO_LARGE);
  });
});

/** Starts an API server: what it says when it gives up, or the address of its own Service. */
async function start(range: string, flags: readonly string[]): Promise<string> {
  let plane: ControlPlane;
  try {
    plane = await ControlPlane.start({ serviceRange: range, flags });
  } catch (error) {
    return String(error);
  }
  const metadata = { name: 'kubernetes', namespace: 'default' };
  try {
    const service = await poll('a Service has an address', () =>
      plane.client.find({ apiVersion: 'v1', kind: 'Service', metadata }),
    );
    return (service['spec'] as { readonly clusterIP: string }).clusterIP;
  } finally {
    await plane.stop();
  }
}

function refuses(range: string, kubernetes: string): boolean {
  const pods = range.includes(':') ? 'fd00:10:244::/56' : '172.16.0.0/16';
  try {
    k3sCluster({ name: 'lab', kubernetes, ranges: { pods: [pods], services: [range] } });
    return false;
  } catch (error) {
    if (BlueprintError.is(error)) return error.findings.some(({ rule }) => rule === RULE);
    throw error;
  }
}
