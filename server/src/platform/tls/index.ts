export { givenPair } from './given-certificate.ts';
export {
  type ServerCertificate,
  type ServerCertificateOptions,
  serverCertificate,
} from './server-certificate.ts';
export { tlsRoutes } from './tls.routes.ts';
