import { ownValue } from '../../model/own-value.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { foldedWords } from '../../normalizers/fold.ts';
import { titleWordsOf } from './title-words.ts';

/** A title as it is compared. */
export interface TitleForm {
  readonly words: readonly string[];
  /** All words in one, so that «post-stroke» is «poststroke» and a title without its blanks is itself. */
  readonly joined: string;
  /** How many of the words stand before the subtitle; all of them when there is none. */
  readonly main: number;
  /** In brackets, or with the name of a language behind it: translated for the list that it stands in. */
  readonly translated: boolean;
  /** In which language it seems to be, by its little words; undefined where they do not tell. */
  readonly language: string | undefined;
}

/** Longer titles are a whole abstract in the wrong field: what follows is not compared. */
const longestTitle = 1500;

const languages =
  'afrikaans|albanian|arabic|bosnian|bulgarian|catalan|chinese|croatian|czech|danish|dutch|english|estonian|finnish|flemish|french|german|greek|hebrew|hungarian|icelandic|italian|japanese|korean|latvian|lithuanian|macedonian|multilingual|norwegian|persian|polish|portuguese|romanian|russian|serbian|slovak|slovene|slovenian|spanish|swedish|thai|turkish|ukrainian|vietnamese';
const language = new RegExp(`[\\s.]*[([](?:in |article in |text in )?(?:${languages})[^\\])]{0,40}[\\])]\\s*\\.?\\s*$`, 'i');

/** What services add to a title: `RETRACTED: …`, `… [Review]`, `… (author's transl)`, `… [abstract no. 12]`. */
const additions: readonly RegExp[] = [
  /^\s*(?:retracted(?: article)?|withdrawn|article withdrawn)\s*[:.-]\s*/i,
  /\s*[([](?:review|reviews|letter|editorial|comment|abstract|meeting abstract|conference abstract|poster|oral|in process citation|retracted(?: article)?[^\])]{0,80}|withdrawn|erratum appears in[^\])]{0,200}|see comments?|proceeding|\d{1,3} refs?|author(?:'|’|&#39;)?s transl|corrected|electronic (?:resource|version))[\])]\s*\.?\s*$/i,
  /\s*\.?\s*(?:\[see comment[^\]]{0,30}\])\s*\.?\s*$/i,
];

/** Every title that a record has, of those that say something. One that stands in two languages, `… = …` or `… [ … ]`, is told as each of the two too. */
export function titleForms({ title, vernacularTitle, titles }: BibliographicRecord): readonly TitleForm[] {
  const all = [title, vernacularTitle, ...(titles ?? []).map(({ text }) => text)];
  const written = all.flatMap((text) => (text === undefined ? [] : [text.slice(0, longestTitle), ...sides(text.slice(0, longestTitle))]));
  const forms = new Map<string, TitleForm>();
  for (const text of written) {
    const form = formOf(text);
    if (form.words.length > 0 && !forms.has(form.joined)) forms.set(form.joined, form);
  }
  return [...forms.values()];
}

function formOf(written: string): TitleForm {
  let text = written;
  let translated = /^\s*\[/.test(text);
  for (let rounds = 0; rounds < 3; rounds++) {
    const before = text;
    if (language.test(text)) translated = true;
    text = additions.reduce((rest, addition) => rest.replace(addition, ''), text.replace(language, ''));
    if (text === before) break;
  }
  if (!/[\p{L}\p{N}]/u.test(text)) text = written;
  const words = titleWordsOf(text);
  const border = /(?:[:;?!]|\s[-–—]|\.)\s+(?=\S)/.exec(text);
  const main = border ? Math.min(titleWordsOf(text.slice(0, border.index)).length, words.length) : words.length;
  return { words, joined: words.join(''), main: main === 0 ? words.length : main, translated, language: languageOf(text) };
}

const littleWords: Readonly<Record<string, string>> = {
  ...Object.fromEntries('the of and with in by for'.split(' ').map((word) => [word, 'en'])),
  ...Object.fromEntries('der die das und bei mit von eine einer des zur'.split(' ').map((word) => [word, 'de'])),
  ...Object.fromEntries('el los las del y con por una un su'.split(' ').map((word) => [word, 'es'])),
  ...Object.fromEntries('le les des et chez dans du une sur au aux l d'.split(' ').map((word) => [word, 'fr'])),
  ...Object.fromEntries('il della dei delle nel nella gli di e per'.split(' ').map((word) => [word, 'it'])),
  ...Object.fromEntries('o os as do dos da das em com no na ao e para'.split(' ').map((word) => [word, 'pt'])),
};

/** English against the rest is what matters: which of two Romance languages it is says nothing here. */
function languageOf(title: string): string | undefined {
  let english = 0;
  let other = 0;
  for (const word of foldedWords(title)) {
    const language = ownValue(littleWords, word);
    if (language === 'en') english += 1;
    else if (language !== undefined) other += 1;
  }
  if (english + other < 2 || english === other) return undefined;
  return english > other ? 'en' : 'other';
}

const least = 15;

/** The two titles of «Tide und Knochen = Tide and bone» and «Tide und Knochen [Tide and bone]». */
function sides(text: string): readonly string[] {
  const [, first = '', second = ''] = /^(.+?)\s+=\s+(.+)$/.exec(text) ?? /^([^[\]]+?)\s*\[([^[\]]+)\]\s*\.?\s*$/.exec(text) ?? [];
  return first.trim().length < least || second.trim().length < least ? [] : [first, second];
}
