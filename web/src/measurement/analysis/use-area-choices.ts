import { REGISTER_COVARIATES, type RegisterCovariate } from '@pilar/contracts';
import { useAddressPart } from '../../platform/address/use-address.ts';
import { ownLine, type SurveyOffer } from './survey-choice.ts';

export const COVARIATE_SETS = ['desil-1-4,family-size', 'desil-1-4', 'desil-1-2', 'none'] as const;
export const AREA_STATISTICS = ['p0', 'p1', 'p2'] as const;

const isCovariate = (name: string): name is RegisterCovariate =>
  REGISTER_COVARIATES.some((one) => one === name);

/** What the page asks: which waves are pooled, which figure, with which help; all of it in the address. */
export function useAreaChoices(offers: readonly SurveyOffer[]) {
  const column = offers.flatMap(({ columns }) => columns).find(({ isVillage }) => isVillage)?.name;
  const usable = offers.filter(
    (offer) =>
      ownLine(offer) !== undefined && offer.columns.some((one) => one.name === column && one.isVillage),
  );
  const [asked, setWaves] = useAddressPart('survei', 'semua');
  const [statistic, setStatistic] = useAddressPart('ukuran', 'p0');
  const [set, setCovariates] = useAddressPart('peubah', COVARIATE_SETS[0]);
  const [benchmark, setBenchmark] = useAddressPart('kota', 'ya');
  const [shown, setShown] = useAddressPart('peta', 'model');
  const ids = asked.split(',');
  const waves = asked === 'semua' ? usable : usable.filter(({ id }) => ids.includes(id));
  const toggle = (id: string) => {
    const next = usable.filter((one) => waves.includes(one) !== (one.id === id)).map((one) => one.id);
    setWaves(next.length === usable.length ? 'semua' : next.join(',') || 'tidak');
  };
  return {
    ...{ column, usable, waves, toggle, setStatistic, setCovariates, setBenchmark, setShown },
    statistic: AREA_STATISTICS.find((one) => one === statistic) ?? 'p0',
    set: COVARIATE_SETS.find((one) => one === set) ?? COVARIATE_SETS[0],
    covariates: set.split(',').filter(isCovariate),
    benchmark: benchmark !== 'tidak',
    isModel: shown !== 'langsung',
  };
}
export type AreaChoices = ReturnType<typeof useAreaChoices>;
