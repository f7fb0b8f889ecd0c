import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type ServerConfig } from '../db/index.ts';
import { migrationFolders } from '../db/migration-files.ts';
import { testActor, testServer, writeOldRows } from '../testing/index.ts';
import { createServerCopy } from '../testing/server-template.ts';

const FIRST_OF_AUDIT = '20261124-50';
const writer = testActor([], 'ani');
const auditor = testActor(['audit.read'], 'auditor');

/** The migrations up to a name, in a folder of their own. */
function migrationsBefore(name: string, folder: string): string {
  mkdirSync(folder);
  for (const from of migrationFolders())
    for (const file of readdirSync(from))
      if (file.endsWith('.sql') && file < name) cpSync(join(from, file), join(folder, file));
  return folder;
}

describe.each(['embedded', 'postgres'] as const)('Audit entries of an older %s database', (kind) => {
  const folder = mkdtempSync(join(tmpdir(), 'pilar-audit-'));
  let config: ServerConfig | { dataDir: string };
  let drop = async (): Promise<void> => {};

  beforeAll(async () => {
    if (kind === 'embedded') config = { dataDir: join(folder, 'data') };
    else {
      const copy = await createServerCopy(await testServer(), true);
      config = copy.config;
      drop = copy.drop;
    }
    await writeOldRows(config, migrationsBefore(FIRST_OF_AUDIT, join(folder, 'old')), writer, [
      `insert into platform.audit_entry (action, entity, entity_id, before, after, at) values
        ('area.change', 'platform.area', '18', '{"name": "Lampong"}', '{"name": "Lampung"}', '2026-01-02T03:04:05.678901Z'),
        ('job.cancel', 'platform.job', 'x', null, null, '2026-01-02T03:04:06Z')`,
    ]);
  });
  afterAll(async () => {
    await drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('keep who, what and when; their values move beside them, under a digest', async () => {
    const db = await openDatabase(config);
    try {
      const rows = await db.asActor(auditor, (tx) =>
        tx
          .selectFrom('platform.audit_entry as entry')
          .leftJoin('platform.audit_value as value', 'value.entry_id', 'entry.id')
          .select(['actor_name', 'action', 'entity_id', 'at', 'before', 'after', 'value_digest', 'digest'])
          .where('entity', 'in', ['platform.area', 'platform.job'])
          .orderBy('position')
          .execute(),
      );
      expect(rows).toMatchObject([
        {
          actor_name: 'ani (contoh)',
          action: 'area.change',
          entity_id: '18',
          at: new Date('2026-01-02T03:04:05.678Z'),
          before: { name: 'Lampong' },
          after: { name: 'Lampung' },
        },
        { action: 'job.cancel', before: null, after: null, value_digest: null },
      ]);
      expect(rows.map(({ digest }) => digest.length)).toEqual([32, 32]);
      expect(rows[0]?.value_digest).toHaveLength(32);
    } finally {
      await db.close();
    }
  });
});
