import { Chart, type ChartProps } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Composition } from '../core/compose';
import { deliver } from '../delivery/deliver';
import type { Delivered, Delivery, Open } from '../delivery/delivery';
import { defaultDelivery } from '../output/output-files';
import { placeWaves } from './place';

/** Properties of a {@link BlueprintChart} whose strings are all known. */
export interface BlueprintChartProps extends ChartProps {
  /**
   * How Helm charts reach the cluster.
   * @defaultValue `k3sHelmChart()` on K3s and RKE2, otherwise `helmValues()`
   */
  readonly delivery?: Delivery;
}

/** Properties of a {@link BlueprintChart} with facts that are filled in later: only Flux does that. */
export interface OpenBlueprintChartProps extends ChartProps {
  /** How Helm charts reach the cluster, and who fills in the facts. */
  readonly delivery: Delivery<Open>;
}

const BRAND = Symbol.for('cluster-blueprints.BlueprintChart');

/**
 * A composition as a cdk8s chart.
 *
 * Objects come in the order of installation. What must be served before the rest, such as definitions, goes into charts
 * of its own, whose files cdk8s numbers: apply them in that order.
 *
 * @example
 * ```ts
 * const app = new App();
 * new BlueprintChart(app, 'edge', k3sCilium());
 * app.synth();
 * ```
 */
export class BlueprintChart extends Chart {
  /** Whether a construct is a blueprint chart. `instanceof` cannot tell: cdk8s lets it say yes to any chart. */
  static isBlueprintChart(construct: unknown): construct is BlueprintChart {
    return typeof construct === 'object' && construct !== null && BRAND in construct;
  }

  /** What the chart was made of. */
  readonly composition: Composition<Open>;
  /** The objects and files that it became. */
  readonly delivered: Delivered;

  /** @throws BlueprintError if something cannot be delivered this way. */
  constructor(scope: Construct, id: string, composition: Composition, props?: BlueprintChartProps);
  constructor(scope: Construct, id: string, composition: Composition<Open>, props: OpenBlueprintChartProps);
  constructor(
    scope: Construct,
    id: string,
    composition: Composition<Open>,
    props: BlueprintChartProps | OpenBlueprintChartProps = {},
  ) {
    const { delivery = defaultDelivery(composition), ...chartProps } = props;
    super(scope, id, chartProps);
    Object.defineProperty(this, BRAND, { value: true });
    this.composition = composition;
    this.delivered = deliver(composition, delivery as Delivery<Open>);
    placeWaves(this, this.delivered.waves);
  }
}
