import { parentPort, workerData } from 'node:worker_threads';
import { type Job, runRange, simulatorOf } from './job.ts';

/** A worker thread: is given a job once, then one range of runs after the other. */
const simulator = simulatorOf(workerData as Job);

parentPort?.on('message', ([from, to]: readonly [number, number]) => {
  parentPort?.postMessage(runRange(simulator, from, to));
});
