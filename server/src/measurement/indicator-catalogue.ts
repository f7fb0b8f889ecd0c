import type { Indicator, Unit } from '@pilar/contracts';
import {
  findIndicator,
  loadIndicators,
  type Indicator as ParameterIndicator,
} from '../platform/parameters/index.ts';
import { Problem } from '../platform/problem.ts';

// The catalogue says units in words; readers get a closed list so that every number can be formatted.
const UNITS: Readonly<Record<string, Unit>> = {
  persen: 'persen',
  'persen rumah tangga': 'persen',
  'persen setahun': 'persen',
  indeks: 'indeks',
  jiwa: 'jiwa',
  orang: 'jiwa',
  anak: 'jiwa',
  KK: 'keluarga',
  'rumah tangga': 'rumah-tangga',
  'rupiah per bulan': 'rupiah-per-bulan',
  'rupiah per kapita per bulan': 'rupiah-per-bulan',
  tahun: 'tahun',
  rasio: 'rasio',
};

// The page of docs/methods that explains how an indicator is computed; official figures without one of their own are
// quoted, which has its page too.
const METHOD_PAGES: Readonly<Record<string, string>> = {
  p0: 'fgt',
  p1: 'fgt',
  p2: 'fgt',
  jumlah_miskin: 'fgt',
  gini: 'gini',
  porsi_40_terbawah: 'pangsa-kuantil',
  pengeluaran_40_terbawah: 'pangsa-kuantil',
  pengeluaran_per_kapita: 'rata-rata',
  garis_kemiskinan: 'garis-kemiskinan',
  garis_kemiskinan_ekstrem: 'garis-kemiskinan',
  ipm_uhh_sp2010: 'ipm',
  ipm_uhh_lfsp2020: 'ipm',
  uhh: 'ipm',
  hls: 'ipm',
  rls: 'ipm',
  inflasi: 'indeks-harga',
};
const QUOTED_PAGE = 'deret-resmi';

export function unitOf(words: string): Unit {
  return UNITS[words] ?? 'lainnya';
}

export function indicatorOf(parameter: ParameterIndicator): Indicator {
  return {
    code: parameter.code,
    group: parameter.group,
    name: parameter.name,
    unit: unitOf(parameter.unit),
    decimals: parameter.decimals,
    goodDirection: parameter.direction,
    definition: parameter.definition,
    methodPage: METHOD_PAGES[parameter.code] ?? QUOTED_PAGE,
  };
}

export function listIndicators(): Indicator[] {
  return [...loadIndicators().values()].map(indicatorOf);
}

/** @throws Problem not-found for a code that is not in the catalogue. */
export function getIndicator(code: string): Indicator {
  return indicatorOf(getParameterIndicator(code));
}

export function getParameterIndicator(code: string): ParameterIndicator {
  const parameter = findIndicator(code);
  if (!parameter) throw new Problem('not-found', { what: code });
  return parameter;
}
