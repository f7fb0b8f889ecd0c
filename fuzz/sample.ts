import type { RandomGenerator } from '@pilar/numeric';
import type { Schema } from './operations.ts';

/** Values that stand in the city, so that a request reaches further than the first check. */
export type Pool = Readonly<{
  ids: string[];
  /** area codes, indicator codes, periods, page names, columns */
  words: readonly string[];
}>;

const MOST_LEVELS = 6;

/** A value that the schema would most likely take. */
export function sample(schema: Schema, random: RandomGenerator, pool: Pool, level = 0): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum && schema.enum.length > 0) return random.choice(schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices && choices.length > 0) return sample(random.choice(choices), random, pool, level);
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0];
  if (level > MOST_LEVELS) return null;
  if (type === 'object' || schema.properties) return sampleObject(schema, random, pool, level);
  if (type === 'array') {
    const length = (schema.minItems ?? 0) + random.integer(3);
    return Array.from({ length }, () => sample(schema.items ?? {}, random, pool, level + 1));
  }
  if (type === 'integer' || type === 'number') return sampleNumber(schema, type, random);
  if (type === 'boolean') return random.integer(2) === 1;
  if (type === 'null') return null;
  return sampleText(schema, random, pool);
}

function sampleObject(schema: Schema, random: RandomGenerator, pool: Pool, level: number): object {
  const required = new Set(schema.required);
  const kept = Object.entries(schema.properties ?? {}).filter(
    ([name]) => required.has(name) || random.integer(10) < 7,
  );
  return Object.fromEntries(kept.map(([name, inner]) => [name, sample(inner, random, pool, level + 1)]));
}

function sampleNumber(schema: Schema, type: 'integer' | 'number', random: RandomGenerator): number {
  const low = Math.max(schema.minimum ?? 0, -1e6);
  const high = Math.min(schema.maximum ?? low + 1_000_000, 1e9);
  const value = low + random.uniform() * Math.max(0, high - low);
  return type === 'integer' ? Math.round(value) : value;
}

function sampleText(schema: Schema, random: RandomGenerator, pool: Pool): string {
  if (schema.format === 'uuid') return random.choice(pool.ids);
  if (schema.format === 'email') return `orang${random.integer(1000)}@contoh.id`;
  if (schema.format === 'date') return `2025-0${1 + random.integer(9)}-1${random.integer(9)}`;
  if (schema.format === 'date-time') return `2025-01-0${1 + random.integer(9)}T08:00:00Z`;
  const fitting = schema.pattern === undefined ? [] : fittingWords(schema.pattern, pool);
  if (fitting.length > 0) return random.choice(fitting);
  const text = random.integer(3) === 0 ? random.choice(pool.ids) : random.choice(pool.words);
  return text.padEnd(schema.minLength ?? 0, 'kota22-Contoh.');
}

function fittingWords(pattern: string, pool: Pool): string[] {
  try {
    const fits = new RegExp(pattern, 'u');
    return pool.words.filter((word) => fits.test(word));
  } catch {
    return [];
  }
}
