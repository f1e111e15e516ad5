// helm.v4.Chart and yaml.v2.ConfigFile: components that this provider makes, with a child for every object.
import { fromStruct, grpc, provider, ResourceMonitorClient, resource, toStruct } from '../common/proto.mjs';

/** Registers a component and its children, the way the provider proper does. */
export async function constructObjects(request, inputs, objects, version) {
  const monitor = new ResourceMonitorClient(request.getMonitorendpoint(), grpc.credentials.createInsecure());
  try {
    const component = await register(monitor, componentRequest(request));
    const children = await Promise.all(
      objects.map((object) => register(monitor, childRequest(request, inputs, object, component.getUrn(), version))),
    );
    const response = new provider.ConstructResponse();
    response.setUrn(component.getUrn());
    response.setState(toStruct({ resources: children.map((child) => child.getUrn()) }));
    return response;
  } finally {
    monitor.close();
  }
}

function componentRequest(request) {
  const message = new resource.RegisterResourceRequest();
  message.setType(request.getType());
  message.setName(request.getName());
  message.setParent(request.getParent());
  message.setCustom(false);
  message.setObject(toStruct(fromStruct(request.getInputs())));
  message.setDependenciesList(request.getDependenciesList());
  message.setRetainondelete(request.getRetainondelete());
  message.setAliasesList(request.getAliasesList());
  message.setAcceptsecrets(true);
  copyProviders(request, message);
  return message;
}

function childRequest(request, { resourcePrefix }, object, parent, version) {
  const { apiVersion, kind, metadata } = object;
  const message = new resource.RegisterResourceRequest();
  message.setType(`kubernetes:${apiVersion}:${kind}`);
  message.setName(`${resourcePrefix ?? request.getName()}:${metadata.name}`);
  message.setParent(parent);
  message.setCustom(true);
  message.setObject(toStruct(object));
  message.setVersion(version);
  message.setAcceptsecrets(true);
  copyProviders(request, message);
  return message;
}

function copyProviders(from, to) {
  for (const [name, reference] of from.getProvidersMap().entries()) to.getProvidersMap().set(name, reference);
}

function register(monitor, message) {
  return new Promise((resolve, reject) => {
    monitor.registerResource(message, (error, response) => (error ? reject(error) : resolve(response)));
  });
}
