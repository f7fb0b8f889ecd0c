import type { AreaLevel } from '@pilar/contracts';
import type { Position } from './ring.ts';

/** One area of a list, shipped or read from a file. */
export type ListedArea = Readonly<{
  code: string;
  level: AreaLevel;
  name: string;
  parentCode: string | null;
  bpsCode: string | null;
  bpsName: string | null;
  centre: Position | null;
}>;
