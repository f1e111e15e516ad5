import type { Values } from '../../../core/values';
import type { HubbleExport, HubbleFlowLog, HubbleStaticExport } from './export-options';
import { filterFields, type HubbleFlowFilter } from './flow-filter';

/** Where flows are written. */
export function exportValues({ dynamic, static: file }: HubbleExport): Values<never> {
  if (file === undefined && dynamic === undefined) return {};
  return {
    export: {
      ...(file !== undefined && staticValues(file)),
      ...(dynamic !== undefined && { dynamic: { enabled: true, config: { content: dynamic.map(flowLog) } } }),
    },
  };
}

function staticValues({ aggregate, allowList, denyList, ...file }: HubbleStaticExport): Values<never> {
  return {
    // The interval that the charts declare, within `static`, is the one that they do not read.
    ...(aggregate !== undefined && { aggregationInterval: aggregate.interval }),
    static: {
      enabled: true,
      ...file,
      ...(aggregate !== undefined && { fieldAggregate: aggregate.fields }),
      ...(allowList !== undefined && { allowList: allowList.map(asText) }),
      ...(denyList !== undefined && { denyList: denyList.map(asText) }),
    },
  };
}

function flowLog({ aggregate, end, excludeFilters, includeFilters, name, ...file }: HubbleFlowLog): Values<never> {
  return {
    name,
    ...file,
    ...(aggregate !== undefined && { fieldAggregate: aggregate.fields, aggregationInterval: aggregate.interval }),
    ...(includeFilters !== undefined && { includeFilters: includeFilters.map(filterFields) }),
    ...(excludeFilters !== undefined && { excludeFilters: excludeFilters.map(filterFields) }),
    ...(end !== undefined && { end }),
  };
}

/** In a list of the ConfigMap, a filter is JSON. */
function asText(filter: HubbleFlowFilter): string {
  return JSON.stringify(filterFields(filter));
}
