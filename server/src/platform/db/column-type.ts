import { type RawBuilder, sql } from 'kysely';
import type { FurtherType } from './tree/words.ts';

/** A type for `cast` that the query builder has no word for: `cast<string[]>(val(codes), columnType('text[]'))`. */
export const columnType = <T>(type: FurtherType): RawBuilder<T> => sql.raw<T>(type);
