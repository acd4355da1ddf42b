import { BehaviorSubject } from 'rxjs';

/** Whether the search is open. */
export const palette$ = new BehaviorSubject(false);
