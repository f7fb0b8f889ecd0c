import {
  type LinearModel,
  type LogitModel,
  linearModel,
  logitModel,
  type Predictor,
  predictOutcome,
  type RegressionModel,
  variance,
  waldTest,
} from '@pilar/measurement';
import { formulaOf, ModelColumns } from './model-columns.ts';
import { NotSupported } from './not-supported.ts';
import type { RowContext } from './row-context.ts';
import { type Answer, entry, isSurvey, type Statistic, valueOnly } from './statistic.ts';

/** Regressions weighted by the design, and the variance. */
export const modelStatistics: readonly Statistic[] = [
  entry('variance', /^variance$/, isSurvey, (c) => variance(c.welfare, c.design)),
  entry('regression', /^(?:glm|logit|ols_beta|logit_beta)\[(.+)\]$/, isSurvey, (c, found) =>
    coefficient(modelOf(c), found[1] ?? ''),
  ),
  entry('regression', /^ols_vcov\[(.+),(.+)\]$/, isSurvey, (c, found) =>
    valueOnly('regression', covarianceOf(modelOf(c), found[1] ?? '', found[2] ?? '')),
  ),
  entry('regression', /^(?:ols|logit)_predict$/, isSurvey, prediction),
  entry('regression', /^ols_(r2_weighted|dispersion)$/, isSurvey, (c, found) => {
    const model = modelOf(c);
    if (model.kind !== 'linear') throw new NotSupported('no linear model');
    return valueOnly('regression', found[1] === 'dispersion' ? model.dispersion : model.rSquared);
  }),
  entry('regression', /^logit_deviance$/, isSurvey, (c) => {
    const model = modelOf(c);
    return valueOnly('regression', model.kind === 'logit' ? model.deviance : Number.NaN);
  }),
  entry('regression', /^wald_F_all$/, isSurvey, (c) => {
    const model = modelOf(c);
    return valueOnly(
      'regression',
      waldTest(
        model,
        model.coefficients.slice(1).map(({ term }) => term),
      ).f,
    );
  }),
];

interface FittedModel {
  readonly model: LinearModel | LogitModel;
  readonly predictors: readonly Predictor[];
}

/** Many rows speak of one model. */
const fittedModels = new WeakMap<object, Map<string, FittedModel>>();

function fitted(context: RowContext): FittedModel {
  const { row, design } = context;
  const call = context.folder.modelCall(row);
  const own = fittedModels.get(design) ?? new Map<string, FittedModel>();
  fittedModels.set(design, own);
  const known = own.get(call);
  if (known) return known;
  const { outcome, terms, isLogit } = formulaOf(call);
  const columns = new ModelColumns(context.data, context.folder.definitions(row));
  const predictors = terms.flatMap((term) => columns.predictors(term));
  const y = columns.outcome(outcome);
  const model = isLogit
    ? logitModel(y, predictors, design, { steps: 'glm' })
    : linearModel(y, predictors, design);
  const made = { model, predictors };
  own.set(call, made);
  return made;
}

function modelOf(context: RowContext): LinearModel | LogitModel {
  return fitted(context).model;
}

function coefficient({ coefficients }: RegressionModel, term: string): Answer {
  const found = coefficients.find((own) => own.term === term);
  if (found === undefined) throw new NotSupported(`term ${term}`);
  // R states the degrees of freedom of the design, not of the model.
  return { estimate: { ...found.estimate, df: found.estimate.df + coefficients.length - 1 } };
}

function covarianceOf({ coefficients, covariance }: RegressionModel, first: string, second: string): number {
  const place = (term: string): number => coefficients.findIndex((own) => own.term === term);
  return covariance[place(first) * coefficients.length + place(second)] ?? Number.NaN;
}

/** `row=7`: the person in that row of the data. */
function prediction(context: RowContext): Answer {
  const place = /^row=(\d+)$/.exec(context.row.domain)?.[1];
  if (place === undefined) throw new NotSupported('row not named');
  const { model, predictors } = fitted(context);
  const x = predictors.map(({ values }) => values[Number(place) - 1] ?? Number.NaN);
  const { df: _, ...estimate } = predictOutcome(model, x);
  return { estimate: { ...estimate, df: context.design.size.df } };
}
