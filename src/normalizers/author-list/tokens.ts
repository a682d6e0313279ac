import { hasGroupWord } from '../collective.ts';
import { foldLetters } from '../fold.ts';
import { givenNames, shortSurnames } from '../frequent-names.ts';
import { degree, initialsWord, largeParticles, openers, particles, suffix } from '../name-words.ts';

/**
 * What an author list is made of. `joint` is the conjunction inside a family name (`Ortega y Gasset`) or between two persons: the reading decides.
 * `aside` is what brackets hold, `other` what is neither name nor mark.
 */
type TokenKind =
  | 'word'
  | 'comma'
  | 'semicolon'
  | 'and'
  | 'joint'
  | 'point'
  | 'incomplete'
  | 'editor'
  | 'translator'
  | 'aside'
  | 'other'
  | 'gap';

export interface Token {
  readonly kind: TokenKind;
  /** As it is read: broken spacing mended (`D .` is `D.`, `Mur- phy` is `Murphy`). */
  readonly text: string;
  /** Offsets into the list as written, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Whether a blank stands before it, so that `J.-P.` and `J. P.` are read back as they are written. */
  readonly spaced: boolean;
  readonly word?: WordShape;
}

interface WordShape {
  readonly initials: boolean;
  readonly pointed: boolean;
  readonly capitals: boolean;
  readonly small: boolean;
  /** A particle written small: `van`. */
  readonly particle: boolean;
  /** A particle in any writing, or what opens a family name and is none by itself: `Van`, `St`, `Mc`. */
  readonly opens: boolean;
  readonly givenName: boolean;
  readonly shortSurname: boolean;
  readonly ofGroup: boolean;
  readonly suffix: boolean;
  readonly degree: boolean;
  /** Scripts without capitals and without blanks between names. */
  readonly han: boolean;
  readonly letters: number;
}

/** The conjunction before «others» is small: the E of «Atlas E et al.» is an initial. */
const beforeOthers = /[[(]?(?:(?:and|und|et|[&yei])\s)?/uy;
const others =
  /(?:et[.,]?\s?(?:alii|aliae|alios)(?![\p{L}\p{M}-])|et[.,]?\s?al(?![\p{L}\p{M}-])|(?<=&\s?)al(?![\p{L}\p{M}-])|et coll?(?![\p{L}\p{M}-])|and (?:\d{1,4} )?(?:others|colleagues|co-?workers)(?![\p{L}\p{M}-])|& (?:al|others|colleagues)(?![\p{L}\p{M}-])|y (?:cols?|otros|colaboradores)(?![\p{L}\p{M}-])|e (?:cols?|outros|colaboradores|altri)(?![\p{L}\p{M}-])|und (?:andere|mitarbeiter)(?![\p{L}\p{M}-])|u\.\s?a(?![\p{L}\p{M}-])|i in(?![\p{L}\p{M}-])|i sur(?![\p{L}\p{M}-])|a kol(?![\p{L}\p{M}-])|a spol(?![\p{L}\p{M}-])|og (?:andre|medarb)(?![\p{L}\p{M}-])|och (?:andra|medarb)(?![\p{L}\p{M}-])|en anderen(?![\p{L}\p{M}-])|ve ark(?![\p{L}\p{M}-])|и др(?!\p{L})|и соавт(?!\p{L})|та ін(?!\p{L}))\.?[\])]?|…|\.\s?\.\s?\.(?:\s?\.)?|ほか(?!\p{L})|[他等](?!\p{L})|외(?:\s?\d{1,3}\s?[명인]?)?(?!\p{L})/iuy;
const othersDutch = /e\.a\./uy;
const editor =
  /(?:[[(]\s?(?:eds?|editors?|hrsg|hgg?|orgs?|coords?|dirs?|éds?|éditeurs?|red|a cura di|comps?|editores|organizadores?)\b\.?\s?[\])]|(?:eds|editors?|edited by|ed\. by|hrsg|herausgegeben von|orgs|coords|a cura di|éds|sous la direction de)(?![\p{L}-])\.?|(?<=,\s?)(?:ed|hg|org|coord|dir|éd)\.(?=\s?(?:$|[,;:.)])))/iuy;
