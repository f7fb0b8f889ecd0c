export { openSecrets, type SecretParts } from './open-secrets.ts';
export type { Secrets } from './secrets.ts';
