import type { Predictor } from '@pilar/measurement';
import type { DataSet } from './data-sets.ts';
import { NotSupported } from './not-supported.ts';

export interface Formula {
  readonly outcome: string;
  readonly terms: readonly string[];
  readonly isLogit: boolean;
}

/** `svyglm(y ~ a + b)`, `svyglm(y~a+b,quasibinomial)` */
export function formulaOf(call: string): Formula {
  const [, outcome = '', right = '', family = ''] =
    /svyglm\(\s*([\w.()]+)\s*~\s*([^,]+?)\s*(?:,\s*(quasibinomial))?\)(?:,|$)/.exec(call) ?? [];
  if (outcome === '') throw new NotSupported('formula not named in the call');
  if (/[*:]/.test(right)) throw new NotSupported('interactions in the formula');
  return { outcome, terms: right.split('+').map((term) => term.trim()), isLogit: family !== '' };
}

/**
 * Columns of a model as a row's design text defines them: `lnc=log(rcons)`, `poor=rcons<4891`, `cap2=capita^2`,
 * `heduc=reduexpp not missing and >0`, `reference levels Rural, Central`.
 */
export class ModelColumns {
  readonly #data: DataSet;
  readonly #definitions: ReadonlyMap<string, string>;
  readonly #references: readonly string[];

  constructor(data: DataSet, designText: string) {
    this.#data = data;
    const parts = designText.split(';').map((part) => part.trim());
    this.#definitions = new Map(
      parts.flatMap((part) => {
        const [, name = '', definition = ''] = /^(\w+)\s*=\s*(.+)$/.exec(part) ?? [];
        return name === '' ? [] : [[name, definition] as const];
      }),
    );
    this.#references = parts.flatMap((part) =>
      part.startsWith('reference levels')
        ? part
            .slice('reference levels'.length)
            .split(',')
            .map((label) => label.trim())
        : [],
    );
  }

  /** A number column, or one column a label but the reference (the named one, else the first by name). */
  predictors(name: string): Predictor[] {
    const definition = this.#definitions.get(name);
    if (definition !== undefined) return [{ name, values: this.#derived(definition) }];
    const cells = this.#data.text(name);
    if (!cells.some((cell) => /[A-Za-z]/.test(cell))) return [{ name, values: this.#data.numbers(name) }];
    const labels = [...new Set(cells)].sort();
    const reference = labels.find((label) => this.#references.includes(label)) ?? labels[0];
    return labels
      .filter((label) => label !== reference)
      .map((label) => ({
        name: `${name}${label}`,
        values: Float64Array.from(cells, (cell) => Number(cell === label)),
      }));
  }

  outcome(name: string): Float64Array {
    const definition = this.#definitions.get(name) ?? (/^log\(/.test(name) ? name : undefined);
    if (definition !== undefined) return this.#derived(definition);
    const cells = this.#data.text(name);
    if (!cells.some((cell) => /[A-Za-z]/.test(cell))) return this.#data.numbers(name);
    // A worded outcome: R takes the first level by name as 0.
    const [first] = [...new Set(cells)].sort();
    return Float64Array.from(cells, (cell) => Number(cell !== first));
  }

  #derived(definition: string): Float64Array {
    const numbers = (column: string): Float64Array => this.#data.numbers(column);
    const log = /^log\(([\w.]+)\)$/.exec(definition)?.[1];
    if (log !== undefined) return numbers(log).map(Math.log);
    const [, square] = /^([\w.]+)\^2$/.exec(definition) ?? [];
    if (square !== undefined) return numbers(square).map((own) => own * own);
    const [, column, limit] = /^([\w.]+)\s*<\s*([\d.]+)$/.exec(definition) ?? [];
    if (column !== undefined) return numbers(column).map((own) => Number(own < Number(limit)));
    const [, present] = /^([\w.]+) not missing and >0$/.exec(definition) ?? [];
    if (present === undefined) throw new NotSupported(`column defined as ${definition}`);
    return Float64Array.from(this.#data.text(present), (cell) => Number(cell !== '' && Number(cell) > 0));
  }
}
