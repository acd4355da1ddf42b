import { Page, type Paper } from '../output/page.ts';
import type { GameReport } from '../../report/games/game.ts';

export function renderGame(
  { game, cites, given, says, tables = [] }: GameReport,
  paper: Paper,
): Page {
  const page = new Page(paper);
  page.title(game);
  page.quiet(cites);
  page.gap();
  page.table(
    [{ head: '' }, { head: '', least: 30 }],
    Object.entries(given).map(([name, value]) => [name, String(value)]),
    2,
  );
  page.gap();
  for (const sentence of says) page.text(sentence);
  for (const { title, heads, rows } of tables) {
    page.heading(title);
    page.table(
      heads.map((head) => ({ head, least: Math.max(8, head.length) })),
      rows,
    );
  }
  return page;
}
