import { NotSupported } from './not-supported.ts';

/** The parts of a design that the golden files write as an R call, by column name. */
export interface DesignText {
  readonly weights: string | undefined;
  readonly clusters: readonly string[];
  readonly strata: string | undefined;
  readonly fpc: string | undefined;
  /** Units drawn inside the clusters, stage by stage, with their corrections. */
  readonly stages: readonly { readonly clusters: string; readonly fpc: string | undefined }[];
  readonly nest: boolean;
  /** Columns that the text defines itself, as products: `pw=weight*size`. */
  readonly products: ReadonlyMap<string, readonly string[]>;
}

const NO_DESIGN: DesignText = {
  weights: undefined,
  clusters: [],
  strata: undefined,
  fpc: undefined,
  stages: [],
  nest: false,
  products: new Map(),
};

/**
 * Reads `svydesign(ids=~psu,strata=~strat,weights=~pweight)` and its short forms `w=COLUMN` and `unweighted`.
 * Replicate designs, calibrated designs and prose are refused as not supported.
 */
export function parseDesign(text: string): DesignText {
  const trimmed = text.trim();
  if (trimmed === 'unweighted') return NO_DESIGN;
  const short = /^w=([\w.]+)$/.exec(trimmed);
  if (short) return { ...NO_DESIGN, weights: short[1] };
  if (!trimmed.startsWith('svydesign(')) throw new NotSupported(`design ${trimmed.slice(0, 60)}`);
  const end = closingBracket(trimmed, 'svydesign('.length);
  const options = new Map(splitOutsideBrackets(trimmed.slice('svydesign('.length, end)).map(optionOf));
  const ids = options.get('ids') ?? options.get('id') ?? '1';
  const [fpc, ...furtherFpc] =
    options
      .get('fpc')
      ?.split('+')
      .map((column) => column.trim()) ?? [];
  return {
    weights: options.get('weights'),
    clusters: clusterColumns(ids),
    strata: options.get('strata'),
    fpc,
    stages: ids.startsWith('interaction(')
      ? []
      : ids
          .split('+')
          .slice(1)
          .map((clusters, index) => ({ clusters: clusters.trim(), fpc: furtherFpc[index] })),
    nest: options.get('nest') === 'TRUE',
    products: productsOf(trimmed.slice(end + 1)),
  };
}

function closingBracket(text: string, start: number): number {
  let depth = 1;
  for (let place = start; place < text.length; place++) {
    if (text[place] === '(') depth++;
    if (text[place] === ')') depth--;
    if (depth === 0) return place;
  }
  throw new NotSupported(`design ${text.slice(0, 60)} has no closing bracket`);
}

function splitOutsideBrackets(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let place = 0; place <= text.length; place++) {
    if (text[place] === '(') depth++;
    if (text[place] === ')') depth--;
    if (place < text.length && (text[place] !== ',' || depth > 0)) continue;
    parts.push(text.slice(start, place));
    start = place + 1;
  }
  return parts;
}

function optionOf(part: string): readonly [string, string] {
  const [name = '', ...rest] = part.split('=');
  return [name.trim(), rest.join('=').trim().replace(/^~/, '').trim()];
}

/** `1`: no clusters; `interaction(a,b)`: the pair names the cluster; `a+b`: two stages, of which this is
 * the first. */
function clusterColumns(text: string): readonly string[] {
  if (text === '1' || text === '0') return [];
  const pair = /^interaction\((.+)\)$/.exec(text);
  if (pair) return (pair[1] ?? '').split(',').map((column) => column.trim());
  return [text.split('+')[0]?.trim() ?? ''];
}

function productsOf(text: string): ReadonlyMap<string, readonly string[]> {
  const products = new Map<string, readonly string[]>();
  for (const [, name = '', left = '', right = ''] of text.matchAll(
    /([\w.]+)\s*=\s*([\w.]+)\s*\*\s*([\w.]+)/g,
  )) {
    products.set(name, [left, right]);
  }
  return products;
}
