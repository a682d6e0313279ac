import type { Token } from '../token.ts';
import { wordsOf } from './atoms.ts';
import { bracketAt, bracketContents } from './bracket.ts';

/** What a text calls an arm, cut free of its dose and schedule. */
export interface ArmPhrase {
  /** As written: `lapatinib (LAP) plus trastuzumab`. */
  readonly name: string;
  /** The name's words; bracketed short forms are left out. */
  readonly words: readonly string[];
  /** Other names of it: a short form in brackets, alone or in the place of what it stands for. */
  readonly aliases: readonly (readonly string[])[];
  readonly n?: number;
  /** The name with its dose, for arms that differ in nothing else: `quetiapine 300 mg/day`. */
  readonly dosed?: { readonly name: string; readonly words: readonly string[] };
  /** The phrase was a dose or a duration alone: `24 weeks`. */
  readonly bare: boolean;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** What may stand before a name and is no part of it. */
const leading = set(
  'a an the either receive received receiving undergo underwent oral orally intravenous subcutaneous intramuscular topical matching matched identical matched-placebo ' +
    'treatment therapy with to of for administration open-label double-blind blinded masked adjunctive additional once-daily twice-daily once-weekly daily weekly monthly single once twice one two ' +
    'up total duration dose doses cycles cycle course courses injection injections infusion intra-articular intravitreal bedtime evening dose-adjusted in into be treated given have their group groups arm by initial initially and ' +
    'un una el la le les der die das ein eine einen con avec mit recibir recevoir receber placebo-matched either: only add-on take use continue fixed-dose add adding addition initiating initiation starting start switching dosage dosages para por à au aux los las uso being sequence sequences biphasic entweder entre oder',
);
/** Words before a name that are kept where nothing else parts two arms: `fixed-dose X, shock-dependent X, or no X`. */
const schedules = set(
  'oral intravenous subcutaneous intramuscular topical open-label once-daily twice-daily once-weekly daily weekly monthly single intra-articular intravitreal evening dose-adjusted fixed-dose add-on initial biphasic',
);
/** What ends a name within a phrase. */
const trailing = set(
  'once twice thrice daily weekly monthly every per for until within followed added given administered on over during using via by each at tid bid qd od qid to plus/minus in as who that which before after from ' +
    'titrated starting up adjunct diluted delivered used alongside together received receive receiving continued when while where through i.e e.g ie eg provided consisting comprising according without/with because were was had are is cada durante pendant para pour während für',
);
const units = set(
  'mg g kg µg μg mcg ug ng ml l u iu iu/day mg/day mg/kg mg/m2 mg/d g/d g/day mmol mol gy mgy cgy % week weeks day days month months year years hour hours h hr hrs min minutes times mg/dl million billion units unit cycle cycles session sessions drops drop dose doses mm cm ppm mg/ml mcg/kg µg/kg ug/kg ml/kg µg/day mcg/day fraction fractions',
);
/** Tails that name nothing: `placebo treatment`. */
const tails = set(
  'treatment therapy treatments supplement supplements supplementation injection injections bolus tablet tablets capsule capsules respectively only regimen monotherapy dosage and or plus the a with matching matched of once topical topically oral add-on once-daily twice-daily once-weekly',
);

const isDose = (tokens: readonly Token[], at: number, to: number): boolean => {
  const token = tokens[at];
  if (token === undefined || at >= to) return false;
  if (token.kind === 'number') return true;
  return token.value !== undefined && /^[\d.·]+-?(?:mg|g|µg|mcg|week|day|month|hour|h|min|ml|gy)/.test(token.lower);
};

/** Reads the tokens from `from` to `to` (exclusive) as one arm; nothing where no name is among them. */
export function readArmPhrase(text: string, tokens: readonly Token[], from: number, to: number): ArmPhrase | undefined {
  let start = from;
  // `1 g intravenous`, `up to eight 21-day cycles of`, `a single injection of 75 million`.
  let doseAt: number | undefined;
  let schedule: number | undefined;
  let early: number | undefined;
  let unit: Token | undefined;
  while (start < to) {
    const token = tokens[start] as Token;
    const next = tokens[start + 1];
    if (isDose(tokens, start, to)) {
      doseAt ??= start;
      start += 1;
      while (start < to && (units.has(tokens[start]?.lower ?? '') || tokens[start]?.lower === '/' || tokens[start]?.lower === '%'))
        start += 1;
    } else if (
      leading.has(token.lower) &&
      !(next?.lower === '(' && start === from && token.kind === 'word' && !articles.has(token.lower))
    ) {
      if (schedules.has(token.lower)) schedule = start;
      start += 1;
    } else if (token.lower === '(' || token.lower === '[') {
      // `(A) distilled water`, `(n = 30) laser`: a bracket before the name.
      const close = bracketAt(tokens, start, to);
      if (close === undefined || close + 1 >= to) break;
      if (start > from) {
        // `24 (n = 93) weeks of therapy`
        if (doseAt === undefined || !units.has(tokens[close + 1]?.lower ?? '') || tokens[start - 1]?.kind !== 'number') break;
        early = bracketContents(tokens, start + 1, close).count;
        unit = tokens[close + 1];
        start = close + 2;
      } else start = close + 1;
    } else if (token.kind === 'mark' && token.lower !== '(' && token.lower !== '[') start += 1;
    else break;
  }
  // German tells of the patients behind the verb: `erhielten 684 Patienten ab 65 Jahren Menadolin (n = 343)`.
  if (tokens[start]?.lower === 'patienten' || tokens[start]?.lower === 'patientinnen') {
    let end = start;
    while (end < to && tokens[end]?.lower !== '(') end += 1;
    start = Math.max(start, end - 1);
  }
  const kept: number[] = [];
  const shorts: { at: number; words: readonly string[]; text: string }[] = [];
  let n = early;
  let cut: number | undefined;
  for (let index = start; index < to; index++) {
    const token = tokens[index] as Token;
    if (token.lower === '(' || token.lower === '[') {
      const close = bracketAt(tokens, index, to) ?? to;
      const { count, short } = bracketContents(tokens, index + 1, Math.min(close, to));
      n ??= count;
      if (short && (cut === undefined || kept.length > 0))
        shorts.push({
          at: kept.length,
          words: wordsOf(tokens, short.from, short.to),
          text: text.slice(tokens[short.from]?.start, tokens[short.to - 1]?.end),
        });
      index = close;
      continue;
    }
    if (cut !== undefined) {
      // `letrozole 2.5 mg daily plus X 125 mg daily`: a combination goes on behind a dose.
      if (!goesOnWith(tokens, index, to) || kept.length === 0) continue;
      cut = undefined;
      kept.push(index);
      index = behindDose(tokens, index + 1, to) - 1;
      continue;
    }
    const begun = kept.length > 0;
    if (begun && /^(?:plus|\+)$/.test(tokens[index - 1]?.lower ?? '') && isDose(tokens, index, to)) {
      // `ropivacaine + 1 ml clonidine`
      const behind = behindDose(tokens, index, to);
      if (behind > index) {
        index = behind - 1;
        continue;
      }
    }
    const no = kept.length === 1 && tokens[kept[0] ?? 0]?.lower === 'no';
    if (begun && !no && (trailing.has(token.lower) || (isDose(tokens, index, to) && !namesNumber(tokens, index)))) {
      cut = index;
      continue;
    }
    if (kept.length >= 14) cut = index;
    else kept.push(index);
  }
  while (
    kept.length > 0 &&
    (tails.has(tokens[kept.at(-1) ?? 0]?.lower ?? '') || isTailMark(tokens[kept.at(-1) ?? 0])) &&
    (kept.length > 1 || isTailMark(tokens[kept[0] ?? 0]))
  )
    kept.pop();
  const first = kept[0];
  const last = kept.at(-1);
  const counted = n === undefined ? {} : { n };
  if (first === undefined || last === undefined || kept.every((index) => leading.has(tokens[index]?.lower ?? ''))) {
    if (doseAt === undefined) return undefined;
    let last = doseAt + 1;
    while (last < to && units.has(tokens[last]?.lower ?? '')) last += 1;
    const tail = unit ? ` ${unit.lower}` : '';
    const name = `${text.slice(tokens[doseAt]?.start, tokens[last - 1]?.end)}${tail}`;
    const words = [...wordsOf(tokens, doseAt, last), ...(unit ? [unit.lower] : [])];
    return {
      name: withShort(
        name,
        shorts.map((short) => short.text),
      ),
      words,
      aliases: shorts.map((short) => short.words),
      ...counted,
      bare: true,
    };
  }
  const words = kept.flatMap((index) => wordsOf(tokens, index, index + 1));
  if (words.length === 0) return undefined;
  const aliases: (readonly string[])[] = [];
  for (const short of shorts) {
    aliases.push([...short.words, ...kept.slice(short.at).flatMap((index) => wordsOf(tokens, index, index + 1))]);
  }
  const [bracketed] = shorts;
  if (bracketed && bracketed.at > 0 && bracketed.at < kept.length) {
    // `velpatinib (VEL) plus X` as it stands.
    const [ahead, behind] = [kept.slice(0, bracketed.at), kept.slice(bracketed.at)].map((part) =>
      part.flatMap((index) => wordsOf(tokens, index, index + 1)),
    );
    aliases.push([...(ahead ?? []), '(', ...bracketed.words, ')', ...(behind ?? [])]);
  }
  const dosed =
    dosedName(text, tokens, first, cut, to, words, doseAt) ??
    (schedule === undefined || schedule !== first - 1
      ? undefined
      : {
          name: `${text.slice(tokens[schedule]?.start, tokens[schedule]?.end)} ${nameOf(text, tokens, kept, shorts)}`,
          words: [...wordsOf(tokens, schedule, schedule + 1), ...words],
        });
  return { name: nameOf(text, tokens, kept, shorts), words, aliases, ...counted, ...(dosed ? { dosed } : {}), bare: false };
}

const articles = set('a an the');

/** `plus`, `+`, with a word behind it that is no schedule's. */
const goesOnWith = (tokens: readonly Token[], at: number, to: number): boolean =>
  /^(?:plus|\+)$/.test(tokens[at]?.lower ?? '') && at + 1 < to && tokens[at - 1]?.lower !== '/';

/** `+ 1 ml clonidine`, `plus oral X`: where the name behind a sign begins. */
function behindDose(tokens: readonly Token[], from: number, to: number): number {
  let at = from;
  while (at < to && isDose(tokens, at, to)) {
    at += 1;
    while (at < to && (units.has(tokens[at]?.lower ?? '') || /^(?:\/|%|of)$/.test(tokens[at]?.lower ?? ''))) at += 1;
  }
  return at < to ? at : from;
}
const isTailMark = (token: Token | undefined): boolean => token?.kind === 'mark' && token.lower !== '%' && token.lower !== '+';

/** `glargine 100` has no dose behind it where the number belongs to a name: `vitamin D 3`, `lutetium 177`, `type 2`. */
function namesNumber(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]?.lower ?? '';
  const before = tokens[at - 1]?.lower ?? '';
  return tokens[at]?.kind === 'number' && !units.has(next) && next !== '%' && (numbered.has(before) || before === '-');
}
const numbered = set(
  'type phase group arm stage vitamin factor interleukin omega class grade ' +
    // Isotopes: `radium 223`, `lutetium 177`.
    'actinium caesium cesium chromium cobalt fluorine gallium holmium indium iodine iridium lutetium palladium phosphorus radium rhenium samarium strontium technetium thallium thorium xenon yttrium zirconium',
);

