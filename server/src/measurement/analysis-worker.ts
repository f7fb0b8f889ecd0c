import { workInThread } from '../platform/thread/index.ts';
import { type AnalysisTask, computeAnalysis } from './analysis-task.ts';

/* A survey of a million rows takes seconds, in which no request would be answered. */
await workInThread<AnalysisTask, never>(async (task) => ({ value: computeAnalysis(task) }));
