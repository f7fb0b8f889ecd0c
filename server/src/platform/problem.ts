import { PROBLEMS, type ProblemCode, type ProblemFacts, problemSentence } from '@pilar/contracts';

/** A foreseen refusal. Thrown anywhere, written once as application/problem+json. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly facts: ProblemFacts;

  constructor(code: ProblemCode, facts: ProblemFacts = {}) {
    super(`${problemSentence(code, facts, 'id')} / ${problemSentence(code, facts, 'en')}`);
    this.name = 'Problem';
    this.code = code;
    this.facts = facts;
  }

  get status(): number {
    return PROBLEMS[this.code].status;
  }
}
