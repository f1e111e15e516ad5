import { ADDRESSES } from './addresses';
import { COEXISTENCE } from './coexistence';
import { DATAPATH } from './datapath';
import { ENCRYPTION } from './encryption';
import { ENFORCEMENT } from './enforcement';
import type { CiliumFeature } from './feature';
import { GATEWAY_API } from './gateway-api';
import { HUBBLE } from './hubble';
import { MASQUERADE } from './masquerade';
import { MONITORING } from './monitoring';
import { OPERATION } from './operation';
import { PLATFORMS } from './platforms';
import { ROUTING } from './routing';
import { SERVICES } from './services';

/** Everything that Cilium does, in the order of its values. */
export const CILIUM_FEATURES: readonly CiliumFeature[] = [
  PLATFORMS,
  SERVICES,
  ROUTING,
  ADDRESSES,
  MASQUERADE,
  ENCRYPTION,
  HUBBLE,
  ENFORCEMENT,
  COEXISTENCE,
  DATAPATH,
  MONITORING,
  GATEWAY_API,
  OPERATION,
];
