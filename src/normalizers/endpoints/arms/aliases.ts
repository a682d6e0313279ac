import { AliasIndex } from './alias-index.ts';
import { isControl, isExperimental } from './control.ts';
import type { NamedArm } from './named-arm.ts';

/** Words that name no arm by themselves, though they stand in a name. */
const plain = new Set(
  (
    'acid care therapy treatment control group program programme education training exercise surgery standard usual dose drug combination intensive early late high low plus with without of and or the a to in for by ' +
    'intervention patient study oral weekly daily management practice support system blood pressure oxygen water advice diet test arm alone week month day year mg injection infusion formulation form fixed sodium insulin vitamin human local anesthesia based ' +
    'standard-of-care conventional routine intravenous regimen chemotherapy radiation radiotherapy monotherapy antibiotic long short extended immediate delayed active medical agent medication hospital home conventional no not only first second continued self normal full course text message session single double type fractionated technique method device app visit follow-up coached open laparoscopic robotic total partial'
  ).split(' '),
);
/** Endings of drug names. */
const drug =
  /(?:mab|nib|lib|tinib|parib|ciclib|ine|olol?|ide|one|ate|cin|pril|artan|statin|vir|xaban|gatran|gliptin|gliflozin|glutide|formin|glitazone|prost|azole|oxacin|cillin|mycin|tide|stim|cept|triptan|setron|dipine|parin|fen|pam|lam|pine|done|pride|xetine|pram|farin|rine|mide|nide|lone|sone|tin|lin|rin|platin|taxel|bicin|rubicin|zumab|fusp|limus|dronate|ferol|rol|kine|ase|gel|pirin|grel|grelor|gine|zine|micin|sin|tan|ant|vec)$/;

/** Builds the look-up of names; `abbreviations` are those of the document. */
export function indexAliases(
  arms: readonly NamedArm[],
  abbreviations: readonly (readonly [short: readonly string[], long: readonly string[]])[],
): AliasIndex {
  const index = new AliasIndex();
  for (const [at, { words }] of arms.entries()) index.add(words, at);
  for (const [at, { aliases }] of arms.entries()) for (const alias of aliases) index.add(alias, at);
  for (const [at, { words, aliases }] of arms.entries()) {
    for (const variant of [words, ...aliases]) for (const other of rewritten(variant, abbreviations)) index.add(other, at);
  }
  for (const [at, arm] of arms.entries()) for (const part of distinctive(arm, arms)) index.add(part, at);
  roles(index, arms);
  withAndWithout(index, arms);
  return index;
}

/** A name with a short form for its long one, and the other way round. */
function rewritten(
  words: readonly string[],
  abbreviations: readonly (readonly [readonly string[], readonly string[]])[],
): (readonly string[])[] {
  const found: (readonly string[])[] = [];
  let all = words;
  for (const [short, long] of abbreviations) {
    for (const [from, to] of [
      [short, long],
      [long, short],
    ] as const) {
      const at = positionOf(words, from);
      if (at >= 0) found.push([...words.slice(0, at), ...to, ...words.slice(at + from.length)]);
    }
    const at = positionOf(all, long);
    if (at >= 0) all = [...all.slice(0, at), ...short, ...all.slice(at + long.length)];
  }
  if (all !== words) found.push(all);
  return found;
}

function positionOf(words: readonly string[], part: readonly string[]): number {
  if (part.length === 0) return -1;
  for (let at = 0; at + part.length <= words.length; at++) if (part.every((word, offset) => words[at + offset] === word)) return at;
  return -1;
}

/** The parts of a name that no other arm has: `solvetamab` of `letrozole plus solvetamab`, `glargine` of `insulin glargine`. */
function distinctive({ words }: NamedArm, arms: readonly NamedArm[]): (readonly string[])[] {
  const found: (readonly string[])[] = [];
  for (const word of words) {
    const shared = arms.filter((other) => other.words.includes(word)).length > 1;
    if (!shared && !plain.has(word) && word.length > 2 && (drug.test(word) || word === 'placebo' || word === 'sham' || words.length === 1))
      found.push([word]);
  }
  // `X alone` beside `X plus Y`: X is the one that has nothing else.
  if (words.length > 1 && (words.at(-1) === 'alone' || words.at(-1) === 'group' || words.at(-1) === 'arm')) found.push(words.slice(0, -1));
  return found;
}