const translator = /[[(]?\s?(?:trans(?:l|lators?|lated by)?|übers|trad)(?![\p{L}-])\.?(?:\s(?:by|de|von)(?![\p{L}-]))?\s?[\])]?/iuy;
const onBehalf = /(?:,\s?)?(?:and\s)?(?:(?:on behalf of|for|in collaboration with|with|from)\s(?:the\s)?|(?:the)\s)(?=\p{Lu})/uy;
const conjunction =
  /(?:&amp;|&#38;|[&+/]|and(?=\p{Lu})|(?:and|und|et|en|og|och|oraz|ve|και|ed|и|та)(?![\p{L}\p{M}'’-])|(?:And|AND|Und|UND|Et|ET)(?=\s+\p{Lu}))/uy;
const joint = /(?:y|e|i|a|и)(?=\s)/uy;
const suffixWord = /(?:\d(?:st|nd|rd|th)|[Jj]r|[Ss]r|III?|IV)(?![\p{L}\p{M}\d'’-])\.?/uy;
const address = /[^\s,;()<>@[\]]{1,80}@[^\s,;()<>@[\]]{1,80}/uy;
const bracketed = /\((?:[^()]{0,200})\)|\[(?:[^[\]]{0,200})\]|<[^<>]{0,200}>/uy;
/** Signs of Latin-1 inside a word are letters that were read in the wrong encoding, `_` and `^` accents that had no letter. */
const letterRun = /[-‐‑]?['’ʻʼ‘`´]?[\p{L}\p{M}]+(?:['’ʻʼ‘`´·・‐‑_^~¡-¿-][\p{L}\p{M}]+)*/uy;
/** Marks of affiliations and footnotes, glued to a name: «Egli1 T.». */
const title = /(?:(?:Dr|Prof|Mr|Mrs|Ms|Dra|Profa)\.|Professor(?=\s))/uy;
const footnote = /[\d¹²³⁰⁴-⁹*†‡§]{1,3}(?![\p{L}\d])/uy;
const nobody = /\[?anon(?:ymous|yme|\.)?(?!\p{L})\]?/iuy;
/** «King- YuenNg», «Mur- phy»: the hyphen at the end of a line that was joined. */
const brokenHyphen = /[-‐‑]\s{1,2}(?=\p{L})/uy;
const point = /\.|\s\.(?!\s?\.)/uy;

const hanRun = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Hiragana}・·]+$/u;

/** The words and marks of an author list, in order; blanks are left out. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const points = text.match(/\p{L}\s?\./gu)?.length ?? 0;
  const listEnd = text.trimEnd().length;
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  let spaced = true;
  const push = (kind: TokenKind, length: number, word?: WordShape, read?: string): void => {
    const end = at + length;
    tokens.push({ kind, text: read ?? text.slice(at, end), start: at, end, spaced, ...(word ? { word } : {}) });
    at = end;
    spaced = false;
  };
  while (at < text.length) {
    const sign = text[at] ?? '';
    if (/[\s\u200b\u2060\ufeff]/.test(sign)) {
      at += 1;
      spaced = true;
      continue;
    }
    const atWord = spaced || !/[\p{L}\p{M}]/u.test(text[at - 1] ?? '');
    const more = atWord || /[等他외…]/.test(sign) ? othersHere() : 0;
    if (more > 0) {
      push('incomplete', more);
      continue;
    }
    const unnamed = atWord ? (take(nobody) ?? take(title)) : undefined;
    if (unnamed) {
      push('other', unnamed.length);
      continue;
    }
    if (/[,，、،]/.test(sign)) {
      const lead = take(onBehalf);
      push('comma', lead?.length ?? 1);
      continue;
    }
    if (/[;；|•]/.test(sign)) {
      push('semicolon', 1);
      continue;
    }
    const edited = atWord ? take(editor) : undefined;
    if (edited) {
      push('editor', edited.length);
      continue;
    }
    const translated = atWord && /[[(]|\p{Ll}/u.test(sign) ? take(translator) : undefined;
    if (translated) {
      push('translator', translated.length);
      continue;
    }
    // «Association for the Study of Example» is one group, «Smith J for the Example Study Group» is not.
    const last = tokens.at(-1);
    const insideName = last?.kind === 'word' && !last.word?.initials;
    const behalf = atWord && (!insideName || text.startsWith('on ', at)) ? take(onBehalf) : undefined;
    if (behalf) {
      push('and', behalf.trimEnd().length);
      continue;
    }
    const and = atWord || /[&+/]/.test(sign) ? take(conjunction) : undefined;
    if (and) {
      push('and', and.length);
      continue;
    }
    const joined = spaced ? take(joint) : undefined;
    if (joined) {
      push('joint', joined.length);
      continue;
    }
    const mail = take(address);
    if (mail) {
      push('other', mail.length);
      continue;
    }
    const ending = atWord ? take(suffixWord) : undefined;
    if (ending) {
      const bare = ending.endsWith('.') && at + ending.length === listEnd && points === 1 ? ending.slice(0, -1) : ending;
      push('word', bare.length, shapeOf(bare));
      continue;
    }
    const aside = at > 0 ? take(bracketed) : undefined;
    if (aside) {
      push('aside', aside.length);
      continue;
    }
    const run = take(letterRun);
    if (run) {
      pushWord(run);
      continue;
    }
    if (sign === '.') {
      push('point', 1);
      continue;
    }
    if (/\d/.test(sign)) {
      push('other', /^\d+/.exec(text.slice(at, at + 20))?.[0].length ?? 1);
      continue;
    }
    // 𝟡 has two units and is a digit as a whole only
    push('gap', (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
  }
  return tokens;

  function othersHere(): number {
    const small = take(othersDutch);
    if (small) return small.length;
    const bracket = /[[(]/.test(text[at] ?? '') ? 1 : 0;
    for (const skipped of [take(beforeOthers)?.length ?? 0, bracket]) {
      others.lastIndex = at + skipped;
      const found = others.exec(text)?.[0];
      if (found) return skipped + found.length;
    }
    return 0;
  }

  function pushWord(found: string): void {
    let run = found;
    // 王小明等: «and others» is written without a blank.
    if (
      hanRun.test(run) &&
      /.[等他외]$/u.test(run) &&
      (!run.endsWith('외') || /^\s?\d/.test(text.slice(at + run.length, at + run.length + 2)))
    )
      run = run.slice(0, -1);
    let length = run.length;
    let read = run;
    brokenHyphen.lastIndex = at + length;
    const broken = /\p{L}{2}$/u.test(run) ? brokenHyphen.exec(text)?.[0] : undefined;
    if (broken) {
      letterRun.lastIndex = at + length + broken.length;
      const rest = letterRun.exec(text)?.[0] ?? '';
      read += /^\p{Ll}/u.test(rest) ? rest : `-${rest}`;
      length += broken.length + rest.length;
    }
    footnote.lastIndex = at + length;
    length += footnote.exec(text)?.[0].length ?? 0;
    point.lastIndex = at + length;
    const stop = point.exec(text)?.[0];
    const glued = stop ? /^(.*\p{Ll})(\p{Lu})$/u.exec(read) : null;
    if (glued?.[1] && !broken && glued[1].length > 2) {
      // «SmithJ.A.»
      push('word', glued[1].length, shapeOf(glued[1]));
      push('word', (glued[2]?.length ?? 1) + (stop?.length ?? 0), shapeOf(`${glued[2]}.`), `${glued[2]}.`);
      return;
    }
    const letters = lettersOf(read);
    const pointEndsList = stop !== undefined && points === 1 && tokens.at(-1)?.kind !== 'comma' && at + length + stop.length >= listEnd;
    const mayTake = letters <= 1 || (letters <= 3 && (/^\P{L}*\p{Lu}/u.test(read) || suffix.test(read))) || suffix.test(read);
    if (stop && mayTake && !pointEndsList && !hanRun.test(read)) push('word', length + stop.length, shapeOf(`${read}.`), `${read}.`);
    else push('word', length, shapeOf(read), read);
  }
}

const lettersOf = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;

function shapeOf(text: string): WordShape {
  const letters = lettersOf(text);
  const bare = text.replace(/\.$/, '').replace(/^[-‐‑]/, '');
  const folded = foldLetters(bare);
  const particle = particles.has(bare) || particles.has(bare.replace(/^’/, "'"));
  return {
    initials: initialsWord.test(text.replace(/^[-‐‑]/, '')) || /^\p{Lu}(?:[-‐‑]\p{Lu})?\.?$/u.test(bare),
    pointed: text.endsWith('.'),
    capitals: letters > 1 && /\p{Lu}/u.test(bare) && !/\p{Ll}/u.test(bare),
    small: /^['’ʻʼ‘`´]?\p{Ll}/u.test(bare) && !/^\p{Ll}{1,4}['’-]\p{Lu}/u.test(bare) && !/^\p{Ll}{1,5}\p{Lu}/u.test(bare),
    particle,
    opens: particle || largeParticles.has(text) || openers.has(text),
    givenName: givenNames.has(folded.split(/[-‐‑]/)[0] ?? ''),
    shortSurname: shortSurnames.has(folded),
    ofGroup: hasGroupWord(bare),
    suffix: suffix.test(text) && !/^[IVX]$/.test(bare),
    degree: degree.test(bare),
    han: hanRun.test(bare),
    letters,
  };
}
