import type { Sentence } from '../sentences.ts';
import type { Token } from '../token.ts';
import { type ArmList, readArmList } from './arm-list.ts';
import { type ArmPhrase, readArmPhrase } from './arm-phrase.ts';
import { bracketAt } from './bracket.ts';
import { isControl } from './control.ts';
import { isPlausible } from './plausible.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const strong = set(
  'randomized randomised randomly assigned allocated randomization randomisation allocation assignment randomize randomise aleatorizados asignados asignadas aleatorizadas randomisés randomisées randomisiert distribuidos divididos asignó asignaron aleatorizó aleatorizaron attribués randomizados alocados',
);
const parted = set('divided classified distributed grouped recruited répartis réparties repartis eingeteilt distribuyeron');
const weak = set(
  'either received receive treated given took comparing administered underwent obtained obtain consumed recibieron recibió receberam reçu erhielten',
);
const takes = set('receive receiving undergo take have use continue recibir recevoir receber erhalten');
/** `to X or Y`, `into X and Y`, `a X o Y`, `entre X et Y`. */
const joins = set('to into between in a à en dans zu para entre');
const heads = set('group groups arm arms regimen regimens treatments interventions cohorts grupos groupes gruppen');

/** Where a list of arms may begin behind the word that tells of the assignment, the likeliest first. */
function beginnings(tokens: readonly Token[], trigger: number): { at: number; grouped: boolean }[] {
  const found: { at: number; grouped: boolean; rank: number }[] = [];
  for (let index = trigger + 1; index < tokens.length && found.length < 12; index++) {
    const { lower } = tokens[index] as Token;
    const next = tokens[index + 1]?.lower ?? '';
    if (takes.has(lower)) found.push({ at: index + 1, grouped: false, rank: 0 });
    else if (lower === 'treatment' && next === 'with') found.push({ at: index + 2, grouped: false, rank: 1 });
    else if (lower === 'either' || next === 'either') found.push({ at: index + 1, grouped: false, rank: lower === 'either' ? 0 : 1 });
    else if (heads.has(lower) && (next === ':' || next === '(' || next === ','))
      found.push({ at: next === '(' ? index + 2 : index + 2, grouped: true, rank: next === ':' ? 0 : 2 });
    else if (lower === ':') found.push({ at: index + 1, grouped: true, rank: 3 });
    else if (joins.has(lower)) found.push({ at: index + 1, grouped: lower === 'into' || lower === 'entre', rank: lower === 'to' ? 1 : 4 });
    if (lower === '(' && !heads.has(tokens[index - 1]?.lower ?? '')) index = bracketAt(tokens, index) ?? index;
  }
  return found.sort((a, b) => a.rank - b.rank || a.at - b.at);
}

/** The arms that a sentence assigns patients to: `were randomly assigned (1:1) to receive X or Y`. */
export function readAssignment(text: string, { tokens }: Sentence): ArmList | undefined {
  let single: ArmList | undefined;
  let tried = 0;
  for (let trigger = 0; trigger < tokens.length && tried < 3; trigger++) {
    if (!assigns(tokens, trigger)) continue;
    tried += 1;
    for (const { at, grouped } of beginnings(tokens, trigger)) {
      const list = listAt(text, tokens, at, grouped);
      if (list && list.arms.length > 1) return list;
      if (list && !grouped) single ??= list;
    }
  }
  return single;
}

const verbs = set(
  'was were be been are is being and then who consecutively randomly equally we patients participants subjects women men children centrally',
);
const goesOn = set('to into in between either with at by patients participants as upon after using : ( [ 1:1 2:1 3:1 1 2 3');

/** `were randomized to`, `randomly assigned`; `a randomized, placebo-controlled trial` assigns nobody. */
function assigns(tokens: readonly Token[], at: number): boolean {
  const lower = tokens[at]?.lower ?? '';
  if (parted.has(lower)) return goesOn.has(tokens[at + 1]?.lower ?? '');
  if (!strong.has(lower)) return false;
  return !/^randomi[sz]ed$/.test(lower) || verbs.has(tokens[at - 1]?.lower ?? '') || goesOn.has(tokens[at + 1]?.lower ?? '');
}

