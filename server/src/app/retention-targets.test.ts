import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeAudit } from '../platform/audit/index.ts';
import { verifyAudit } from '../platform/audit/verify-audit.ts';
import type { Database, Tx } from '../platform/db/index.ts';
import { retentionRulesOn } from '../platform/parameters/index.ts';
import { testActor, testDatabase } from '../platform/testing/index.ts';
import { runRetentionDaily } from '../protection/index.ts';
import { RETENTION_TARGETS } from './retention-targets.ts';

const START = Date.parse('2026-11-24T02:00:00Z');
const DAY_MS = 86_400_000;
let day = 0;
const clock = { now: () => new Date(START + day * DAY_MS) };
let db: Database;

async function addSurveyWithRejection(): Promise<void> {
  const id = randomUUID();
  await db.asSystem('test', ['survey.read', 'survey.write'], async (tx) => {
    await tx
      .insertInto('measurement.survey')
      .values({
        ...{ id, title: 'Susenas contoh', period: '2025-03', file_name: 'a.csv', file_hash: id },
        ...{
          state: 'received',
          profile: '{}',
          created_at: clock.now(),
          created_by: 'x',
          created_by_name: 'x',
        },
      })
      .execute();
    await tx
      .insertInto('measurement.survey_rejection')
      .values({
        ...{ survey_id: id, data_version: 'v', ordinal: 1, file_row: 7, column_name: 'pengeluaran' },
        ...{ value: 'seratus', code: 'not-a-number' },
      })
      .execute();
  });
}

beforeAll(async () => {
  db = await testDatabase();
  await db.identity
    .insertInto('identity.sign_in_failure')
    .values({ at: clock.now(), user_key: 'sidik' })
    .execute();
  await addSurveyWithRejection();
});
afterAll(() => db.close());

const failures = () => db.identity.selectFrom('identity.sign_in_failure').select('user_key').execute();
const rejections = () =>
  db.asSystem('test', ['survey.read'], (tx) =>
    tx.selectFrom('measurement.survey_rejection').select(['file_row', 'code', 'value']).execute(),
  );

describe('the retention that the program runs', () => {
  it('has for each target a rule, with a length and a reason', () => {
    const codes = retentionRulesOn('2026-11-24').map((rule) => rule.code);
    for (const { code } of RETENTION_TARGETS) expect(codes).toContain(code);
  });

  it('lets everything stand on its first day', async () => {
    await runRetentionDaily(db, clock, RETENTION_TARGETS);
    expect([(await failures()).length, (await rejections())[0]?.value]).toEqual([1, 'seratus']);
  });

  it('erases what is past its time, each kind by its own, and keeps what it says it keeps', async () => {
    day = 2;
    await runRetentionDaily(db, clock, RETENTION_TARGETS);
    expect([(await failures()).length, (await rejections())[0]?.value]).toEqual([0, 'seratus']);
    day = 90;
    await runRetentionDaily(db, clock, RETENTION_TARGETS);
    expect((await rejections())[0]?.value).toBe('seratus');
    day = 91;
    await runRetentionDaily(db, clock, RETENTION_TARGETS);
    expect(await rejections()).toEqual([{ file_row: 7, code: 'not-a-number', value: '' }]);
    const audited = await db.asSystem('test', ['audit.read'], (tx) =>
      tx.selectFrom('platform.audit_entry').select(['action', 'entity_id']).orderBy('position').execute(),
    );
    expect(
      audited.filter((entry) => entry.action === 'retention.erase').map((entry) => entry.entity_id),
    ).toEqual(['sign-in-failure', 'rejected-row']);
    // The failed sign-in itself stays in the trail.
    expect(audited.map((entry) => entry.action)).toContain('session.refuse');
  });

  it('takes the values of the trail after five years, and leaves a trail that is whole', async () => {
    const person = testActor(['setting.write'], 'ani');
    const id = await db.asActor(person, (tx) =>
      writeAudit(tx, person, clock, {
        ...{ action: 'family.change', entity: 'registry.family', reason: 'kartu keluarga baru' },
        after: { name: 'Siti Aminah' },
      }),
    );
    const trail = () =>
      db.asSystem('test', ['audit.read'], (tx) =>
        tx
          .selectFrom('platform.audit_entry as entry')
          .leftJoin('platform.audit_value as value', 'value.entry_id', 'entry.id')
          .leftJoin('platform.audit_erasure as erasure', 'erasure.entry_id', 'entry.id')
          .leftJoin('platform.audit_value as why', 'why.entry_id', 'erasure.erasure_id')
          .select(['entry.at', 'entry.digest', 'value.after', 'value.reason', 'why.reason as whyErased'])
          .where('entry.id', '=', id)
          .executeTakeFirstOrThrow(),
      );
    const before = await trail();
    day += 1825;
    await runRetentionDaily(db, clock, RETENTION_TARGETS);
    expect((await trail()).after).toEqual({ name: 'Siti Aminah' });
    day += 1;
    await runRetentionDaily(db, clock, RETENTION_TARGETS);
    expect(await trail()).toEqual({
      ...{ at: before.at, digest: before.digest, after: null, reason: null },
      whyErased: 'audit-value: 1825 hari sejak 2026-11-01',
    });
    const read = <T>(work: (tx: Tx) => Promise<T>) => db.asSystem('test', ['audit.read'], work);
    const verified = await verifyAudit({ read, clock, keys: [], heads: [] });
    expect(verified).toMatchObject({ isWhole: true, findings: [] });
    expect(verified.erased).toBeGreaterThan(0);
  });
});
