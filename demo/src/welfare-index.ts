import type { People } from './composition.ts';
import type { Kelurahan, Places } from './geography.ts';
import type { Housing } from './housing.ts';
import { ACTIVITY, type Activity } from './labour-force.ts';
import type { Livelihood } from './livelihood.ts';
import { standardise } from './welfare.ts';

/** What each livelihood adds to the logarithm of spending per head (asumsi). */
const LIVELIHOOD_EFFECT: Readonly<Record<Livelihood, number>> = {
  petani: -0.12,
  'buruh-tani': -0.42,
  buruh: -0.26,
  pedagang: 0.06,
  'usaha-kecil': 0.02,
  pengemudi: -0.1,
  jasa: -0.02,
  karyawan: 0.1,
  pegawai: 0.36,
  pensiunan: 0.12,
  'tidak-bekerja': -0.3,
};

/** A head with this many steps of schooling adds 0.09 each, the best adult 0.05 each (asumsi). */
const STEP_EFFECT = { head: 0.09, best: 0.05 };
const SIZE_EFFECT = -0.48;
const EARNER_EFFECT = 0.22;
const HOUSING_EFFECT = 0.17;
const INNER_EFFECT = 0.12;

type Facts = Readonly<{
  people: People;
  places: Places;
  kelurahan: readonly Kelurahan[];
  housing: Housing;
  step: Uint8Array;
  activity: Activity;
  livelihood: readonly Livelihood[];
}>;

/**
 * What the register's covariates say about a family's spending (mean 0, sd 1): schooling, livelihood, earners,
 * size, dwelling and place. The part that a proxy-means test could know.
 */
export function welfareIndex(facts: Facts): Float64Array {
  const { people, places } = facts;
  const index = new Float64Array(people.start.length - 1);
  for (let f = 0; f < index.length; f++) {
    const head = people.start[f] ?? 0;
    const end = people.start[f + 1] ?? head;
    let best = 0;
    let earners = 0;
    for (let p = head; p < end; p++) {
      best = Math.max(best, facts.step[p] ?? 0);
      if (facts.activity[p] === ACTIVITY.working) earners++;
    }
    index[f] =
      STEP_EFFECT.head * (facts.step[head] ?? 0) +
      STEP_EFFECT.best * best +
      LIVELIHOOD_EFFECT[facts.livelihood[f] ?? 'tidak-bekerja'] +
      EARNER_EFFECT * (earners / (end - head)) +
      SIZE_EFFECT * Math.log(end - head) +
      HOUSING_EFFECT * (facts.housing.quality[places.dwelling[f] ?? 0] ?? 0) +
      INNER_EFFECT * (facts.kelurahan[places.kelurahan[f] ?? 0]?.inner ?? 0);
  }
  return standardise(index);
}
