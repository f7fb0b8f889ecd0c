import { migrate } from '../migrate.ts';
import { migrationFolders, readMigrations } from '../migration-files.ts';
import { openInMemory } from './embedded-source.ts';

/** All files of a fresh, migrated database as one tar: a template that opens far faster than a new one. */
export async function dumpMigrated(): Promise<Uint8Array> {
  const source = await openInMemory(undefined);
  try {
    await source.asOwner((session) => migrate(session, readMigrations(migrationFolders())));
    return await source.channel.care.send<Uint8Array>({ kind: 'dump' });
  } finally {
    await source.close();
  }
}
