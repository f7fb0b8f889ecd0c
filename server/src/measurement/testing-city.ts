import type { Database } from '../platform/db/index.ts';
import { loadAreas } from '../platform/parameters/index.ts';

/** A small city for tests: nation, province, Metro with two kecamatan and three kelurahan, and nothing else. */
export async function testCity(db: Database): Promise<void> {
  const shipped = new Map(loadAreas('18.72').map((area) => [area.code, area]));
  const codes = ['18', '18.72', '18.72.01', '18.72.02', '18.72.01.1001', '18.72.01.1003', '18.72.02.1001'];
  await db.asSystem('test', ['area.write', 'setting.write'], async (tx) => {
    await tx
      .insertInto('platform.area')
      .values({ code: 'ID', level: 'country', name: 'Indonesia' })
      .execute();
    for (const code of codes) {
      const area = shipped.get(code);
      await tx
        .insertInto('platform.area')
        .values({
          code,
          level: levelOf(code),
          name: area?.name ?? code,
          bps_code: area?.bpsCode ?? null,
          bps_name: area?.bpsName ?? null,
          parent_code: code === '18' ? 'ID' : code.slice(0, code.lastIndexOf('.')),
        })
        .execute();
    }
    await tx
      .insertInto('platform.setting')
      .values({
        key: 'city',
        value: JSON.stringify({
          code: '18.72',
          name: 'Kota Metro',
          provinceCode: '18',
          provinceName: 'Lampung',
        }),
      })
      .execute();
  });
}

function levelOf(code: string): string {
  return ['province', 'city', 'district', 'village'][code.split('.').length - 1] ?? 'village';
}
