export { jobRoutes } from './job.routes.ts';
export {
  type JobContext,
  type JobHandler,
  JobQueue,
  type JobRequest,
  JobStopped,
  type Progress,
} from './job-queue.ts';
export { openJobs } from './open-jobs.ts';
