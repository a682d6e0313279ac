import type { Token } from '../token.ts';

const asking = new Set(
  `compare assess evaluate determine investigate estimate measure examine demonstrate show establish test explore describe quantify study confirm prove
comparar evaluar determinar estimar avaliar comparer évaluer déterminer estimer verify identify detect analyze analyse ascertain compared assessed evaluated`.split(
    /\s+/,
  ),
);
const articles = new Set('the a an whether if that la el los las le les o os as der die das'.split(' '));
const adverbs = new Set('prospectively primarily further also directly formally and'.split(' '));
/** Verbs whose object is the outcome: `whether dorvatinib reduces relapse`, `non-inferior in reducing HbA1c`, `to improve survival`. */
const effects =
  /^(?:reduc|improv|increas|decreas|prevent|lower|shorten|prolong|affect|accelerat|delay|enhanc|alleviat|diminish|influenc|worsen)(?:e|es|ed|s|ing)?$/;
/** What leads from a comparison to the outcome that it is made in. */
const leads: readonly (readonly string[])[] = [
  ['with', 'respect', 'to'],
  ['with', 'regard', 'to'],
  ['with', 'regards', 'to'],
  ['in', 'terms', 'of'],
  ['as', 'regards'],
  ['regarding'],
  ['concerning'],
];
/** Nouns of a relation, whose outcome stands behind `on`: `the effect of walking on blood pressure`. */
const relations = new Set('effect effects impact influence efficacy effectiveness'.split(' '));
/** Nouns that are outcomes when a study sets out to determine them. */
const outcomes = new Set(
  `safety tolerability feasibility pharmacokinetics rate rates incidence proportion percentage change changes time survival toxicity toxicities response
supervivencia sobrevida mortalidad mortalidade mortalité survie incidencia incidência seguridad segurança tasa taux difference differences dose reduction improvement duration mortality prevalence number risk`.split(
    /\s+/,
  ),
);
/** Outcomes whose complement says of what: `the safety and tolerability of dorvatinib`. */
const whole = new Set('safety tolerability feasibility pharmacokinetics'.split(' '));

/**
 * The tokens that name an outcome in what a study aims at (`to compare X between groups`, `to assess the effect of A on X`), or nothing where
 * only treatments and patients are named (`to compare A with B in adults`).
 */
export function aimedAt(tokens: readonly Token[]): readonly Token[] | undefined {
  const lower = (at: number): string => tokens[at]?.lower ?? '';
  let at = lower(0) === 'to' ? 1 : 0;
  while (adverbs.has(lower(at)) || lower(at).endsWith('ly')) at += 1;
  while (asking.has(lower(at)) || (asking.has(lower(at + 1)) && lower(at) === 'and')) at += lower(at) === 'and' ? 2 : 1;
  for (let from = at; from < tokens.length; from++) {
    const lead = leads.find((words) => words.every((word, index) => lower(from + index) === word));
    if (lead) return tokens.slice(from + lead.length);
  }
  for (let from = at; from < tokens.length; from++) {
    if (effects.test(lower(from)) && !['of', 'in', 'by', 'with'].includes(lower(from + 1)) && from + 1 < tokens.length)
      return tokens.slice(from + 1);
  }
  while (articles.has(lower(at))) at += 1;
  if (relations.has(lower(at)) && !whole.has(lower(at + 2))) {
    const on = tokens.findLastIndex(({ lower: word }, index) => index > at && word === 'on');
    return on < 0 ? undefined : tokens.slice(on + 1);
  }
  const head = tokens.slice(at, at + 12).findIndex(({ lower: word }) => outcomes.has(word));
  if (head < 0 || tokens.slice(at, at + head).some(({ lower: word }) => word === 'of' || word === 'with')) return undefined;
  const of = tokens.findIndex(({ lower: word }, index) => index > at && word === 'of' && whole.has(lower(index - 1)));
  return tokens.slice(at, of > 0 ? of : tokens.length);
}
