export {
  type ServerCertificate,
  type ServerCertificateOptions,
  serverCertificate,
} from './server-certificate.ts';
export { tlsRoutes } from './tls.routes.ts';