/** `Every three months six wards crossed over from usual care to two-hourly rounds`: what they came from is compared with what they came to. */
export function readCrossing(text: string, { tokens }: Sentence): readonly ArmPhrase[] | undefined {
  for (let index = 0; index + 4 < tokens.length; index++) {
    if (!/^(?:crossed|cross|switched|moved|transitioned|changed)$/.test(tokens[index]?.lower ?? '')) continue;
    const from = tokens[index + 1]?.lower === 'over' ? index + 2 : index + 1;
    if (tokens[from]?.lower !== 'from') continue;
    let to = from + 1;
    while (to < Math.min(tokens.length, from + 10) && tokens[to]?.lower !== 'to') to += 1;
    if (tokens[to]?.lower !== 'to') continue;
    let end = to + 1;
    while (
      end < Math.min(tokens.length, to + 9) &&
      !/^(?:[.,;:()]|at|in|after|every|until|during|over|for|and)$/.test(tokens[end]?.lower ?? '')
    )
      end += 1;
    const before = readArmPhrase(text, tokens, from + 1, to);
    const after = readArmPhrase(text, tokens, to + 1, end);
    if (before && after && isControl(before.words) && isPlausible(after.name) && !after.bare) return [after, before];
  }
  return undefined;
}

/** The arms that a sentence lists behind `received`, `treated with`, `compared`: weaker, taken where no sentence tells of an assignment. */
export function readTreatment(text: string, { tokens, label }: Sentence, grouped: boolean): ArmList | undefined {
  let single: ArmList | undefined;
  if (label && /^(?:interventions?|exposures?|treatments?)$/i.test(label)) {
    // `EXPOSURES: Osmotic laxatives, stimulant laxatives, or no laxatives.`
    const list = listAt(text, tokens, 0, grouped);
    if (list && list.arms.length > 1) return list;
  }
  for (let index = 0; index < tokens.length; index++) {
    if (!weak.has(tokens[index]?.lower ?? '') || advises(tokens, index) || isFinding(tokens, index)) continue;
    // `were treated for 52 weeks with X or Y`
    let start = index + 1;
    for (let ahead = index + 1; ahead < index + 6; ahead++) if (tokens[ahead]?.lower === 'with') start = ahead + 1;
    const list = listAt(text, tokens, start, grouped);
    // `either in the node or the liver` is no treatment.
    const sure = tokens[index]?.lower !== 'either' || list?.arms.some(({ words }) => isControl(words));
    if (list && list.arms.length > 1 && sure) return list;
    if (list && /^(?:received|given|treated)$/.test(tokens[index]?.lower ?? '')) single ??= list;
  }
  return single;
}

/** `root coverage was obtained at 14 of 32 sites` is a finding; `patients obtained 32 mg` is a treatment. */
const isFinding = (tokens: readonly Token[], at: number): boolean =>
  /^obtain/.test(tokens[at]?.lower ?? '') && !/^(?:patients|participants|subjects|who|women|men)$/.test(tokens[at - 1]?.lower ?? '');

/** `all patients must receive denosumab or zoledronic acid` is advice, and assigns nobody. */
const advises = (tokens: readonly Token[], at: number): boolean =>
  tokens.slice(Math.max(0, at - 3), at).some(({ lower }) => modal.has(lower));
const modal = set('must should may can could might shall recommended advised');

function listAt(text: string, tokens: readonly Token[], at: number, grouped: boolean): ArmList | undefined {
  const list = withoutTail(readArmList(text, tokens, at, tokens.length, grouped));
  return list?.arms.every(({ name }) => isPlausible(name)) ? list : undefined;
}

/** `took X and Y for 4 weeks each, separated by a washout`: behind two arms, what can be none is none of the list. */
function withoutTail(list: ArmList | undefined): ArmList | undefined {
  if (!list || list.sets.length > 1) return list;
  let { length } = list.arms;
  while (length > 2 && !isPlausible(list.arms[length - 1]?.name ?? '')) length -= 1;
  if (length === list.arms.length) return list;
  const arms = list.arms.slice(0, length);
  return { arms, sets: [arms.map((_, at) => at)] };
}
