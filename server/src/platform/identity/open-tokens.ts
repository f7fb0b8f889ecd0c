import { writeAudit } from '../audit/index.ts';
import type { Clock } from '../clock.ts';
import type { OpenWorkSource } from '../open-work/index.ts';
import { endToken, giveToken, listTokensOf } from './service-token.store.ts';
import { asIdentityRole } from './user.store.ts';

/**
 * The tokens somebody answers for. Whoever leaves may have kept their text: so they end with the account, and what is
 * handed over is to make new ones.
 */
export const openTokens = (clock: Clock): OpenWorkSource => ({
  kind: 'token',
  name: { id: 'Token layanan', en: 'Service tokens' },
  handedOver: {
    id: 'Berakhir saat akunnya ditutup; pengganti memutuskan mana yang dibuat ulang.',
    en: 'End when the account closes; the successor decides which are made anew.',
  },
  unclaimed: {
    id: 'Berakhir saat akunnya ditutup; menunggu pengelola lain memutuskan.',
    en: 'End when the account closes; wait for another administrator to decide.',
  },
  list: (tx, userId) =>
    asIdentityRole(tx, async () =>
      (await listTokensOf(tx, userId, clock.now())).map(({ id, name, createdAt: since }) => ({
        ...{ id, title: name, since, link: '/token-layanan' },
      })),
    ),
  close: ({ tx, actor, from }) =>
    asIdentityRole(tx, async () => {
      const at = clock.now();
      for (const { id, name, hint, endedAt } of await listTokensOf(tx, from.id, at)) {
        if (endedAt !== null) continue;
        const reason = `${from.name} tidak lagi bertugas`;
        await endToken(tx, id, { at, by: actor.userId, reason, needsSuccessor: true });
        await writeAudit(tx, actor, clock, {
          ...{ action: 'token.end', entity: 'identity.service_token', entityId: id },
          before: { name, hint },
          reason: `Token ${name}: ${reason}`,
        });
      }
    }),
  give: ({ tx, actor, from, to }) =>
    asIdentityRole(tx, async () => {
      if (to === null) return;
      for (const { id, name } of await listTokensOf(tx, from.id, clock.now())) {
        await giveToken(tx, id, to.id);
        await writeAudit(tx, actor, clock, {
          ...{ action: 'token.hand-over', entity: 'identity.service_token', entityId: id },
          before: { owner: from.name, name },
          after: { owner: to.name, name },
        });
      }
    }),
});
