// The engine's protocol as the SDK carries it. The SDK's own provider server has no CheckConfig, hides the old inputs
// from Diff and keeps its settings in globals, so this stub speaks the protocol itself.
import { createRequire } from 'node:module';

const own = createRequire(import.meta.url);
const sdk = createRequire(own.resolve('@pulumi/pulumi/package.json'));

export const grpc = sdk('@grpc/grpc-js');
export const { Struct } = sdk('google-protobuf/google/protobuf/struct_pb.js');
export const { Empty } = sdk('google-protobuf/google/protobuf/empty_pb.js');
export const provider = sdk('./proto/provider_pb.js');
export const { ResourceProviderService } = sdk('./proto/provider_grpc_pb.js');
export const resource = sdk('./proto/resource_pb.js');
export const { ResourceMonitorClient } = sdk('./proto/resource_grpc_pb.js');
export const { PluginInfo } = sdk('./proto/plugin_pb.js');

/** A message's field as plain JavaScript, wrappers of secrets included. */
export const fromStruct = (struct) => struct?.toJavaScript() ?? {};
export const toStruct = (value) => Struct.fromJavaScript(value);

/** An error that the engine shows with its text. */
export const refusal = (message) => ({ code: grpc.status.INVALID_ARGUMENT, details: message });
