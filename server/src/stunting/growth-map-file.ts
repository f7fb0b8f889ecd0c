import { invalid } from '../measurement/index.ts';
import { readNamedFile } from '../platform/read-named-file.ts';
import { GROWTH_TARGETS, type GrowthMap, type GrowthTarget, isGrowthTarget } from './growth-targets.ts';

/** What a file of `--map` says: which column is what, and what is not in the list though a name looks like it. */
export interface GrowthMapping {
  readonly columns: GrowthMap;
  readonly notThere: ReadonlySet<GrowthTarget>;
}

export const NO_MAPPING: GrowthMapping = { columns: new Map(), notThere: new Set() };

/**
 * Reads `{"sex": "JK", "lenhei": "TB", "oedema": null}`; the other way round (`{"JK": "sex"}`) is understood too.
 * @throws {Problem} file-not-found; command-invalid naming what cannot be used
 */
export async function readGrowthMap(path: string): Promise<GrowthMapping> {
  const columns = new Map<GrowthTarget, string>();
  const notThere = new Set<GrowthTarget>();
  for (const [key, value] of Object.entries(await readObject(path))) {
    if (isGrowthTarget(key) && value === null) notThere.add(key);
    else if (isGrowthTarget(key) && typeof value === 'string') columns.set(key, value);
    else if (typeof value === 'string' && isGrowthTarget(value)) columns.set(value, key);
    else throw notUsable(path, key);
  }
  return { columns, notThere };
}

function notUsable(path: string, key: string): Error {
  const targets = GROWTH_TARGETS.join(', ');
  return invalid(
    `${path}: "${key}" tidak dapat dipakai; yang dikenal ${targets}`,
    `${path}: "${key}" cannot be used; known are ${targets}`,
  );
}

async function readObject(path: string): Promise<Readonly<Record<string, unknown>>> {
  const text = new TextDecoder().decode(await readNamedFile(path)).replace(/^\uFEFF/, '');
  const value = parsed(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw invalid(`${path}: bukan objek JSON`, `${path}: not a JSON object`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
