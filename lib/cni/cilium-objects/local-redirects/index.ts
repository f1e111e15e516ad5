export type {
  CiliumLocalRedirectsOptions,
  LocalRedirect,
  NodeLocalDnsRedirect,
  RedirectBackend,
  RedirectedAddress,
  RedirectedService,
  RedirectPort,
} from './options';
export { planCiliumLocalRedirects } from './plan';
