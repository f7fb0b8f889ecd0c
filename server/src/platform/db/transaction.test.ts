import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testActor, testDatabase } from '../testing/index.ts';
import { columnType, type Database, type Tx } from './index.ts';

/** The same promises on the embedded database and on a real PostgreSQL server. */
describe.each(['embedded', 'postgres'] as const)('The %s database', (kind) => {
  let database: Database;
  const planner = testActor(['area.read', 'area.write'], 'planner');
  const reader = testActor([], 'reader');

  beforeAll(async () => {
    database = await testDatabase({ kind });
  });
  afterAll(() => database?.close());

  const addProvince = (tx: Tx, code: string, name: string) =>
    tx.insertInto('platform.area').values({ code, name, level: 'province' }).execute();
  const provinces = (tx: Tx, like: string) =>
    tx
      .selectFrom('platform.area')
      .select(['code', 'name'])
      .where('name', 'like', like)
      .orderBy('code')
      .execute();

  describe('saves a transaction whole or not at all', () => {
    it('keeps what was committed', async () => {
      await database.asActor(planner, (tx) => addProvince(tx, '18', 'Lampung'));
      expect(await database.asActor(reader, (tx) => provinces(tx, 'Lampung'))).toEqual([
        { code: '18', name: 'Lampung' },
      ]);
    });

    it('drops everything when the work throws, and throws that on', async () => {
      const failed = database.asActor(planner, async (tx) => {
        await addProvince(tx, '31', 'Half done');
        throw new TypeError('stop here');
      });
      await expect(failed).rejects.toThrow(new TypeError('stop here'));
      expect(await database.asActor(reader, (tx) => provinces(tx, 'Half done'))).toEqual([]);
    });

    it('says so when a swallowed error had already undone the work', async () => {
      const failed = database.asActor(planner, async (tx) => {
        await addProvince(tx, '32', 'Lost');
        await addProvince(tx, '32', 'Lost again').catch(() => undefined);
        return 'fine';
      });
      await expect(failed).rejects.toThrow('Nothing was saved');
      expect(await database.asActor(reader, (tx) => provinces(tx, 'Lost%'))).toEqual([]);
    });

    it('rolls back a transaction that takes too long, and serves the next one', async () => {
      const slow = database.asActor(
        planner,
        async (tx) => {
          await addProvince(tx, '33', 'Too slow');
          await new Promise((resolve) => setTimeout(resolve, 1500));
        },
        { timeoutMs: 1000 },
      );
      await expect(slow).rejects.toThrow('took longer than 1000 ms');
      expect(await database.asActor(reader, (tx) => provinces(tx, 'Too slow'))).toEqual([]);
    });

    it('runs parallel queries of one transaction on its one connection', async () => {
      const sums = await database.asActor(reader, (tx) =>
        Promise.all(
          [1, 2, 3].map((n) =>
            tx
              .selectNoFrom(({ eb, cast, val }) => eb(cast<number>(val(n), 'integer'), '*', 2).as('twice'))
              .executeTakeFirstOrThrow(),
          ),
        ),
      );
      expect(sums.map(({ twice }) => twice)).toEqual([2, 4, 6]);
    });

    it('refuses a transaction inside another, which would wait for ever', async () => {
      const nested = database.asActor(reader, () => database.asSystem('inner', [], async () => 'never'));
      await expect(nested).rejects.toThrow('"inner" was opened inside another one');
    });

    it('refuses a tx kept beyond its transaction', async () => {
      let kept: Tx | undefined;
      await database.asActor(reader, async (tx) => {
        kept = tx;
      });
      await expect(provinces(kept!, '%')).rejects.toThrow('This transaction has ended');
    });

    it('lets many callers take turns, each seeing its own name', async () => {
      const names = await Promise.all(
        Array.from({ length: 40 }, (_, i) =>
          database.asActor(testActor([], `actor-${i}`), async (tx) => {
            const query = tx.selectNoFrom(({ fn }) => fn<string>('platform.actor_id', []).as('id'));
            return (await query.executeTakeFirstOrThrow()).id;
          }),
        ),
      );
      expect(names).toEqual(Array.from({ length: 40 }, (_, i) => `actor-${i}`));
    });
  });

  it('reads values in one way on both databases', async () => {
    const rows = await database.asActor(reader, (tx) =>
      tx
        .selectNoFrom(({ cast, val, lit }) => [
          cast<number>(val('9007199254740991'), 'bigint').as('big'),
          cast<string>(val('1.10'), 'numeric').as('exact'),
          cast<string>(val('2023-08-09'), 'date').as('day'),
          cast<Date>(val('2023-08-09 09:00+07'), 'timestamptz').as('moment'),
          cast<unknown>(val('{"a":[1]}'), 'jsonb').as('json'),
          lit(true).as('yes'),
          cast<string[]>(val('{a,b}'), columnType('text[]')).as('texts'),
          cast<number[]>(val('{1,null}'), columnType('bigint[]')).as('numbers'),
          cast<number>(val('0.1'), 'float8').as('real'),
          lit(null).as('missing'),
        ])
        .execute(),
    );
    expect(rows).toEqual([
      {
        big: 9_007_199_254_740_991,
        exact: '1.10',
        day: '2023-08-09',
        moment: new Date('2023-08-09T02:00:00Z'),
        json: { a: [1] },
        yes: true,
        texts: ['a', 'b'],
        numbers: [1, null],
        real: 0.1,
        missing: null,
      },
    ]);
  });

  it('cleans up and tells its version', async () => {
    await database.maintain();
    expect(await database.version()).toMatch(/^PostgreSQL 1[5-9]\./);
  });
});
