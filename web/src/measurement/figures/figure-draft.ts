import { AddFigure, type Confidence, type Figure } from '@pilar/contracts';
import { readNumber, typedNumber } from './read-number.ts';

/** The form as it is typed. */
export type FigureDraft = Readonly<{
  indicator: string;
  areaCode: string;
  period: string;
  value: string;
  se: string;
  sourceTitle: string;
  sourceUrl: string;
  confidence: Confidence | '';
  note: string;
  replaces: string | null;
}>;
export type FigureField = keyof FigureDraft;

export function newDraft(indicator: string, areaCode: string): FigureDraft {
  const empty = { period: '', value: '', se: '', sourceTitle: '', sourceUrl: '', note: '' };
  return { ...empty, indicator, areaCode, confidence: '', replaces: null };
}

/** A correction begins with what it corrects; it names that figure and keeps its indicator, area and period. */
export function correctionOf(figure: Figure): FigureDraft {
  return {
    indicator: figure.indicator,
    areaCode: figure.areaCode,
    period: figure.period,
    value: typedNumber(figure.value),
    se: typedNumber(figure.se),
    sourceTitle: figure.source.title,
    sourceUrl: figure.source.url ?? '',
    confidence: figure.confidence ?? '',
    note: figure.note ?? '',
    replaces: figure.id,
  };
}

export type Fault = 'wrong' | 'ambiguous';
export type ReadDraft = Readonly<{ body: AddFigure | null; faults: ReadonlyMap<FigureField, Fault> }>;

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

/** Checks with the contract of the server; gives the body, or the fields that do not fit. */
export function readFigureDraft(draft: FigureDraft): ReadDraft {
  const value = readNumber(draft.value);
  const se = readNumber(draft.se);
  const faults = new Map<FigureField, Fault>();
  if (se.fault === 'ambiguous' || se.fault === 'not-a-number') {
    faults.set('se', se.fault === 'ambiguous' ? 'ambiguous' : 'wrong');
  }
  if (value.fault === 'ambiguous') faults.set('value', 'ambiguous');
  const read = AddFigure.safeParse({
    ...draft,
    period: draft.period.trim(),
    value: value.value,
    se: se.value,
    sourceUrl: orNull(draft.sourceUrl),
    note: orNull(draft.note),
  });
  for (const issue of read.error?.issues ?? []) {
    const field = issue.path[0];
    if (isField(draft, field) && !faults.has(field)) faults.set(field, 'wrong');
  }
  return { body: read.success && faults.size === 0 ? read.data : null, faults };
}

function isField(draft: FigureDraft, field: unknown): field is FigureField {
  return typeof field === 'string' && field in draft;
}

/** What the three groups of fields share. */
export type FieldsProps = Readonly<{
  draft: FigureDraft;
  change: (part: Partial<FigureDraft>) => void;
  said: (field: FigureField) => string | null;
}>;
