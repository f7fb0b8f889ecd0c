import {
  PROBLEMS,
  type ProblemBody,
  type ProblemCode,
  type ProblemFacts,
  problemSentence,
} from '@pilar/contracts';
import type { Log } from '../log/log.ts';
import { Problem } from '../problem.ts';

/** The one place where a refusal becomes application/problem+json. */
export function refusalBody(code: ProblemCode, facts: ProblemFacts, traceId: string): ProblemBody {
  const filled = { ...facts, traceId };
  return {
    ...facts,
    type: `/masalah/${code}`,
    code,
    status: PROBLEMS[code].status,
    title: problemSentence(code, filled, 'id'),
    titleEn: problemSentence(code, filled, 'en'),
    traceId,
  };
}

export function refusalResponse(error: unknown, traceId: string, log: Log, routeName: string): Response {
  const foreseen = error instanceof Problem;
  if (!foreseen) log.error({ err: error, traceId, route: routeName }, 'unexpected');
  const body = foreseen
    ? refusalBody(error.code, error.facts, traceId)
    : refusalBody('unexpected', {}, traceId);
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' },
  });
}
