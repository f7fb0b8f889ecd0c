import { type SortedWelfare, type SurveyDesign, sortWelfare } from '@pilar/measurement';
import { buildDesign, restrictDesign } from './build-design.ts';
import { baseName, type DataSet, DataSets } from './data-sets.ts';
import { type DatasetDefault, readDefaults } from './folder-defaults.ts';
import { type GoldenRow, numberParam } from './golden-row.ts';
import { NotSupported } from './not-supported.ts';
import { readJsonData } from './read-json.ts';

/** What a statistic needs to compute a row: data, design (domain applied) and welfare. */
export interface RowContext {
  readonly row: GoldenRow;
  readonly data: DataSet;
  readonly design: SurveyDesign;
  readonly welfare: Float64Array;
  /** The domain's rows, and the rows of the whole survey, poorest first. */
  readonly sorted: () => SortedWelfare;
  readonly wholeSorted: () => SortedWelfare;
  readonly folder: GoldenSource;
}

/** The golden folder's data and designs, each opened and built once. */
export class GoldenSource {
  readonly dataSets: DataSets;
  readonly defaults: readonly DatasetDefault[];
  readonly #designs = new Map<string, SurveyDesign>();
  readonly #sorted = new Map<string, SortedWelfare>();
  readonly #means = new Map<string, readonly number[]>();
  readonly #folder: string;
  readonly #sectors = new Map<string, Set<string>>();
  readonly #definitions = new Map<string, string>();
  readonly #models = new Map<string, string>();
  readonly #unitFormulas = new Map<string, string>();
  readonly #levels = new Map<string, Set<string>>();
  readonly #samplingDesigns = new Map<string, string>();

  constructor(folder: string) {
    this.#folder = folder;
    this.dataSets = new DataSets(folder);
    this.defaults = readDefaults(folder);
  }

  design(data: DataSet, text: string, domain = 'all'): SurveyDesign {
    const key = `${data.name}|${text}|${domain}`;
    const known = this.#designs.get(key);
    if (known) return known;
    const whole = domain === 'all' ? this.#build(data, text) : this.design(data, text);
    const built = restrictDesign(whole, data, domain);
    this.#designs.set(key, built);
    return built;
  }

  /** The column of a data set whose labels are the sectors that the row's case speaks of. */
  sectorColumn(row: GoldenRow, data: DataSet): string {
    const sectors = this.#sectors.get(`${row.file}|${row.case}`) ?? new Set<string>();
    const holders = data.columns.filter((column) => {
      const labels = new Set(data.text(column));
      return labels.size === sectors.size && [...labels].every((label) => sectors.has(label));
    });
    const [holder] = holders;
    if (holder === undefined || holders.length > 1) throw new NotSupported('the sector column is not named');
    return holder;
  }

  /** The sampling design that rows of a data set spell out. */
  samplingDesign(dataset: string): string {
    const text = this.#samplingDesigns.get(dataset);
    if (text === undefined) throw new NotSupported(`no row spells out the sampling design of ${dataset}`);
    return text;
  }

  /** The call of the model that a row belongs to: its own, or the last of its kind in the same case. */
  modelCall(row: GoldenRow): string {
    if (row.call.includes('svyglm(') && row.call.includes('~')) return row.call;
    const kind = row.statistic.startsWith('logit') ? 'logit' : 'ols';
    const call = this.#models.get(`${row.file}|${row.case}|${kind}`);
    if (call === undefined) throw new NotSupported('model not named');
    return call;
  }

  /** The words that define a model's columns: the row's own, or those of the whole data set in the same file. */
  definitions(row: GoldenRow): string {
    if (row.design.includes(';')) return row.design;
    return this.#definitions.get(`${row.file}|${baseName(row.dataset)}`) ?? row.design;
  }

