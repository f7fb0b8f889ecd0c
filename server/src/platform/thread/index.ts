export { runInThread } from './run-in-thread.ts';
export { workInThread } from './work-in-thread.ts';