const withShort = (name: string, shorts: readonly string[]): string => (shorts[0] === undefined ? name : `${name} (${shorts[0]})`);

/** The kept tokens as written, with short forms in their places and counts left out. */
function nameOf(text: string, tokens: readonly Token[], kept: readonly number[], shorts: readonly { at: number; text: string }[]): string {
  let name = '';
  for (const [at, index] of kept.entries()) {
    for (const short of shorts) if (short.at === at && at > 0) name += ` (${short.text})`;
    const token = tokens[index] as Token;
    name += `${name !== '' && (token.spaced || kept[at - 1] !== index - 1) ? ' ' : ''}${text.slice(token.start, token.end)}`;
  }
  for (const short of shorts) if (short.at >= kept.length) name += ` (${short.text})`;
  return name;
}

/** `quetiapine 300 mg/day`, `0.5% timolol`: the name and the number and unit at its side. */
function dosedName(
  text: string,
  tokens: readonly Token[],
  first: number,
  cut: number | undefined,
  to: number,
  words: readonly string[],
  doseAt: number | undefined,
): { name: string; words: readonly string[] } | undefined {
  if (cut !== undefined && isDose(tokens, cut, to)) {
    let end = cut + 1;
    while (end < to && (units.has(tokens[end]?.lower ?? '') || tokens[end]?.lower === '/')) end += 1;
    return { name: text.slice(tokens[first]?.start, tokens[end - 1]?.end), words: [...words, ...wordsOf(tokens, cut, end)] };
  }
  if (doseAt !== undefined) {
    let end = doseAt + 1;
    while (end < first && (units.has(tokens[end]?.lower ?? '') || tokens[end]?.lower === '/')) end += 1;
    return {
      name: `${text.slice(tokens[doseAt]?.start, tokens[end - 1]?.end)} ${words.join(' ')}`,
      words: [...wordsOf(tokens, doseAt, end), ...words],
    };
  }
  return undefined;
}