/** `tarvodec with a loading dose` and `tarvodec without`: the part that tells them apart names them, `without` alone too. */
function withAndWithout(index: AliasIndex, arms: readonly NamedArm[]): void {
  const lacking = arms.flatMap(({ words }, at) => (words.includes('without') ? [at] : []));
  const [without] = lacking;
  if (without === undefined || lacking.length > 1) return;
  const words = arms[without]?.words ?? [];
  const part = words.slice(words.indexOf('without') + 1).filter((word) => !article.has(word));
  if (part.length > 0 && part.length <= 5) for (const variant of articled(part)) index.add(['without', ...variant], without);
  index.add(['without'], without);
  const having = arms.flatMap(({ words: own }, at) => (at !== without && own.includes('with') && includesAll(own, part) ? [at] : []));
  const [has] = having;
  if (has === undefined || having.length > 1 || part.length === 0) return;
  for (const variant of articled(part)) index.add(['with', ...variant], has);
  index.add([...part, 'group'], has);
  index.add([...part, 'arm'], has);
}

const article = new Set(['a', 'an', 'the']);
const articled = (part: readonly string[]): (readonly string[])[] => [part, ['the', ...part], ['a', ...part], ['an', ...part]];
const includesAll = (words: readonly string[], part: readonly string[]): boolean => part.every((word) => words.includes(word));

/** `the intervention group`, `controls`, where one arm alone can be meant. */
function roles(index: AliasIndex, arms: readonly NamedArm[]): void {
  if (arms.length < 2) return;
  const controls = arms.flatMap(({ control }, at) => (control ? [at] : []));
  const experimental = arms.flatMap(({ control, words }, at) => (control && !isExperimental(words) ? [] : [at]));
  const control = controls.length === 1 ? controls[0] : undefined;
  const treated = control !== undefined && arms.length === 2 ? 1 - control : experimental.length === 1 ? experimental[0] : undefined;
  if (control !== undefined) {
    for (const words of [
      ['control', 'group'],
      ['control', 'arm'],
      ['control'],
      ['comparison', 'group'],
      ['comparator', 'group'],
      ['comparator'],
      ['grupo', 'control'],
      ['grupo', 'controle'],
      ['groupe', 'contrôle'],
      ['groupe', 'témoin'],
      ['kontrollgruppe'],
      ['grupo', 'placebo'],
      ['groupe', 'placebo'],
      ['placebogruppe'],
    ])
      if (!(words.includes('placebo') || words[0] === 'placebogruppe') || isPlacebo(arms[control])) index.add(words, control);
    for (const head of ['period', 'phase', 'site', 'ward', 'cluster', 'practice', 'side']) index.add(['control', head], control);
    // `compared with nonuse`, `in nonusers`, of `no laxatives`.
    if (arms[control]?.words.some((word) => none.has(word)))
      for (const own of ['nonuse', 'nonuser', 'non-use', 'non-user', 'unexposed']) index.add([own], control);
    if (arms[control]?.words.includes('usual')) index.add(['usual', 'care'], control);
  }
  if (treated !== undefined) {
    for (const head of ['intervention', 'treatment', 'experimental', 'active', 'treated', 'study', 'test', 'verum']) {
      index.add([head, 'group'], treated);
      index.add([head, 'arm'], treated);
      if (head === 'intervention') index.add([head, 'period'], treated);
      if (head !== 'study' && head !== 'treatment' && head !== 'test' && head !== 'active') index.add([head, 'patient'], treated);
    }
    index.add(['active', 'treatment'], treated);
    index.add(['grupo', 'intervención'], treated);
    index.add(['grupo', 'experimental'], treated);
    index.add(['groupe', 'intervention'], treated);
    index.add(['interventionsgruppe'], treated);
    const words = arms[treated]?.words ?? [];
    if (words.includes('plus') || words[0] === 'combination') {
      index.add(['the', 'combination'], treated);
      index.add(['combination', 'group'], treated);
      index.add(['combination', 'arm'], treated);
      index.add(['combination', 'therapy'], treated);
    }
  }
}

const none = new Set(['no', 'never', 'without', 'non', 'nonuse', 'nonuser', 'unexposed']);

const isPlacebo = (arm: NamedArm | undefined): boolean => arm?.words.includes('placebo') ?? false;

/** Whether words can be told to name a control or its opposite. */
export function roleOf(words: readonly string[]): 'control' | 'experimental' | undefined {
  if (isControl(words)) return 'control';
  return isExperimental(words) ? 'experimental' : undefined;
}
