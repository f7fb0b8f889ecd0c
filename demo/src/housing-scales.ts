import { normalQuantile } from './normal.ts';

/** Codes of one Regsosek question from the poorest to the best with their shares (all shares asumsi). */
export type Scale = readonly (readonly [code: number, share: number])[];

/** 303: earth, wood, cement, tile, ceramic, marble. */
export const FLOOR: Scale = [
  [8, 0.011],
  [5, 0.006],
  [6, 0.148],
  [4, 0.075],
  [2, 0.69],
  [1, 0.07],
];
/** 304: woven bamboo, plastered bamboo, board, masonry. */
export const WALL: Scale = [
  [4, 0.016],
  [2, 0.006],
  [3, 0.024],
  [1, 0.954],
];
/** 305: asbestos, zinc, tile, concrete. */
export const ROOF: Scale = [
  [4, 0.04],
  [3, 0.055],
  [2, 0.87],
  [1, 0.035],
];
/** 307a: not electric, PLN without own meter, PLN with meter. */
export const LIGHT: Scale = [
  [4, 0.001],
  [2, 0.024],
  [1, 0.975],
];
/** 307b: 450, 900, 1,300, 2,200, more than 2,200 VA. */
export const POWER: Scale = [
  [1, 0.26],
  [2, 0.45],
  [3, 0.205],
  [4, 0.062],
  [5, 0.023],
];
/** 308: firewood, 3 kg gas, does not cook, 5.5 kg gas, 12 kg gas, electric. */
export const FUEL: Scale = [
  [10, 0.045],
  [4, 0.795],
  [12, 0.02],
  [2, 0.065],
  [3, 0.055],
  [1, 0.02],
];

/** Cut points on a standard normal scale between the codes. */
export function scaleCuts(scale: Scale): number[] {
  let sum = 0;
  return scale.slice(0, -1).map(([, share]) => {
    sum += share;
    return normalQuantile(sum);
  });
}

/** Made-up streets: flowers, trees and birds. */
export const ADDRESS_STREETS = [
  'Anggrek',
  'Bougenville',
  'Cempaka',
  'Dahlia',
  'Flamboyan',
  'Gading',
  'Jati',
  'Kamboja',
  'Kantil',
  'Kenanga',
  'Kenari',
  'Ketapang',
  'Lavender',
  'Mahoni',
  'Manggis',
  'Mawar',
  'Melati',
  'Merak',
  'Merpati',
  'Murai',
  'Nangka',
  'Nusa Indah',
  'Palem',
  'Pinang',
  'Rajawali',
  'Rambutan',
  'Sakura',
  'Sawo',
  'Seroja',
  'Soka',
  'Sonokeling',
  'Teratai',
  'Tulip',
  'Wijaya Kusuma',
] as const;
