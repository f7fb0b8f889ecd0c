import type { Direction, Figure, Indicator } from '@pilar/contracts';
import type { Language } from '../platform/text/language.ts';
import type { FigureDirection } from './DirectionMark.tsx';
import type { FigureProps } from './Figure.tsx';

/** A published figure of the API as the props of the Figure part. */
export function figureProps(figure: Figure, indicator: Indicator, language: Language): FigureProps {
  return {
    name: indicator.name[language],
    value: figure.value,
    unit: figure.unit,
    decimals: indicator.decimals,
    kind: figure.kind,
    error: { se: figure.se, low: figure.ciLow, high: figure.ciHigh },
    rseClass: figure.rseClass,
    period: figure.period,
    source: figure.source.title,
    isSynthetic: figure.isSynthetic,
    isReplaced: figure.replacedBy !== null,
    note: figure.note,
  };
}

export function directionProps(direction: Direction, language: Language): FigureDirection {
  return { word: direction.word, isGood: direction.isGood, text: direction.text[language] };
}
