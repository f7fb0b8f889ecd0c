import { FACTOR_SEALED } from '../platform/identity/index.ts';
import type { SealedColumn } from '../platform/secrets/index.ts';
import { REGISTER_SEALED } from '../registry/index.ts';

/** Every column of sealed values. What is not here keeps its old key when keys change, and cannot let it go. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [...REGISTER_SEALED, ...FACTOR_SEALED];
