import { type AreaVarianceMethod, type FayHerriot, fayHerriot } from '@pilar/measurement';
import { once } from './computed-once.ts';
import type { GoldenRow } from './golden-row.ts';
import { NotSupported } from './not-supported.ts';
import type { GoldenSource } from './row-context.ts';
import { dummies, pairOf } from './small-area-data.ts';
import { type Answer, type Statistic, type Tolerance, valueOnly } from './statistic.ts';

/** sae stops at a relative 1e-4 unless it is told otherwise; emdi's optimiser at about as much (README, 14). */
const STOPPED: Tolerance = { estimate: 1e-4, error: 1e-4 };
const CONVERGED: Tolerance = { estimate: 1e-9, error: 1e-8 };

const isAreaModel = (row: GoldenRow): boolean => /::(mseFH|fh)\(/.test(row.call);

/** Fay–Herriot models. */
export const areaLevelStatistics: readonly Statistic[] = [
  {
    name: 'fay-herriot',
    pattern: /^(refvar|sigmau2|loglik|AIC|BIC)$/,
    matches: isAreaModel,
    compute: modelPart,
  },
  { name: 'fay-herriot', pattern: /^beta\[(.+)\]$/, matches: isAreaModel, compute: areaCoefficient },
  {
    name: 'fay-herriot',
    pattern: /^(eblup|fh|mse|mse_fh|direct)$/,
    matches: isAreaModel,
    compute: areaFigure,
  },
];

interface AreaModel {
  readonly model: FayHerriot;
  readonly labels: readonly string[];
  readonly direct: Float64Array;
  readonly variances: Float64Array;
}

const isAreaModelFit = (value: unknown): value is AreaModel =>
  typeof value === 'object' && value !== null && 'model' in value;

/** `mseFH(yi ~ A,v,…)` on sae_milk (A the major area, v = SD²); `fh(Mean~cash+self_empl,vardir='Var_Mean',method='ml')`. */
function areaModel(row: GoldenRow, source: GoldenSource): AreaModel {
  return once(source, `${row.dataset}|${row.call}`, isAreaModelFit, () => {
    if (row.dataset === 'sae_milk') {
      const data = source.dataSets.open(row.dataset);
      const variances = data.numbers('SD').map((own) => own * own);
      const direct = data.numbers(row.variable);
      const model = fayHerriot(direct, variances, dummies(data, 'MajorArea', 'A'), {
        estimator: estimatorOf(String(row.params.method)),
      });
      return { model, labels: data.text('SmallArea'), direct, variances };
    }
    const [, outcome = '', right = '', vardir = '', method = ''] =
      /fh\((\w+)~([\w+]+),vardir='(\w+)',method='(\w+)',MSE=TRUE\)/.exec(row.call) ?? [];
    if (method === '') throw new NotSupported('adjusted likelihood, or a transformation of area figures');
    const [sample, population] = pairOf(row, source);
    const areas = sample.text('Domain');
    const placeOf = new Map(population.text('Domain').map((label, place) => [label, place]));
    const covariates = right.split('+').map((name) => ({
      name,
      values: Float64Array.from(
        areas,
        (label) => population.numbers(name)[placeOf.get(label) ?? -1] ?? Number.NaN,
      ),
    }));
    const [direct, variances] = [sample.numbers(outcome), sample.numbers(vardir)];
    return {
      model: fayHerriot(direct, variances, covariates, { estimator: estimatorOf(method) }),
      labels: areas,
      direct,
      variances,
    };
  });
}

function estimatorOf(text: string): AreaVarianceMethod {
  const word = text.toLowerCase();
  if (word === 'reml' || word === 'ml') return word;
  if (word === 'fh') return 'moments';
  throw new NotSupported(`estimator ${text}`);
}

const toleranceOf = (row: GoldenRow): Tolerance => (row.call.includes('PRECISION') ? CONVERGED : STOPPED);

function modelPart(row: GoldenRow, source: GoldenSource, found: RegExpExecArray): Answer {
  const { model } = areaModel(row, source);
  const parts: Readonly<Record<string, number>> = {
    loglik: model.logLikelihood,
    AIC: model.aic,
    BIC: model.bic,
  };
  return {
    ...valueOnly('fay-herriot', parts[found[1] ?? ''] ?? model.areaVariance),
    tolerance: toleranceOf(row),
  };
}

function areaCoefficient(row: GoldenRow, source: GoldenSource, found: RegExpExecArray): Answer {
  const { model } = areaModel(row, source);
  const name = (found[1] ?? '').replace(/^X/, '');
  const term = model.coefficients.find((own) => own.term === name);
  if (term === undefined) throw new NotSupported(`term ${name}`);
  const { estimate } = valueOnly('fay-herriot', term.value);
  return { estimate: { ...estimate, se: term.se }, tolerance: toleranceOf(row) };
}

function areaFigure(row: GoldenRow, source: GoldenSource, found: RegExpExecArray): Answer {
  const { model, labels, direct, variances } = areaModel(row, source);
  const at = labels.indexOf(row.domain);
  const area = model.areas[at];
  if (area === undefined) throw new NotSupported(`area ${row.domain}`);
  const tolerance = toleranceOf(row);
  if (found[1]?.startsWith('mse')) return { ...valueOnly('fay-herriot', area.mse), tolerance };
  const isDirect = found[1] === 'direct';
  const { estimate } = valueOnly('fay-herriot', isDirect ? (direct[at] ?? 0) : area.value);
  return { estimate: { ...estimate, se: Math.sqrt(isDirect ? (variances[at] ?? 0) : area.mse) }, tolerance };
}
