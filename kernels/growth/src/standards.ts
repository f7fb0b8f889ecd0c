import { ARM_FOR_AGE } from './generated/arm-for-age.ts';
import { BMI_FOR_AGE } from './generated/bmi-for-age.ts';
import { HEAD_FOR_AGE } from './generated/head-for-age.ts';
import { LENGTH_FOR_AGE } from './generated/length-for-age.ts';
import { SUBSCAPULAR_FOR_AGE } from './generated/subscapular-for-age.ts';
import { TRICEPS_FOR_AGE } from './generated/triceps-for-age.ts';
import { WEIGHT_FOR_AGE } from './generated/weight-for-age.ts';
import { WEIGHT_FOR_HEIGHT } from './generated/weight-for-height.ts';
import { WEIGHT_FOR_LENGTH } from './generated/weight-for-length.ts';
import { type GrowthTable, type PackedTable, unpackTable } from './growth-table.ts';

const PACKED = {
  lengthForAge: LENGTH_FOR_AGE,
  weightForAge: WEIGHT_FOR_AGE,
  bmiForAge: BMI_FOR_AGE,
  headForAge: HEAD_FOR_AGE,
  armForAge: ARM_FOR_AGE,
  tricepsForAge: TRICEPS_FOR_AGE,
  subscapularForAge: SUBSCAPULAR_FOR_AGE,
  weightForLength: WEIGHT_FOR_LENGTH,
  weightForHeight: WEIGHT_FOR_HEIGHT,
} as const satisfies Record<string, PackedTable>;

/** The nine tables of the WHO Child Growth Standards (2006, 2007). */
export type StandardName = keyof typeof PACKED;

const unpacked = new Map<StandardName, GrowthTable>();

/** A table of the standard; unpacked when it is first asked for. */
export function standardTable(name: StandardName): GrowthTable {
  const known = unpacked.get(name) ?? unpackTable(PACKED[name]);
  unpacked.set(name, known);
  return known;
}
