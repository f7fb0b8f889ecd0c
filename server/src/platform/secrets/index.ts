export { readKeyFile } from './key-file.ts';
export { fingerprintOf } from './key-ring.ts';
export { KEYS_HELP, runKeys } from './keys-command.ts';
export { openSecrets, type SecretParts } from './open-secrets.ts';
export {
  type Batch,
  keyHex,
  keyOfHex,
  keyOfSealed,
  type ResealedValue,
  type SealedColumn,
  type SealedValue,
  type ValuesOfKey,
} from './sealed-column.ts';
export { listNeededKeys } from './secret-key.store.ts';
export type { Secrets } from './secrets.ts';
