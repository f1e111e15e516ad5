export type { ComputeAmount, ComputeSize } from '../../core/compute-amount';
export type { ComputePrices } from '../../core/compute-prices';
export { type MeasuredUse, type MeshProxy, PROXY_FIGURES, type ProxyFigures } from './figures';
export type { MeshRequests, MeshWorkload, ProxyAmounts } from './options';
export {
  type BreakEven,
  inspectMeshOverhead,
  type MeshOverhead,
  type MeshOverheadInspection,
  meshOverhead,
} from './overhead';
export type { MeshMode, ModeOverhead, OverheadPart } from './reckon';
export { MESH_OVERHEAD_RULES } from './rules';
