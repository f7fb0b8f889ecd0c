import { type Assessment, AssessmentVersion, type SaveAssessment } from '@pilar/contracts';
import { writeAudit } from '../platform/audit/index.ts';
import type { Clock } from '../platform/clock.ts';
import { type Actor, refusalCode, type Tx } from '../platform/db/index.ts';
import { loadAssessmentDrafts, loadAssessmentQuestions } from '../platform/parameters/index.ts';
import { Problem } from '../platform/problem.ts';
import { addVersion, listVersions, signVersion } from './assessment.store.ts';

const ENTITY = 'protection.assessment_version';
/** The processing that is assessed; one so far. */
export const ASSESSED = 'registri';

export async function getAssessment(tx: Tx): Promise<Assessment> {
  const rows = await listVersions(tx, ASSESSED);
  return {
    questions: loadAssessmentQuestions(),
    draft: draftOf(ASSESSED),
    versions: rows.map((row) =>
      AssessmentVersion.parse({
        title: row.title,
        answers: row.answers,
        risks: row.risks,
        version: row.version,
        savedAt: row.saved_at.toISOString(),
        savedBy: row.saved_by,
        signedAt: row.signed_at?.toISOString() ?? null,
        signedBy: row.signed_by,
      }),
    ),
  };
}

function draftOf(code: string) {
  const draft = loadAssessmentDrafts().find((one) => one.code === code);
  if (draft === undefined) throw new Problem('not-found', { what: 'rancangan penilaian dampak' });
  const { title, answers, risks } = draft;
  return { title, answers, risks };
}

/** Each save is a new version: what was thought before stays readable. */
export async function saveAssessment(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  content: SaveAssessment,
): Promise<Assessment> {
  const newest = (await listVersions(tx, ASSESSED))[0]?.version ?? 0;
  if (newest !== content.basedOn) throw new Problem('changed-meanwhile');
  const row = { code: ASSESSED, version: newest + 1, at: clock.now(), by: actor.userName, content };
  const id = await addVersion(tx, row).catch((error: unknown) => {
    // Two at once: the later one read what is now the version before.
    if (refusalCode(error) === '23505') throw new Problem('changed-meanwhile');
    throw error;
  });
  await writeAudit(tx, actor, clock, {
    action: 'assessment.save',
    entity: ENTITY,
    entityId: id,
    after: { version: newest + 1, title: content.title },
  });
  return getAssessment(tx);
}

/** Signed by whoever answers for it; what was signed is never changed. */
export async function signAssessment(
  tx: Tx,
  actor: Actor,
  clock: Clock,
  version: number,
): Promise<Assessment> {
  const newest = (await listVersions(tx, ASSESSED))[0]?.version;
  if (newest !== version) throw new Problem('changed-meanwhile');
  const row = { code: ASSESSED, version, at: clock.now(), by: actor.userName };
  if (!(await signVersion(tx, row))) throw new Problem('changed-meanwhile');
  await writeAudit(tx, actor, clock, {
    action: 'assessment.sign',
    entity: ENTITY,
    entityId: String(version),
    after: { version },
  });
  return getAssessment(tx);
}

/** The demo city begins with the draft as its first version, unsigned. */
export async function fillDemoAssessment(tx: Tx, actor: Actor, clock: Clock): Promise<void> {
  if ((await listVersions(tx, ASSESSED)).length > 0) return;
  await saveAssessment(tx, actor, clock, { ...draftOf(ASSESSED), basedOn: 0 });
}
