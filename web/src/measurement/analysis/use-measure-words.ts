import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useFormat } from '../../platform/format/use-format.ts';
import { indicatorsQuery } from '../figures/figure.queries.ts';
import { type MeasureWords, measureWords } from '../surveys/measure-words.ts';

/** How statistics are named and written, from the catalogue of indicators; plain until it is there. */
export function useMeasureWords(): MeasureWords {
  const format = useFormat();
  const { data } = useQuery(indicatorsQuery);
  return useMemo(() => measureWords(data?.indicators ?? [], format), [data, format]);
}
