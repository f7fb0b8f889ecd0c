export { type PackedDate, packDate } from './birth-date.ts';
export type { RuleCount } from './candidate-pairs.ts';
export type { Contradiction } from './contradiction.ts';
export { type Explanation, type ExplanationLine, explainPair } from './explain-pair.ts';
export { type NumberKind, type NumberState, readNumber } from './identity-number.ts';
export type { ComparisonName } from './level-tables.ts';
export {
  type LinkAnswer,
  type LinkOptions,
  type LinkStep,
  linkPeople,
  type ReviewPair,
  type ScoredPair,
} from './link-people.ts';
export { nameWords } from './name-words.ts';
export { type People, readPeople, sexOf } from './people.ts';
export type { PersonColumns } from './person-columns.ts';
export { isOneEdit, jaroWinkler } from './similarity.ts';
export { soundOf } from './sound.ts';
