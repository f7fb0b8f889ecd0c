import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testActor, testDatabase } from '../testing/index.ts';
import { bulkInsert, copyOut, type Database, refusalCode } from './index.ts';

/** The same promises on the embedded database and on a real PostgreSQL server. */
describe.each(['embedded', 'postgres'] as const)('The %s database', (kind) => {
  let database: Database;
  const planner = testActor(['area.read', 'area.write'], 'planner');
  const reader = testActor([], 'reader');

  beforeAll(async () => {
    database = await testDatabase({ kind });
  });
  afterAll(() => database?.close());

  describe('loads and reads in bulk', () => {
    it('brings every value back as it was', async () => {
      const names = ['tab\there', 'line\nbreak', 'back\\slash \\N', `quote ' " ;`, 'Yosomulyo'];
      const columns = {
        code: names.map((_, i) => `18.72.01.${2001 + i}`),
        level: names.map(() => 'village'),
        name: names,
        bps_code: names.map((_, i) => (i === 0 ? null : `187201000${i}`)),
        centroid_lat: new Float64Array([-5.1, Number.NaN, -5.113, 0, -5.2]),
        geometry: names.map((_, i) => (i === 0 ? { type: 'Point', coordinates: [105.3, -5.1] } : null)),
        geometry_source: names.map((_, i) => (i === 0 ? 'test' : null)),
        geometry_imported_at: names.map((_, i) => (i === 0 ? '2026-11-24T02:00:00Z' : null)),
        valid_from: names.map(() => '2023-08-09'),
      };
      const rows = await database.asActor(planner, async (tx) => {
        await bulkInsert(tx, 'platform.area', columns, names.length);
        return tx
          .selectFrom('platform.area')
          .select(['name', 'bps_code', 'centroid_lat', 'geometry', 'valid_from'])
          .where('code', 'like', '18.72.01.200%')
          .orderBy('code')
          .execute();
      });
      expect(rows.map(({ name }) => name)).toEqual(names);
      expect(rows.map(({ bps_code }) => bps_code)).toEqual(columns.bps_code);
      expect(rows.map(({ centroid_lat }) => centroid_lat)).toEqual([-5.1, null, -5.113, 0, -5.2]);
      expect(rows[0]?.geometry).toEqual({ type: 'Point', coordinates: [105.3, -5.1] });
      expect(rows[4]?.valid_from).toBe('2023-08-09');
    });

    it('keeps to the policies while loading', async () => {
      const columns = { code: ['35'], level: ['province'], name: ['Smuggled'] };
      const refused = database.asActor(reader, (tx) => bulkInsert(tx, 'platform.area', columns, 1));
      await expect(refused.catch(refusalCode)).resolves.toBe('42501');
    });

    it('refuses a value of the wrong kind and a column that is too short, and saves nothing', async () => {
      const wrong = { code: ['36'], level: ['province'], name: ['Wrong'], centroid_lat: ['north'] };
      const kind = database.asActor(planner, (tx) => bulkInsert(tx, 'platform.area', wrong, 1));
      await expect(kind.catch(refusalCode)).resolves.toBe('22P02');
      const short = database.asActor(planner, (tx) => bulkInsert(tx, 'platform.area', { code: ['37'] }, 2));
      await expect(short).rejects.toThrow('platform.area.code has 1 values for 2 rows');
    });

    it('loads more rows than fit one part, twice in one transaction', async () => {
      const rows = 12_001;
      const columns = {
        action: Array.from({ length: rows }, () => 'load'),
        entity: Array.from({ length: rows }, () => 'bulk-test'),
        entity_id: Uint32Array.from({ length: rows }, (_, i) => i),
      };
      const found = await database.asActor(testActor(['audit.read']), async (tx) => {
        await bulkInsert(tx, 'platform.audit_write', columns, rows);
        await bulkInsert(tx, 'platform.audit_write', columns, 1);
        return tx
          .selectFrom('platform.audit_entry')
          .select(({ fn, cast }) => [
            fn.countAll<number>().as('rows'),
            fn.sum<number>(cast<number>('entity_id', 'integer')).as('sum'),
          ])
          .where('entity', '=', 'bulk-test')
          .executeTakeFirstOrThrow();
      });
      expect(found).toEqual({ rows: 12_002, sum: 72_006_000 });
    });

    it('writes a result as CSV, with the values of the query in their place', async () => {
      const csv = await database.asActor(reader, (tx) =>
        copyOut(
          tx,
          tx
            .selectFrom('platform.area')
            .select(['name', 'bps_code', 'centroid_lat'])
            .where('name', 'in', [`quote ' " ;`, 'tab\there'])
            .where('centroid_lat', '<=', 0)
            .orderBy('code'),
        ),
      );
      expect(new TextDecoder().decode(csv)).toBe(
        'name,bps_code,centroid_lat\ntab\there,,-5.1\n"quote \' "" ;",1872010003,0\n',
      );
    });

    it('hides in a bulk read what it hides elsewhere', async () => {
      const csv = await database.asSystem('export', [], (tx) =>
        copyOut(tx, tx.selectFrom('platform.area').select('name')),
      );
      expect(new TextDecoder().decode(csv)).toBe('name\n');
    });
  });
});
