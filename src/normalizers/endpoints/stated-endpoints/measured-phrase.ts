import type { Token } from '../token.ts';
import { behindBracket } from './brackets.ts';

const measuring = new Set('measured assessed evaluated recorded monitored determined quantified examined'.split(' '));
const finite = new Set('was were is are'.split(' '));
const subjects = new Set('we investigators authors'.split(' '));
/** Nouns that are assessed, but no outcome. */
const persons = new Set(
  `patient patients participant participants subject subjects women men children adults individuals students volunteers animals rats mice dogs eyes they it data
study studies trial trials article articles sample samples eligibility candidates infants residents group groups follow-up treatment treatments dose doses
outcome outcomes endpoint endpoints record records interview interviews questionnaire questionnaires analysis analyses difference differences comparison
comparisons this these those which there that who controls association associations effect effects impact people specimens here one two three four five half both
some blood serum urine plasma characteristics relationship relationships intervention interventions method methods correlation correlations outcome-measures`.split(
    /\s+/,
  ),
);
/** Words of a review's own methods: `The risk of bias was assessed`, `Heterogeneity was assessed`. */
const review = new Set('bias evidence heterogeneity studies trials articles publications literature eligibility'.split(' '));
const ends = new Set([
  'of',
  'in',
  'for',
  'and',
  ',',
  '(',
  '[',
  'with',
  'on',
  'by',
  'from',
  'to',
  'at',
  'between',
  'after',
  '.',
  'or',
  'who',
]);

/** What was measured, and where the sentence goes on behind its verb. `to` is exclusive. */
interface MeasuredPhrase {
  readonly from: number;
  readonly to: number;
  readonly behind: number;
}

/** Whether the noun phrase at `from` is about what can be an outcome: its head is no person, sample or study. */
function measurable(tokens: readonly Token[], from: number, to: number): boolean {
  let head = from;
  while (head + 1 < to && !ends.has(tokens[head + 1]?.lower ?? '')) head += 1;
  const article = ['the', 'a', 'an'].includes(tokens[from]?.lower ?? '');
  const first = tokens[article ? from + 1 : from]?.lower ?? '';
  if (persons.has(tokens[head]?.lower ?? '') && !(head > from && ['effects', 'effect'].includes(tokens[head]?.lower ?? ''))) return false;
  if (first.endsWith('ing') && head > from + 2) return false;
  if (
    [
      'to',
      'whether',
      'how',
      'if',
      'by',
      'in',
      'for',
      'with',
      'using',
      'efficacy',
      'role',
      'effectiveness',
      'feasibility',
      'use',
      'performance',
      'utility',
    ].includes(first)
  )
    return false;
  return !tokens.slice(from, to).some(({ lower }) => review.has(lower));
}

/** `Toxic effects and qualities of life were measured`, `We assessed safety in all patients …`: what was measured without a rank. */
export function measuredPhrase(tokens: readonly Token[]): MeasuredPhrase | undefined {
  for (let at = 1; at < tokens.length; at++) {
    if (!measuring.has(tokens[at]?.lower ?? '')) continue;
    if (subjects.has(tokens[at - 1]?.lower ?? '') && at <= 4) return nounPhrase(tokens, at + 1);
    let verb = at - 1;
    while (['also', 'then', 'both', 'being', 'been'].includes(tokens[verb]?.lower ?? '')) verb -= 1;
    if (!finite.has(tokens[verb]?.lower ?? '')) continue;
    const subject = subjectBefore(tokens, verb);
    return subject && { ...subject, behind: at + 1 };
  }
  return undefined;
}

function nounPhrase(tokens: readonly Token[], from: number): MeasuredPhrase | undefined {
  let to = from;
  for (; to < tokens.length; to++) {
    const lower = tokens[to]?.lower ?? '';
    if (lower === '.' || lower === ';' || lower === ':') break;
  }
  return to - from > 0 && to - from < 60 && measurable(tokens, from, to) ? { from, to, behind: to } : undefined;
}

/** The subject of `was measured`, from the begin of the sentence or behind its opening (`At week 102, changes … were evaluated`). */
function subjectBefore(tokens: readonly Token[], verb: number): { from: number; to: number } | undefined {
  let from = 0;
  for (let at = 0; at < verb; at++) {
    const lower = tokens[at]?.lower ?? '';
    if (lower === '(' || lower === '[') at = behindBracket(tokens, at, verb) - 1;
    else if (lower === ';' || lower === ':') from = at + 1;
    else if (finite.has(lower) || lower === 'had' || lower === 'did') return undefined;
  }
  if (['at', 'after', 'during', 'before', 'in', 'on', 'for', 'from', 'to'].includes(tokens[from]?.lower ?? '')) {
    const comma = tokens.findIndex(({ lower }, at) => at > from && lower === ',');
    if (comma < 0 || comma > verb) return undefined;
    from = comma + 1;
  }
  if (from >= verb || verb - from > 60 || !measurable(tokens, from, verb)) return undefined;
  return { from, to: verb };
}
