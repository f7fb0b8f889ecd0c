import type { Tx } from '../platform/db/index.ts';
import { Problem } from '../platform/problem.ts';

/** The city of this installation and the areas it is read beside. */
export type MeasuredAreas = Readonly<{
  cityCode: string;
  cityName: string;
  provinceCode: string;
  countryCode: string;
}>;

export async function getMeasuredAreas(tx: Tx): Promise<MeasuredAreas> {
  const setting = await tx
    .selectFrom('platform.setting')
    .select('value')
    .where('key', '=', 'city')
    .executeTakeFirst();
  if (!setting) throw new Problem('setup-needed');
  const city = await tx
    .selectFrom('platform.area')
    .select(['code', 'name', 'parent_code'])
    .where('code', '=', cityCodeOf(setting.value))
    .executeTakeFirst();
  if (!city) throw new Problem('setup-needed');
  return {
    cityCode: city.code,
    cityName: city.name,
    provinceCode: city.parent_code ?? city.code.slice(0, 2),
    countryCode: 'ID',
  };
}

function cityCodeOf(value: unknown): string {
  const isCity = typeof value === 'object' && value !== null && 'code' in value;
  return isCity ? String(value.code) : '';
}

export async function assertAreaKnown(tx: Tx, code: string): Promise<void> {
  const area = await tx
    .selectFrom('platform.area')
    .select('code')
    .where('code', '=', code)
    .executeTakeFirst();
  if (!area) throw new Problem('area-unknown', { code });
}
