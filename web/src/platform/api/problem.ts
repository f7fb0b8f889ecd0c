import { PROBLEMS, problemSentence, UPLOAD_LIMIT_MEGABYTES } from '@pilar/contracts';
import type { Language } from '../text/language.ts';

/** A refusal as the reader meets it: a sentence in both languages, and the trace code of an unexpected one. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly titleEn: string;
  readonly traceId: string | null;
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(status: number, body: Readonly<Record<string, unknown>>) {
    const text = (key: string, otherwise: string) => {
      const value = body[key];
      return typeof value === 'string' && value !== '' ? value : otherwise;
    };
    const title = text(
      'title',
      'Jawaban server tidak dapat dibaca. Coba lagi; bila berulang, hubungi pengelola.',
    );
    super(title);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = text('code', 'unexpected');
    this.title = title;
    this.titleEn = text(
      'titleEn',
      'The answer of the server cannot be read. Try again; if it happens again, ask the administrator.',
    );
    this.traceId = typeof body.traceId === 'string' ? body.traceId : null;
    this.facts = body;
  }

  say(language: Language): string {
    return language === 'id' ? this.title : this.titleEn;
  }
}

/** No answer came at all: the line or the server is away. */
export function unreachable(): ApiProblem {
  return new ApiProblem(0, {
    code: 'unreachable',
    title: 'Pilar tidak dapat dihubungi. Periksa sambungan jaringan, lalu coba lagi.',
    titleEn: 'Pilar cannot be reached. Check the network connection and try again.',
  });
}

/** What is too large to be sent, said in the words in which the server would refuse it. */
export function tooLargeToSend(): ApiProblem {
  const code = 'body-too-large';
  const facts = { limit: UPLOAD_LIMIT_MEGABYTES };
  const [title, titleEn] = [problemSentence(code, facts, 'id'), problemSentence(code, facts, 'en')];
  return new ApiProblem(PROBLEMS[code].status, { ...facts, code, title, titleEn });
}

/** Whatever was thrown, as a problem that can be shown. */
export function asProblem(thrown: unknown): ApiProblem {
  return thrown instanceof ApiProblem
    ? thrown
    : new ApiProblem(500, {
        title: 'Halaman ini mengalami gangguan. Muat ulang; bila berulang, hubungi pengelola.',
        titleEn: 'This page met an error. Reload it; if it happens again, ask the administrator.',
      });
}

/** The field that a refusal speaks of, so that the sentence can stand beside it. */
export function fieldOf(problem: ApiProblem | null): string | null {
  const field = problem?.facts.field;
  return typeof field === 'string' ? field : null;
}
