import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSecrets } from '../secrets/index.ts';
import { rotateKeys } from '../secrets/rotate-keys.ts';
import { FACTOR_COLUMN, openFactorBox, PENDING_COLUMN } from './factor-box.ts';
import { FACTOR_SEALED } from './resealing.store.ts';
import { confirmFactor, replaceRecoveryCodes, setPendingSecret } from './second-factor.store.ts';
import { openSecretBox } from './secret-box.ts';
import { type TestIdentity, testIdentity } from './testing-identity.ts';
import { asIdentityRole } from './user.store.ts';

describe.each(['embedded', 'postgres'] as const)(
  'Second factors when keys change, on the %s database',
  (kind) => {
    let world: TestIdentity;
    const folder = mkdtempSync(join(tmpdir(), 'pilar-factors-'));
    beforeAll(async () => {
      world = await testIdentity({ kind });
    });
    afterAll(async () => {
      await world?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it('open with the new key, as do their recovery codes, and the old key is let go', async () => {
      const { db, clock } = world;
      const keyFile = join(folder, 'keys.json');
      const boxOf = async () =>
        openFactorBox(
          await openSecrets({ db, clock, keyFile }),
          openSecretBox('session secret of this test'),
        );
      const box = await boxOf();
      const { id } = await world.addPerson('rahasia', ['secretariat']);
      await db.asActor({ userId: id, userName: 'x', roles: [], permissions: [] }, (tx) =>
        asIdentityRole(tx, async () => {
          await setPendingSecret(tx, id, box.seal(PENDING_COLUMN, id, Buffer.from('pending')));
          const sealed = box.seal(FACTOR_COLUMN, id, Buffer.from('secret'));
          await confirmFactor(tx, id, { sealed, step: 1, at: clock.now() });
          await setPendingSecret(tx, id, box.seal(PENDING_COLUMN, id, Buffer.from('next')));
          await replaceRecoveryCodes(tx, id, [box.sealCode(id, 'AAAA'), box.sealCode(id, 'BBBB')]);
        }),
      );

      const rotation = await rotateKeys({ db, clock, keyFile, columns: FACTOR_SEALED });
      expect(rotation).toMatchObject({ resealed: 4, unreadable: 0 });
      expect(rotation.retired.length).toBeGreaterThan(0);

      const anew = await boxOf();
      const factor = await db.identity
        .selectFrom('identity.second_factor')
        .selectAll()
        .executeTakeFirstOrThrow();
      const codes = await db.identity.selectFrom('identity.recovery_code').selectAll().execute();
      const text = (sealed: Uint8Array | null, column: typeof FACTOR_COLUMN | typeof PENDING_COLUMN) =>
        Buffer.from(anew.open(column, id, sealed ?? new Uint8Array()) ?? []).toString();
      expect(text(factor.sealed_secret, FACTOR_COLUMN)).toBe('secret');
      expect(text(factor.sealed_pending, PENDING_COLUMN)).toBe('next');
      const opened = codes.map(({ code_hash: codeHash, sealed_code: sealedCode }) =>
        ['AAAA', 'BBBB', 'CCCC'].filter((code) => anew.isCode(id, code, { codeHash, sealedCode })),
      );
      expect(opened.flat().sort()).toEqual(['AAAA', 'BBBB']);
      for (const { countByKey, permission } of FACTOR_SEALED) {
        const counts = await db.asSystem('keys', [permission], countByKey);
        expect(counts.map(({ keyId }) => keyId)).toEqual([rotation.keyId]);
      }
    });
  },
);
