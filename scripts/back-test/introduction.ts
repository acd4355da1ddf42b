/** What docs/back-tests.md says before its figures. */
export const introduction = (runs: number, seed: number): string => `# Back-tests

Each model is started at an earlier day of the record, knows what stood in the record by then, and is
run to the record's end. Written by \`node scripts/back-test.ts --markdown docs/back-tests.md\`:
${runs} runs a trial, seed ${seed}, every assumption drawn anew in each run. The same command writes the
same page.

## How to read it

- **Known then.** \`back-tests.yaml\` beside each case gives, for each date, the values and ranges that
  could be read off the record by that day, each with its reason. What it does not name is a judgement
  about how actors answer each other. Those were made by people who know how it went on: that part of
  hindsight cannot be taken back, and it is why a model that passes has not been proven.
- **On record.** What happened is read off the record month by month, by the same meter that reads a
  run, with two exceptions, because the record tells of more than it counts:
  - *Held* is what somebody counted in that quarter, the last exact count if there is one, carried to
    the quarter's end by the releases on record since; else the span of the claims of the last day on
    which anybody claimed. A quarter in which nobody counted is shown and not judged.
  - *Freed* is, for each month, the larger of the people whose release and the people whose pardon is
    on record, since of most groups only one of the two was reported.
- **Place** is the share of runs below what happened, those equal counted by half. Within the band of
  10 to 90 % it is *inside*; a good model is inside in about four quarters of five. *Right*: at least
  four fifths of the quarters judged; *partly*: half; *wrong*: fewer. Quarters follow one another and
  are not independent: ten quarters inside are not ten successes.
- **Miss** is the continuous ranked probability score (Gneiting and Raftery 2007), in the indicator's unit: wide bands cost
  as wrong ones do. The **guess** beside it holds that what stands stays as it is, and that what adds up goes on
  as in the twelve months before. A model whose miss is larger than the guess's is worse than no model.
- Not judged are indicators that add up everybody's acts (the record has more actors than a model) and
  those that the record does not count (people newly held, agreements).
`;
