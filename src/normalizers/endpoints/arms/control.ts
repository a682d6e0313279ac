/** Words that say that an arm is the one compared with. */
const controls = new Set(
  'placebo control sham usual standard conventional alone no without untreated unexposed nonuser non-user nonusers vehicle saline waitlist waiting wait-list comparator comparison dummy traditional routine unvaccinated observation never delayed deferred témoin témoins kontrollgruppe kontrolle kontrollen controle controles minimal'.split(
    ' ',
  ),
);
const experiments = new Set(
  'intervention experimental active treatment treated exposed intensive study verum investigational case'.split(' '),
);

/** Whether a name tells that the arm is a control; `X plus placebo` is one, `standard care plus X` is not. */
export function isControl(words: readonly string[]): boolean {
  const plus = words.lastIndexOf('plus');
  return (plus > 0 ? words.slice(plus + 1) : words).some((word) => controls.has(word));
}

export function isExperimental(words: readonly string[]): boolean {
  return words.some((word) => experiments.has(word)) && !isControl(words);
}
