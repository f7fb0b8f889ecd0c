import type { AreaEstimate, SmallAreaAnswer, SmallAreaRequest } from '@pilar/contracts';
import {
  domainsBy,
  type FayHerriot,
  fayHerriot,
  fgt,
  type Predictor,
  type SurveyDesign,
  smoothVariances,
} from '@pilar/measurement';
import { Problem } from '../platform/problem.ts';
import type { AnalysisInputs } from './analysis-inputs.ts';
import { areaFigure, standardResidual } from './area-figure.ts';
import { unknownArea } from './compute-groups.ts';
import { designOf, measureOf } from './estimate-compute.ts';
import { withKnownVariance } from './known-variance.ts';
import type { MeasuredColumns } from './measured-columns.ts';
import { areaFinder } from './named-areas.ts';
import { pooledColumns } from './pooled-columns.ts';

const ALPHAS = { p0: 0, p1: 1, p2: 2 } as const;

/**
 * Poverty by kelurahan: the survey's own figures, mixed with a model of them (Fay–Herriot). Each is a survey figure: no
 * family of the register is held against a line, the register only gives shares and means of whole kelurahan.
 */
export function computeSmallAreas(
  request: SmallAreaRequest,
  inputs: AnalysisInputs,
  all: readonly MeasuredColumns[],
): SmallAreaAnswer {
  const codes = inputs.areas.map(({ code }) => code);
  const pooled = pooledColumns(
    all,
    inputs.surveys.map(({ line }) => line),
    codesOf(request.column, inputs),
  );
  const design = designOf(pooled, request.lonelyPsu);
  const directs = directFigures(request, pooled, design);
  const covariates = (inputs.register?.covariates ?? []).map(
    ({ name, values }): Predictor => ({
      name,
      values: Float64Array.from(codes, (code) => values[code] ?? Number.NaN),
    }),
  );
  const city = measureOf(request.statistic, estimateOf(request, pooled, design));
  const figures = codes.map((code) => directs.get(code)?.measure);
  const variances = smoothed(codes, directs, covariates);
  const fit = (benchmark: boolean): FayHerriot =>
    fayHerriot(
      figures.map((figure) => figure?.value ?? Number.NaN),
      variances,
      covariates,
      {
        estimator: request.estimator,
        ...(benchmark ? { benchmark: { value: city.value ?? 0, shares: peopleShares(codes, pooled) } } : {}),
      },
    );
  const plain = modelled(() => fit(false));
  const model = request.benchmark ? modelled(() => fit(true)) : plain;
  const areas = inputs.areas.flatMap(({ code, name, parentName }, at): AreaEstimate[] => {
    const [own, bare] = [model.areas[at], plain.areas[at]];
    if (own === undefined || bare === undefined) return [];
    const direct = figures[at] ?? null;
    return [
      {
        areaCode: code,
        areaName: name,
        parentName,
        n: direct?.n ?? 0,
        direct,
        model: {
          ...areaFigure(own),
          kind: own.kind,
          directShare: own.directShare,
          residual: standardResidual(bare, direct?.value, variances[at]),
        },
      },
    ];
  });
  const [first, firstPlain] = [model.areas[0], plain.areas[0]];
  return {
    kind: 'small-area',
    areas,
    city,
    model: {
      method: model.method,
      terms: model.coefficients.map(({ term, value, se }) => ({ term, value, se })),
      areaVariance: model.areaVariance,
      aic: model.aic,
      bic: model.bic,
      usedAreas: model.areas.filter(({ kind }) => kind === 'model').length,
      benchmarkShift:
        request.benchmark && first !== undefined && firstPlain !== undefined
          ? first.value - firstPlain.value
          : null,
    },
  };
}

/** The kernel refuses a model that its data cannot carry; the reader is told in words. */
function modelled(work: () => FayHerriot): FayHerriot {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const few = /(\d+) areas have a figure with a variance, (\d+) are needed/.exec(error.message);
    throw new Problem('body-invalid', {
      field: 'covariates',
      reason: few
        ? `hanya ${few[1]} kelurahan mempunyai angka survei dengan galat, model ini memerlukan ${few[2]}; gabungkan beberapa survei atau kurangi peubah`
        : 'peubah yang dipilih saling menentukan; kurangi peubah',
      reasonEn: few
        ? `only ${few[1]} kelurahan have a survey figure with an error, this model needs ${few[2]}; pool surveys or take fewer covariates`
        : 'the chosen covariates determine each other; take fewer',
    });
  }
}

function codesOf(column: string, { areas }: AnalysisInputs): (label: string) => string {
  const find = areaFinder(areas);
  return (label) => {
    const found = find(label);
    if (found === undefined) throw unknownArea(column, label);
    return found.code;
  };
}

/** Welfare is in units of each survey's own line, so the line is 1. */
function estimateOf(request: SmallAreaRequest, { welfare }: MeasuredColumns, design: SurveyDesign) {
  const { statistic, boundary } = request;
  return fgt(welfare, design, 1, { alpha: ALPHAS[statistic], boundary });
}

function directFigures(request: SmallAreaRequest, pooled: MeasuredColumns, design: SurveyDesign) {
  return new Map(
    domainsBy(design, pooled.group ?? []).map(({ group, design: domain }) => {
      const estimate = estimateOf(request, pooled, domain);
      return [String(group), { measure: measureOf(request.statistic, estimate), se: estimate.se }] as const;
    }),
  );
}

type Directs = ReturnType<typeof directFigures>;

/** Variances of few clusters jump: they are smoothed over sample size and the first covariate where enough are known. */
function smoothed(
  codes: readonly string[],
  directs: Directs,
  covariates: readonly Predictor[],
): Float64Array {
  const given = Float64Array.from(codes, (code) => (directs.get(code)?.se ?? 0) ** 2);
  const sizes = Float64Array.from(codes, (code) => Math.log(Math.max(1, directs.get(code)?.measure.n ?? 1)));
  const by = [{ name: 'log n', values: sizes }, ...covariates.slice(0, 1)];
  const known = given.filter((variance) => variance > 0).length;
  return known < by.length + 2 ? given : withKnownVariance(given, smoothVariances(given, by));
}

function peopleShares(codes: readonly string[], { weights, group }: MeasuredColumns): Float64Array {
  const people = new Map<string, number>();
  let all = 0;
  for (const [row, code] of (group ?? []).entries()) {
    const weight = weights[row] ?? 0;
    people.set(code, (people.get(code) ?? 0) + weight);
    all += weight;
  }
  return Float64Array.from(codes, (code) => (people.get(code) ?? 0) / all);
}
