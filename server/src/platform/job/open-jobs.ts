import { writeAudit } from '../audit/index.ts';
import type { OpenWorkSource } from '../open-work/index.ts';
import { askToStop, giveJob, listUnfinished } from './job.store.ts';

/** A job runs with the rights of whoever asked for it: it cannot wait for somebody who has none any more. */
export const openJobs: OpenWorkSource = {
  kind: 'job',
  name: { id: 'Pekerjaan latar yang belum selesai', en: 'Background work not finished' },
  handedOver: { id: 'Berjalan terus atas nama pengganti.', en: 'Goes on in the successor’s name.' },
  unclaimed: { id: 'Dihentikan; tidak ada data yang berubah.', en: 'Is stopped; no data changes.' },
  list: async (tx, userId) =>
    (await listUnfinished(tx, userId)).map(({ id, title, link, created_at: since }) => ({
      ...{ id, title, link, since },
    })),
  give: async ({ tx, actor, clock, from, to }) => {
    for (const { id, title } of await listUnfinished(tx, from.id)) {
      if (to === null) await askToStop(tx, id);
      else await giveJob(tx, id, to.id);
      await writeAudit(tx, actor, clock, {
        action: to === null ? 'job.cancel' : 'job.hand-over',
        entity: 'platform.job',
        entityId: id,
        before: { owner: from.name, title },
        after: { owner: to?.name ?? null, title },
        reason: to === null ? `${from.name} keluar dan belum ada penggantinya` : null,
      });
    }
  },
};
