import { PROBLEMS, type ProblemCode, type ProblemFacts, problemSentence } from '@pilar/contracts';

/** A refusal as the server writes it. */
export function problemAnswer(code: ProblemCode, facts: ProblemFacts = {}): Response {
  const status = PROBLEMS[code].status;
  const withTrace = { ...facts, traceId: 'jejak-uji-1' };
  const body = {
    ...facts,
    type: `/docs/problems/${code}`,
    code,
    status,
    title: problemSentence(code, withTrace, 'id'),
    titleEn: problemSentence(code, withTrace, 'en'),
    traceId: 'jejak-uji-1',
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/problem+json' },
  });
}
