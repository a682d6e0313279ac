import type { Token } from '../token.ts';

/** Who is counted: `188 patients (3%)`. */
export const countedNoun =
  /^(?:(?:evaluable|treated|randomi[sz]ed|more|fewer|other|eligible|enrolled|assessable|female|male|adult|elderly|such|of|the|these)$)|^(?:patients?|participants?|subjects?|women|woman|men|man|children|child|infants?|neonates?|newborns?|eyes?|persons?|people|adults?|individuals?|cases?|events?|deaths?|volunteers?|respondents?|residents?|teeth|tooth|implants?|users?|girls?|boys?|mothers?|recipients?|students?|lesions?|wounds?|episodes?|studies|trials|rats?|mice|animals?|samples?|knees?|hips?|limbs?|sites?|adolescents?|pacientes?|patientinnen|patienten|sujetos|sujets|enfants|casos|cas|patientes?|niños|crianças|kindern|frauen|femmes|mujeres|mulheres)$/;

/** Events, which are counted for themselves: `402 hospitalizations`, `three fatal fistulas`. */
const eventNoun =
  /^(?:deaths?|events?|cases?|episodes?|strokes?|fractures?|cancers?|falls?|seizures?|relapses?|pregnancies|births|bleeds|leaks?|failures?|losses|attacks?|mortes|muertes|décès|todesfälle|fistulas?|thromboses|metastases|ulcers?|abscess(?:es)?|tumou?rs?|deliveries|miscarriages|stillbirths|cures|suicides?|crises|syncopes?|flares?|falls|readmissions?|admissions?|responses|discontinuations?|withdrawals?|transfusions?|injuries|surgeries|hospitali[sz]ations?|hospitalisations|exacerbations?|infections?|complications?|recurrences?|reoperations?|reactions?|perforations?|dislocations?|amputations?|conversions?|haemorrhages?|hemorrhages?|arrests?|procedures?|thrombosen|blutungen|muertos?|óbitos?)$/;

const isInteger = (token: Token | undefined): boolean =>
  token?.kind === 'number' && Number.isInteger(token.value) && (token.value ?? -1) >= 0 && !/[.·]/.test(token.lower);

/**
 * Whether a whole number counts people or events: `9 vs. 16 cases`, `in 11, 9 and 13 women`, `two complete responses`, `1 placebo recipient`. At most two words stand
 * between the last number and the noun, which is one of people only where `people` are asked for.
 */
export function countsAt(tokens: readonly Token[], from: number): 'people' | 'events' | undefined {
  let at = from;
  // `eight, seven, and five children`
  for (let numbers = 0; numbers < 5; numbers++) {
    if (!isInteger(tokens[at])) return undefined;
    at += 1;
    let joint = at;
    while (joint < at + 2 && /^(?:,|and|or|vs|versus|v|y|e|et|und)$/.test(tokens[joint]?.lower ?? '')) joint += 1;
    if (joint === at || !isInteger(tokens[joint])) break;
    at = joint;
  }
  for (let words = 0; words < 3; words++) {
    const token = tokens[at + words];
    if (token?.kind !== 'word' || /^(?:of|in|with|to|and|at|by|for|on|from|the|was|were|had|vs|versus|than)$/.test(token.lower))
      return undefined;
    if (eventNoun.test(token.lower)) return 'events';
    if (
      countedNoun.test(token.lower) &&
      !/^(?:of|the|these|more|fewer|other|such|trials?|studies|samples?|sites?|eligible|randomi[sz]ed|enrolled|evaluable|assessable|adult|elderly|female|male|treated)$/.test(
        token.lower,
      )
    )
      return 'people';
    if (token.value !== undefined) return undefined;
  }
  return undefined;
}

/** `132 patients in the short-course group and 141 in the long-course group`: the noun is not said again. */
export const countsAgain = (tokens: readonly Token[], at: number): boolean =>
  isInteger(tokens[at]) &&
  /^(?:and|vs|versus|v|y|e|und|et)$/.test(
    tokens[at - 1]?.lower === 'in' || tokens[at - 1]?.lower === 'bei' ? (tokens[at - 2]?.lower ?? '') : 'and',
  ) &&
  /^(?:and|vs|versus|with|than|v|to|y|e|und|et|bei|em|en|chez|in)$/.test(tokens[at - 1]?.lower ?? '') &&
  /^(?:in|of|on|with|among|receiving|given|assigned|after|from|unter|no|en|del|dans|under)$/.test(tokens[at + 1]?.lower ?? '');

/** `8 (18%) progressed (three lymph node and five visceral metastases)`: a bracket of two counts with words behind each, that divides the count before it. */
export function breaksDownAt(tokens: readonly Token[], at: number): boolean {
  let open = at - 1;
  while (open > at - 7 && tokens[open]?.kind === 'word') open -= 1;
  if (tokens[open]?.kind === 'number') open -= 1;
  if (tokens[open]?.lower !== '(' && tokens[open]?.lower !== '[') return false;
  const before = tokens[open - 1]?.lower ?? '';
  if (before === 'n' || !isInteger(tokens[open + 1])) return false;
  let numbers = 0;
  for (let index = open + 1; index < open + 14; index++) {
    const token = tokens[index];
    if (token?.lower === ')' || token?.lower === ']') return numbers === 2 && tokens[index - 1]?.kind === 'word';
    if (token?.kind === 'number') {
      if (!token.spelled || tokens[index + 1]?.kind !== 'word' || (numbers > 0 && tokens[index - 1]?.lower !== 'and')) return false;
      numbers += 1;
    } else if (
      token?.kind !== 'word' ||
      token.value !== undefined ||
      /^(?:in|of|with|to|group|vs|versus|arm|patients|participants)$/.test(token.lower)
    )
      return false;
  }
  return false;
}

const nobody = new Set(['none', 'ninguno', 'ninguna', 'nenhum', 'nenhuma', 'aucun', 'aucune', 'keine', 'keiner', 'keinem', 'keinen']);

/** `11 [5%] vs none`, `and three in group C, but none in group B`: nobody, told beside a count. */
export const isNone = (tokens: readonly Token[], at: number): boolean =>
  nobody.has(tokens[at]?.lower ?? '') && /^(?:vs|versus|v|and|but|with|to|in|en|em|bei|chez|y|e|et|und)$/.test(tokens[at - 1]?.lower ?? '');
