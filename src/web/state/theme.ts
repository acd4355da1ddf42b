import { BehaviorSubject } from 'rxjs';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];
const KEY = 'detente.theme';

const kept = (): Theme => {
  try {
    return themes.find((each) => each === localStorage.getItem(KEY)) ?? 'system';
  } catch {
    return 'system';
  }
};

export const theme$ = new BehaviorSubject<Theme>(kept());

/** Keeps the page in the chosen theme, and remembers it. */
export function followTheme(): void {
  theme$.subscribe((theme) => {
    document.documentElement.dataset['theme'] = theme;
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // Not remembered where storage is switched off.
    }
  });
}
