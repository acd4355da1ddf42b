import { look } from '../state/route.ts';
import { RUN_MAX } from '../../simulate/request.ts';

/** Puts a run on view by itself, or the nearest there is. */
export const showRun = (run: number): void => {
  look({ run: String(Math.min(RUN_MAX, Math.max(0, run))), chart: 'run' });
};
