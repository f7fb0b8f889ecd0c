import { writeAudit } from '../platform/audit/index.ts';
import type { OpenWorkSource } from '../platform/open-work/index.ts';
import { assignSurvey, listUnimported } from './open-survey.store.ts';

/** Survey files that somebody brought and has not imported yet. */
export const openSurveys: OpenWorkSource = {
  kind: 'survey',
  name: { id: 'Survei yang belum selesai diimpor', en: 'Surveys not imported yet' },
  handedOver: { id: 'Menjadi tanggungan pengganti.', en: 'Goes to the successor.' },
  unclaimed: { id: 'Menunggu penanggung jawab baru.', en: 'Waits for somebody new.' },
  list: async (tx, userId) =>
    (await listUnimported(tx, userId)).map(({ id, title, created_at: since }) => ({
      ...{ id, title, since, link: `/survei/${id}` },
    })),
  give: async ({ tx, actor, clock, from, to }) => {
    if (to === null) return;
    for (const { id, title } of await listUnimported(tx, from.id)) {
      await assignSurvey(tx, id, to.id);
      await writeAudit(tx, actor, clock, {
        action: 'survey.hand-over',
        entity: 'measurement.survey',
        entityId: id,
        before: { owner: from.name, title },
        after: { owner: to.name, title },
      });
    }
  },
};
