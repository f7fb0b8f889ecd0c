import type { Trace } from '@pilar/contracts';

/** The part of a walk-back that depends on where the figure comes from. */
export type TraceOrigin = Omit<Trace, 'figure' | 'indicator' | 'history'>;

/** A figure computed again. The two versions are equal unless the data changed under it. */
export type Again = Readonly<{
  value: number | null;
  se: number | null;
  dataVersion: string;
  expectedVersion: string;
}>;
