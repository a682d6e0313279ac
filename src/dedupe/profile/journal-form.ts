import type { BibliographicRecord } from '../../model/record.ts';
import { foldedWords } from '../../normalizers/fold.ts';
import { sharedText } from './shared-text.ts';

/** A journal, book or series as compared. */
export interface JournalForm {
  /** Each way in which it is named, as its words that count. */
  readonly names: readonly (readonly string[])[];
  readonly issns: readonly string[];
  readonly nlmId: string | undefined;
}

const passing: ReadonlySet<string> = new Set(
  'the of and in for on to a an de la le les du des et der die das und fur zur del los las y e da do dos di il della en i supplement supplements suppl supplementum'.split(
    ' ',
  ),
);

/** What stands behind a journal's name: the place, the publisher's remark, the conference whose abstracts a supplement prints, its society. */
const behind =
  /\s*(?:[([].*|\b(?:Conference|Congress|Meeting)\s*:.*|\s[:=/]\s.*|:\s.*|;.*|\.\s+(?:Conference|Supplement|Official|Annual|Published)\b.*)$/i;

export function journalForm({ container }: BibliographicRecord): JournalForm | undefined {
  if (!container) return undefined;
  const written = [container.title, container.abbreviation].flatMap((name) => (name === undefined ? [] : [name]));
  const names = new Map<string, readonly string[]>();
  for (const name of written) {
    const words = wordsOf(name);
    if (words.length > 0) names.set(words.join(' '), words);
  }
  if (names.size === 0 && !container.issn && container.nlmId === undefined) return undefined;
  return { names: [...names.values()], issns: container.issn ?? [], nlmId: container.nlmId };
}

/** The words of a journal's name that count, folded. */
function wordsOf(name: string): readonly string[] {
  const cut = name.slice(0, 300).replace(behind, '');
  const words = foldedWords((/\p{L}/u.test(cut) ? cut : name).replace(/['’]/g, ''));
  const telling = words.filter((word) => !passing.has(word));
  return (telling.length > 0 ? telling : words).map(sharedText);
}
