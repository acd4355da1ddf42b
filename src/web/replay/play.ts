import { useCallback, useEffect, useRef, useState } from 'react';
import type { Day } from '../../../domain/calendar.ts';
import type { Entry } from '../../../domain/entry.ts';
import type { Axis } from './axis.ts';
import { statesOf } from '../state/states.ts';

export const SPEEDS = [1, 2, 4] as const;
export type Speed = (typeof SPEEDS)[number];

/** How long the stretch that is drawn takes at the slowest speed, in seconds. */
const WHOLE_S = 60;
/** From one event to the next, where motion is not wanted. */
const STEP_MS = 1000;

export interface Playing {
  readonly playing: boolean;
  readonly speed: Speed;
  readonly toggle: () => void;
  readonly faster: () => void;
  readonly slower: () => void;
}

interface Ground {
  readonly entries: readonly Entry[];
  readonly axis: Axis;
  readonly day: Day;
  readonly onDay: (day: Day) => void;
  readonly onEntry: (entry: Entry) => void;
}

/** Keys that do not stop it, beside its own buttons. */
const OWN_KEYS = [' ', '<', '>', 'Shift'];

/** Moves the cursor by itself to the end of what is drawn, until anything else is done. */
export function usePlay(ground: Ground): Playing {
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(1);
  const latest = useRef(ground);
  useEffect(() => {
    latest.current = ground;
  });
  const stop = useCallback(() => {
    setPlaying(false);
  }, []);
  useEffect(() => {
    if (!playing) return;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    return calm ? step(latest, speed, stop) : glide(latest, speed, stop);
  }, [playing, speed, stop]);
  useEffect(() => (playing ? onAnyInput(stop) : undefined), [playing, stop]);
  const toggle = useCallback(() => {
    const { axis, day, onDay } = latest.current;
    // At the end there is nothing left to play: it begins again.
    if (day >= axis.to) onDay(axis.from);
    setPlaying((before) => !before);
  }, []);
  const faster = useCallback(() => {
    setSpeed((before) => SPEEDS[SPEEDS.indexOf(before) + 1] ?? before);
  }, []);
  const slower = useCallback(() => {
    setSpeed((before) => SPEEDS[SPEEDS.indexOf(before) - 1] ?? before);
  }, []);
  return { playing, speed, toggle, faster, slower };
}

type Latest = Readonly<{ current: Ground }>;

/** A day after another, as the frames allow; gives how to end it. */
function glide(latest: Latest, speed: Speed, stop: () => void): () => void {
  let before = performance.now();
  let at = latest.current.day;
  const move = (now: number): void => {
    const { axis, day, onDay } = latest.current;
    // Toggling may have gone back to the beginning since.
    if (Math.floor(at) !== day) at = day;
    at += ((axis.to - axis.from) * speed * (now - before)) / (WHOLE_S * 1000);
    before = now;
    const next = Math.min(axis.to, Math.floor(at));
    if (next !== day) onDay(next);
    if (next >= axis.to) stop();
    else frame = requestAnimationFrame(move);
  };
  let frame = requestAnimationFrame(move);
  return () => {
    cancelAnimationFrame(frame);
  };
}

/** From event to event; gives how to end it. */
function step(latest: Latest, speed: Speed, stop: () => void): () => void {
  const timer = setInterval(() => {
    const { entries, axis, day, onEntry } = latest.current;
    const next = entries[statesOf(latest.current).countOn(day)];
    if (next === undefined || next.start > axis.to) stop();
    else onEntry(next);
  }, STEP_MS / speed);
  return () => {
    clearInterval(timer);
  };
}

function onAnyInput(stop: () => void): () => void {
  const ended = new AbortController();
  const pressed = (event: Event): void => {
    const own = event.target instanceof Element && event.target.closest('.player') !== null;
    if (!own) stop();
  };
  const typed = (event: KeyboardEvent): void => {
    if (!OWN_KEYS.includes(event.key)) stop();
  };
  document.addEventListener('pointerdown', pressed, { capture: true, signal: ended.signal });
  document.addEventListener('keydown', typed, { capture: true, signal: ended.signal });
  return () => {
    ended.abort();
  };
}