  #build(data: DataSet, text: string): SurveyDesign {
    const weights = /^svydesign on \w+ rows, weights=~([\w.]+)$/.exec(text)?.[1];
    if (weights !== undefined) {
      const whole = this.samplingDesign(baseName(data.name));
      return buildDesign(data, whole.replace(/weights=~[\w.]+/, `weights=~${weights}`), {
        folder: this.#folder,
        samplingDesign: undefined,
      });
    }
    return buildDesign(data, text, {
      folder: this.#folder,
      samplingDesign: this.#samplingDesigns.get(data.name),
    });
  }

  /**
   * Remembers the means that a change row states (`mu2` is in the prices of wave 1) and the last sampling design of each
   * data set: replicate and calibrated designs name it in words alone.
   */
  learn(row: GoldenRow): void {
    if (row.domain !== 'all' && row.statistic.startsWith('rh_')) {
      const known = this.#sectors.get(`${row.file}|${row.case}`) ?? new Set<string>();
      this.#sectors.set(`${row.file}|${row.case}`, known.add(row.domain));
    }
    if (row.call.startsWith('svyglm(')) {
      const kind = row.call.includes('quasibinomial') ? 'logit' : 'ols';
      this.#models.set(`${row.file}|${row.case}|${kind}`, row.call);
    }
    if (row.call.includes('fixed: ')) this.#unitFormulas.set(row.dataset, row.call);
    const term = /^beta\[(\w+)\]$/.exec(row.statistic)?.[1];
    if (term !== undefined)
      this.#levels.set(row.dataset, (this.#levels.get(row.dataset) ?? new Set()).add(term));
    if (row.design.includes(';')) this.#definitions.set(`${row.file}|${row.dataset}`, row.design);
    if (row.design.startsWith('svydesign(')) this.#samplingDesigns.set(row.dataset, row.design);
    const first = numberParam(row, 'mu1');
    const second = numberParam(row, 'mu2');
    if (first === undefined || second === undefined) return;
    this.#means.set(`${row.file}|${row.dataset}`, [first, second / (numberParam(row, 'price_factor') ?? 1)]);
  }

  /** Means of both waves in their own prices, as the rows of the same file and data set state them. */
  statedMeans(row: GoldenRow): readonly number[] {
    return this.#means.get(`${row.file}|${row.dataset}`) ?? [];
  }

  /** The call that spells out the unit-level model of a data set. */
  unitFormula(dataset: string): string {
    return this.#unitFormulas.get(dataset) ?? '';
  }

  /** The label of a column for which a model has no coefficient. */
  referenceLevel(dataset: string, column: string, cells: readonly string[]): string | undefined {
    const terms = this.#levels.get(dataset);
    return [...new Set(cells)].find((label) => terms?.has(`${column}${label}`) === false);
  }

  /** A JSON file of the data folder. */
  json(name: string): unknown {
    return readJsonData(this.#folder, name);
  }

  /** Degrees of freedom of the row's design before any domain; NaN for rows about two surveys. */
  wholeDf(row: GoldenRow): number {
    if (!this.dataSets.has(row.dataset)) return Number.NaN;
    return this.design(this.dataSets.open(row.dataset), row.design).size.df;
  }

  context(row: GoldenRow): RowContext {
    const data = this.dataSets.open(row.dataset);
    const design = this.design(data, row.design, row.domain.startsWith('row=') ? 'all' : row.domain);
    const key = `${row.dataset}|${row.variable}|${row.design}`;
    const sorted = (domain: string, asked: SurveyDesign): SortedWelfare => {
      const known = this.#sorted.get(`${key}|${domain}`) ?? sortWelfare(data.numbers(row.variable), asked);
      this.#sorted.set(`${key}|${domain}`, known);
      return known;
    };
    return {
      row,
      data,
      design,
      folder: this,
      get welfare() {
        return data.numbers(row.variable);
      },
      sorted: () => sorted(row.domain, design),
      wholeSorted: () => sorted('all', this.design(data, row.design)),
    };
  }
}
