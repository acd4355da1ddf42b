/**
 * Phrases that readers stumbled over, and what to write instead. It grows when a reader stumbles.
 * `avoid` finds the family of a phrase; `found` is the phrase as it was, and `better` what it became.
 */
export interface AvoidedPhrase {
  readonly avoid: RegExp;
  readonly found: string;
  readonly better: string;
}

export const WORDS_TO_AVOID: readonly AvoidedPhrase[] = [
  {
    avoid: /\bby whom\b.*\bwhat stood\b|\bwhat (?:then )?stood\b|\bas known when\b/i,
    found: 'what happened by whom, what stood, who says so, and as known when',
    better: 'who did what, what was in force, who says so, and what was known then',
  },
  {
    avoid: /\bactors go on\b|\b(?:future|run|story)s? (?:is |are )?told\b|\bmany counted\b/i,
    found: "lets a model's actors go on from a timeline: one future told, or many counted",
    better: 'runs a model forward from a timeline: one future in detail, or many in summary',
  },
  {
    avoid: /\bout of order by a rule\b|\bNo event by then\b/i,
    found: 'No event by then is out of order by a rule.',
    better: 'Up to that day no event breaks a rule.',
  },
  {
    avoid: /\bof \S+ no source (?:gives|tells)\b|\bno source gives the end\b/i,
    found: 'of 3 no source gives the end',
    better: 'no source says when 3 of them ended',
  },
  {
    avoid: /\brelief (?:is )?running\b|\bis running, no promise\b|\bexcepted for now\b/i,
    found: 'Relief running: still listed or banned, excepted for now',
    better: 'Relief in effect: still listed or banned, temporarily exempt',
  },
  {
    avoid: /\bcounts? parts?\b|\btimelines? parts?\b(?! of)|\bwhere (?:they|both|the two) part\b/i,
    found: '8 of 9 counts part',
    better: '8 of 9 figures diverge',
  },
  {
    avoid: /\b(?:record|what happened|it) is not edited\b/i,
    found: 'A record is not edited',
    better: 'The record cannot be edited. Open a branch to ask "what if".',
  },
  {
    avoid: /\bno longer have happened\b|\bno longer happen(?:s|ed)?\b/i,
    found: 'could then no longer have happened',
    better: 'would be impossible / would lose its stated grounds',
  },
  {
    avoid: /\bfalls? no more\b/i,
    found: 'events that fell fall no more',
    better: 'events that had fallen are back',
  },
  {
    avoid: /\bin vain\b/i,
    found: 'In vain: 40 people leave prison.',
    better: 'Not possible: only 38 people are held.',
  },
  {
    avoid: /\bleave 0 to 1\b|\bby their error\b/i,
    found: 'Estimates may leave 0 to 1 by their error.',
    better: 'Sampling error can push estimates outside 0–1.',
  },
  {
    avoid: /\bnot as (?:it|they) should be\b/i,
    found: 'The request is not as it should be',
    better: 'Bad request',
  },
  {
    avoid: /\bleft out where (?:there is|it has) (?:none|no)\b/i,
    found: 'left out where there is none',
    better: 'skipped if Chromium is missing',
  },
  {
    avoid: /\bA work\b|\bcomes? over with\b/,
    found: 'A work begun in a file comes over with',
    better: 'To move work from a local file, run',
  },
  {
    avoid: /\bnarrator of a source\b/i,
    found: 'Narrator of a source',
    better: 'the publication itself, by name',
  },
  {
    avoid:
      /\b(?:measures?|things?|commitments?|offers?) (?:that )?(?:still )?stands?\b|\bstands? again\b|\bstill stands?\b/i,
    found: '27 measures stand against Belarus',
    better: '27 measures are active against Belarus',
  },
  {
    avoid: /\d ?per ?cent\b|\d %|\} %/,
    found: '63 per cent of them',
    better: '63% of them',
  },
  {
    avoid: /\bcome(?:s)? out (?:the same|as|alike)\b|\bcame to nothing\b/i,
    found: '798 attempts came to nothing',
    better: '798 attempts failed',
  },
  {
    avoid: /\bbeside (?:the record|each other|them it)\b/i,
    found: 'a branch beside the record',
    better: 'compare a branch with the record',
  },
  {
    avoid: /\bset aside\b/i,
    found: 'Set aside: 3 lines',
    better: 'Not imported: 3 lines',
  },
];
