import type { Statistic } from './statistic.ts';
import { basicStatistics } from './statistics-basic.ts';
import { decompositionStatistics } from './statistics-decomposition.ts';
import { groupedStatistics } from './statistics-grouped.ts';
import { inequalityStatistics } from './statistics-inequality.ts';
import { modelStatistics } from './statistics-model.ts';
import { multidimensionalStatistics } from './statistics-multidimensional.ts';
import { povertyStatistics } from './statistics-poverty.ts';
import { smallAreaStatistics } from './statistics-small-area.ts';
import { waveStatistics } from './statistics-waves.ts';
import { weightStatistics } from './weights-file.ts';

/** The statistics that the kernel has now; a row that no entry claims is not supported. */
export const statistics: readonly Statistic[] = [
  ...basicStatistics,
  ...povertyStatistics,
  ...groupedStatistics,
  ...inequalityStatistics,
  ...decompositionStatistics,
  ...modelStatistics,
  ...multidimensionalStatistics,
  ...smallAreaStatistics,
  ...waveStatistics,
  ...weightStatistics,
];
