import { ADDRESSES } from './addresses';
import { ANNOUNCING } from './announcing';
import { CLUSTER_MESH } from './cluster-mesh';
import { COEXISTENCE } from './coexistence';
import { DATAPATH } from './datapath';
import { EGRESS_GATEWAY } from './egress-gateway';
import { ENCRYPTION } from './encryption';
import { ENFORCEMENT } from './enforcement';
import type { CiliumFeature } from './feature';
import { GATEWAY_API } from './gateway-api';
import { HUBBLE } from './hubble';
import { INGRESS } from './ingress';
import { MASQUERADE } from './masquerade';
import { MONITORING } from './monitoring';
import { OPERATION } from './operation';
import { PLATFORMS } from './platforms';
import { PROXY } from './proxy';
import { ROUTING } from './routing';
import { SCALE } from './scale';
import { SERVICES } from './services';

/** Everything that Cilium does, in the order of its values. */
export const CILIUM_FEATURES: readonly CiliumFeature[] = [
  PLATFORMS,
  SERVICES,
  ROUTING,
  ADDRESSES,
  MASQUERADE,
  EGRESS_GATEWAY,
  ANNOUNCING,
  ENCRYPTION,
  HUBBLE,
  ENFORCEMENT,
  COEXISTENCE,
  CLUSTER_MESH,
  DATAPATH,
  MONITORING,
  PROXY,
  GATEWAY_API,
  INGRESS,
  SCALE,
  OPERATION,
];
