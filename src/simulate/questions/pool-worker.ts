import { parentPort, workerData } from 'node:worker_threads';
import type { Job } from '../many/job.ts';
import type { Reply } from './pool.ts';
import { type RunTask, Tasks } from './task.ts';

/** A worker thread: is given the jobs once, then one task after the other. */
const tasks = new Tasks(workerData as readonly Job[]);

parentPort?.on('message', (task: RunTask) => {
  parentPort?.postMessage(replyTo(task));
});

function replyTo(task: RunTask): Reply {
  try {
    return { answer: tasks.do(task) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
