import { useMediaQuery } from '@mantine/hooks';

/** A phone: value and interval then share a cell, so that both are seen without scrolling sideways. */
export function useNarrow(): boolean {
  return useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false }) ?? false;
}
