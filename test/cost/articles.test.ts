import {
  eksNode,
  type Fleet,
  type FleetCost,
  type FleetVariant,
  fleetCost,
  HOURS_PER_MONTH,
  inspectFleetCost,
} from '../../lib/cost';
import { brief } from '../support/findings';
import { kindOf, monthly, POD, roomFor, variantOf } from '../support/fleets';

describe('an article of January 2026 on clusters that are all spot', () => {
  const cost = fleetCost({
    workload: { need: 5, replicas: 9, pod: POD, podsPerNode: 1, zones: 3 },
    nodes: [roomFor(1, 100, 30)],
    controlPlanePerHour: 0.1,
  });

  test('9 pods on spot are 270, 5 on demand are 500', () => {
    expect(variantOf(cost, 'spot').monthly.nodes).toBeCloseTo(270);
    expect(variantOf(cost, 'on-demand').monthly.nodes).toBeCloseTo(500);
    expect(variantOf(cost, 'on-demand-spread').monthly.nodes).toBeCloseTo(900);
  });

  test('what it leaves out: that pays from a discount of 44.4 % on, 1 - 5/9', () => {
    const { breakEvenDiscount, discount } = kindOf(cost);
    expect(discount).toBeCloseTo(0.7);
    expect(breakEvenDiscount).toBeCloseTo(1 - 5 / 9);
    expect(9 / 5).toBeLessThan(1 / (1 - discount));
  });

  test('what it leaves out: with 60 % the same would still pay, with 40 % it would not', () => {
    const found = (spot: number): readonly string[] =>
      inspectFleetCost({
        workload: { need: 5, replicas: 9, pod: POD, podsPerNode: 1 },
        nodes: [roomFor(1, 100, spot)],
      }).findings.map(brief);
    expect(found(40)).toEqual([]);
    expect(found(60)).toEqual(['cost/spare-pods-pay@nodes[0]']);
  });

  test('the control plane of EKS is 73', () => {
    expect(variantOf(cost, 'spot').monthly.controlPlane).toBeCloseTo(73);
    expect(variantOf(cost, 'spot').monthly.total).toBeCloseTo(343);
  });

  test('a GKE cluster of 148 with a mesh for 58 and back ends for 76 is 282', () => {
    const gke = fleetCost({
      workload: { need: 50, replicas: 50, pod: { cpu: 0.5, memory: 512 } },
      nodes: [{ ...roomFor(9, 75, 25), memory: 16_384 }],
      controlPlanePerHour: 0.1,
      others: [
        { name: 'mesh', perMonth: 58 },
        { name: 'back ends', perMonth: 76 },
      ],
    });
    expect(variantOf(gke, 'spot').spotNodes).toBe(3);
    expect(variantOf(gke, 'spot').monthly.total).toBeCloseTo(282);
  });

  test('pods that are paid for by themselves are compared: 118 against 89', () => {
    const pods: Fleet = {
      workload: { need: 4, replicas: 4, pod: { cpu: 0.5, memory: 512 } },
      nodes: [{ ...roomFor(2, 89, 30), memory: 4096 }],
      podPrices: { corePerHour: 0.07, gibPerHour: 0.0108 },
    };
    const compared = fleetCost(pods);
    expect(variantOf(compared, 'on-demand').monthly.total).toBeCloseTo(89);
    expect(compared.paidByPod).toBeCloseTo(HOURS_PER_MONTH * (2 * 0.07 + 2 * 0.0108));
    expect(compared.paidByPod).toBeCloseTo(118, 0);
    expect(fleetCost({ ...pods, controlPlanePerHour: 0.1 }).paidByPod).toBeCloseTo(118 + 73, 0);
  });
});

describe('an article of January 2026 on spot with ECS', () => {
  const large = (workload: Partial<Fleet['workload']>): FleetCost =>
    fleetCost({ workload: { need: 10, replicas: 10, pod: POD, ...workload }, nodes: [roomFor(8, 70, 25)] });

  test('one task on each of 10 nodes is 250; packed with up to 4 on a node it is 75, and 4 of 10 go with one', () => {
    expect(variantOf(large({ podsPerNode: 1 }), 'spot').monthly.total).toBeCloseTo(250);
    const packed = variantOf(large({ podsPerNode: 4 }), 'spot');
    expect(packed.monthly.total).toBeCloseTo(75);
    expect(packed.worstNode).toBeCloseTo(0.4);
  });

  test('its 600 for 8 idle nodes at 25 are 200', () => {
    const idle = fleetCost({
      workload: { need: 2, replicas: 2, pod: POD, podsPerNode: 1 },
      nodes: [roomFor(8, 70, 25)],
      headroomNodes: 8,
    });
    expect(variantOf(idle, 'spot').monthly.headroom).toBeCloseTo(200);
  });

  test('two on a node, as it wants, are 5 nodes and 20 %', () => {
    const two = variantOf(large({ podsPerNode: 2 }), 'spot');
    expect([two.spotNodes, two.worstNode]).toEqual([5, 0.2]);
  });

  test('what it leaves out: in three zones two on a node are 6 nodes', () => {
    expect(variantOf(large({ podsPerNode: 2, zones: 3 }), 'spot').spotNodes).toBe(6);
  });

  test('its 5 small nodes for 25 are 10 for 50: a t4g.small keeps 476 MiB back, and a second task does not fit', () => {
    const node = eksNode('t4g.small');
    if (node === undefined) throw new TypeError('the table has t4g.small');
    const fleet: Fleet = {
      workload: { need: 10, replicas: 10, pod: { cpu: 0.1, memory: 1024 }, podsPerNode: 2 },
      nodes: [{ ...node, name: 't4g.small', onDemandPerHour: monthly(12), spotPerHour: monthly(5) }],
    };
    const { cost, findings } = inspectFleetCost(fleet);
    if (cost === undefined) throw new TypeError('there is a cost');
    expect(kindOf(cost).node.reserved.memory).toBe(255 + 11 * 11 + 100);
    expect(kindOf(cost).fitting).toBe(1);
    expect(variantOf(cost, 'spot').monthly.total).toBeCloseTo(50);
    expect(findings.map(brief)).toEqual(['cost/room-is-without-reservations@nodes[0]']);
  });

  test('3 on demand for 50 and 2 to 4 on spot for 15 are 180 to 210, of which three zones leave 195 and 210', () => {
    const hybrid = (podsPerNode: number, zones: number): FleetVariant =>
      variantOf(
        fleetCost({
          workload: { need: 10, replicas: 10, pod: POD, podsPerNode, zones, onDemandBase: 3 },
          nodes: [roomFor(8, 50, 15)],
        }),
        'hybrid',
      );
    expect(hybrid(4, 3).monthly.total).toBeCloseTo(195);
    expect(hybrid(2, 3).monthly.total).toBeCloseTo(210);
    expect(hybrid(4, 3)).toMatchObject({ onDemandNodes: 3, spotNodes: 3 });
    // In one zone, nothing keeps those on demand apart.
    expect(hybrid(4, 1)).toMatchObject({ onDemandNodes: 1, spotNodes: 2 });
  });
});
