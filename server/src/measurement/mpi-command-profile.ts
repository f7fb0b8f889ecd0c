import type { MissingIndicatorRule } from '@pilar/measurement';
import { z } from 'zod';
import { readNamedFile } from '../platform/read-named-file.ts';
import { invalid } from './command-options.ts';

const weight = z.number().nonnegative().finite();
const indicator = z.union([
  z.string().min(1),
  z.strictObject({ column: z.string().min(1), weight: weight.optional(), name: z.string().optional() }),
]);
/** Indicators as a list, or by name. */
const indicators = z.union([z.array(indicator).min(1), z.record(z.string(), indicator)]);
const dimension = z.strictObject({ name: z.string().optional(), weight: weight.optional(), indicators });
const cutoff = z.number().positive().max(100);
const profileFile = z.strictObject({
  name: z.string().optional(),
  dimensions: z.union([z.array(dimension).min(1), z.record(z.string(), z.union([dimension, indicators]))]),
  k: z.union([cutoff, z.array(cutoff).min(1)]),
  missing: z.enum(['refuse', 'leave-out', 'not-deprived', 'reweigh']).optional(),
});

export interface ProfileIndicator {
  readonly name: string;
  readonly dimension: string;
  readonly column: string;
  /** Share of all weight. */
  readonly weight: number;
}

export interface Profile {
  readonly indicators: readonly ProfileIndicator[];
  /** Shares of all weight, 0..1. */
  readonly cutoffs: readonly number[];
  readonly missing: MissingIndicatorRule;
}

/** Reads `PROFILE.json`. @throws {Problem} file-not-found; command-invalid, naming the place that cannot be used */
export async function readProfile(path: string): Promise<Profile> {
  const {
    dimensions,
    k,
    missing = 'refuse',
  } = parsedProfile(path, new TextDecoder().decode(await readNamedFile(path)));
  const cutoffs = typeof k === 'number' ? [k] : k;
  return { indicators: weighed(path, named(dimensions)), cutoffs: cutoffs.map(cutoffOf), missing };
}

function parsedProfile(path: string, json: string): z.infer<typeof profileFile> {
  const refuse = (reason: string, reasonEn: string) => invalid(`${path}: ${reason}`, `${path}: ${reasonEn}`);
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw refuse('bukan JSON', 'not JSON');
  }
  const { success, data, error } = profileFile.safeParse(value);
  if (success) return data;
  const place = error.issues[0]?.path.join('.') || 'profile';
  throw refuse(`${place} tidak dapat dipakai`, `${place} cannot be used`);
}

/** 33 and 0.33 are both a third: above 1 it is per cent. */
const cutoffOf = (k: number): number => (k > 1 ? k / 100 : k);

interface NamedIndicator {
  readonly name: string;
  readonly dimension: string;
  readonly dimensionWeight: number | undefined;
  readonly column: string;
  readonly weight: number | undefined;
}

function named(dimensions: z.infer<typeof profileFile>['dimensions']): NamedIndicator[] {
  const list = Array.isArray(dimensions)
    ? dimensions.map((own, index) => [own.name ?? String(index + 1), own] as const)
    : Object.entries(dimensions);
  return list.flatMap(([dimension, own]) => {
    const isFull = !Array.isArray(own) && 'indicators' in own && isIndicators(own.indicators);
    const { weight: dimensionWeight, indicators: inside } = isFull
      ? dimensionOf(own)
      : { weight: undefined, indicators: indicators.parse(own) };
    return indicatorList(inside).map((indicator) => ({ ...indicator, dimension, dimensionWeight }));
  });
}

const isIndicators = (value: unknown): boolean => indicators.safeParse(value).success;
const dimensionOf = (value: unknown): z.infer<typeof dimension> => dimension.parse(value);

function indicatorList(inside: z.infer<typeof indicators>) {
  const list = Array.isArray(inside)
    ? inside.map((own) => [undefined, own] as const)
    : Object.entries(inside);
  return list.map(([key, own]) =>
    typeof own === 'string'
      ? { name: key ?? own, column: own, weight: undefined }
      : { name: key ?? own.name ?? own.column, column: own.column, weight: own.weight },
  );
}

/**
 * Weights: every dimension counts the same, and inside it every indicator, unless they say otherwise. Where indicators
 * have weights and no dimension has one, those of the indicators are taken as they stand.
 */
function weighed(path: string, list: readonly NamedIndicator[]): ProfileIndicator[] {
  const isFlat =
    list.every((own) => own.weight !== undefined) && list.every((own) => own.dimensionWeight === undefined);
  const dimensions = [...new Map(list.map((own) => [own.dimension, own.dimensionWeight ?? 1]))];
  const dimensionTotal = dimensions.reduce((sum, [, own]) => sum + own, 0);
  const raw = list.map((own) => {
    if (isFlat) return own.weight ?? 0;
    const siblings = list.filter(({ dimension: other }) => other === own.dimension);
    const inside = siblings.reduce((sum, sibling) => sum + (sibling.weight ?? 1), 0);
    return ((own.dimensionWeight ?? 1) / dimensionTotal) * ((own.weight ?? 1) / inside);
  });
  const total = raw.reduce((sum, own) => sum + own, 0);
  if (!(total > 0)) throw invalid(`${path}: semua bobot 0`, `${path}: every weight is 0`);
  return list.map(({ name, dimension, column }, index) => ({
    name,
    dimension,
    column,
    weight: (raw[index] ?? 0) / total,
  }));
}
