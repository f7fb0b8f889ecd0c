import { Problem } from '../problem.ts';

/** A form of Pilar has a few fields; nothing that is typed comes near this. */
export const FORM_LIMIT_BYTES = 1_048_576;

/** The sender went away in the middle of a body. */
export class BodyCutOff extends Error {
  constructor(cause: unknown) {
    super('The body ended before it was whole.', { cause });
    this.name = 'BodyCutOff';
  }
}

async function* piecesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw new BodyCutOff(error);
  }
}

/**
 * The body of a request, counted while it comes: what it claims of its length is not believed, and a body that is too
 * long is given up before it is in memory.
 * @throws Problem body-too-large, BodyCutOff
 */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  if (request.body === null) return new Uint8Array(0);
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of piecesOf(request.body)) {
    length += piece.length;
    if (length > limit) throw new Problem('body-too-large', { limit: Math.floor(limit / 1_048_576) });
    pieces.push(piece);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
