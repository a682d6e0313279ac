import type { BibliographicRecord } from '../model/record.ts';
import { readLanguage } from '../normalizers/language.ts';
import { addFinding, type Drafting } from './drafting.ts';
import { textFrom, textsFrom } from './json-item.ts';
import { readAbstractSections, writeAbstractSections } from './labelled-abstract.ts';

/** A row's reading and writing of one text of an item, whatever the field is called. */
interface ItemText {
  /** True when the value is placed. */
  readonly read: (value: unknown, reading: Drafting) => boolean;
  readonly write: (record: BibliographicRecord) => string | undefined;
}

/** `de-DE`, `English; Spanish`: what ISO 639 does not know stays, with a finding. */
export const languageText: ItemText = {
  read: (value, reading) => {
    const words = textsFrom(value, /[,;]\s*/);
    const known = words.flatMap((word) => readLanguage(word) ?? []);
    for (const word of words) if (!readLanguage(word)) addFinding(reading, 'language-unknown', 'The language is not known.', word);
    if (known.length) reading.draft.languages = [...new Set(known)];
    return known.length === words.length;
  },
  write: ({ languages }) => languages?.join(', '),
};

export const abstractText: ItemText = {
  read: (value, { draft }) => {
    const found = textFrom(value);
    if (found) draft.abstracts = [{ sections: readAbstractSections(found) }];
    return found !== undefined;
  },
  write: ({ abstracts }) => {
    const main = abstracts?.find(({ other }) => !other);
    return main && writeAbstractSections(main.sections);
  },
};
