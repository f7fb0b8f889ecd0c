import { Problem } from '../problem.ts';
import type { TableFormat } from './raw-table.ts';

/*
 * How the readers refuse a file. A reason is given in Indonesian and English; one that is the same in both, a name or
 * a number, is given once.
 */
export type Words = readonly [indonesian: string, english?: string];

export const FORMATS: Readonly<Record<TableFormat, string>> = {
  csv: 'CSV',
  xlsx: 'XLSX',
  parquet: 'Parquet',
};

export const unknownType = (
  file: string,
  accepted: readonly TableFormat[] | undefined,
  [found, foundEn = found]: Words,
): Problem => {
  const names = (accepted ?? ['csv', 'xlsx', 'parquet']).map((format) => FORMATS[format]).join(' / ');
  return new Problem('file-type-unknown', { file, found, foundEn, accepted: names });
};

export const damaged = (file: string, reason: string, reasonEn = reason): Problem =>
  new Problem('file-damaged', { file, reason, reasonEn });

export const tooLarge = (file: string, megabytes: number, limit: number): Problem =>
  new Problem('file-too-large', { file, megabytes, limit });

export const tooManyRows = (file: string, limit: number): Problem =>
  new Problem('file-too-many-rows', { file, limit: limit.toLocaleString('id-ID') });

export const tooHeavy = (file: string, reason: string, reasonEn: string): Problem =>
  new Problem('file-too-heavy', { file, reason, reasonEn });

export const outOfMemory = (file: string): Problem =>
  tooHeavy(file, 'memori yang boleh dipakai tidak cukup', 'the memory it may use does not suffice');
