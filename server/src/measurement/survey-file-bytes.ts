import type { Actor, Database } from '../platform/db/index.ts';

/*
 * The embedded database has one connection and hands out a file of seventy megabytes in ten seconds. In pieces, each
 * read in a transaction of its own, the requests of others come in between. The file of a survey never changes.
 */
const PIECE_BYTES = 2_000_000;

type Reading = Readonly<{
  pieceBytes?: number;
  /** Told before each piece; may throw to stop. */
  onPiece: (done: number, total: number) => Promise<void>;
}>;

/** The kept file of a survey, in memory of its own that can be handed to another thread. */
export async function readSurveyBytes(
  db: Database,
  actor: Actor,
  surveyId: string,
  { pieceBytes = PIECE_BYTES, onPiece }: Reading,
): Promise<Uint8Array<ArrayBuffer>> {
  const { length } = await db.asActor(actor, (tx) =>
    tx
      .selectFrom('measurement.survey_file')
      .select(({ fn }) => fn<number>('octet_length', ['bytes']).as('length'))
      .where('survey_id', '=', surveyId)
      .executeTakeFirstOrThrow(),
  );
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += pieceBytes) {
    await onPiece(at, length);
    const { piece } = await db.asActor(actor, (tx) =>
      tx
        .selectFrom('measurement.survey_file')
        .select(({ fn, cast, val }) =>
          fn<Uint8Array>('substr', [
            'bytes',
            cast(val(at + 1), 'integer'),
            cast(val(pieceBytes), 'integer'),
          ]).as('piece'),
        )
        .where('survey_id', '=', surveyId)
        .executeTakeFirstOrThrow(),
    );
    bytes.set(piece, at);
  }
  return bytes;
}
