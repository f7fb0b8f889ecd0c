export { giveOpenWork, HAND_OVER, listOpenWork, widenedForWork } from './open-work.ts';
export type { Giving, OpenWorkItem, OpenWorkSource, Taker } from './work-source.ts';
