import { makeFinding } from '../../model/finding.ts';
import { isNoLanguage, readLanguage } from '../../normalizers/language.ts';
import { childrenNamed, type XmlElement } from '../../xml/element.ts';
import { citationText } from '../citation-text.ts';
import type { ReadingNotes } from '../reading-notes.ts';

/** `<Language>eng</Language>` of an article or a book, all of them, in order. */
export function readLanguages(parent: XmlElement | undefined, notes: ReadingNotes): string[] {
  const languages = childrenNamed(parent, 'Language').flatMap((element) => {
    const text = citationText(element);
    if (text === undefined || isNoLanguage(text)) return [];
    const language = readLanguage(text);
    if (language) return [language];
    notes.unplace('Language', text);
    notes.add(makeFinding('language-unknown', `${text} is no language of ISO 639`, { path: 'languages', raw: text }));
    return [];
  });
  return [...new Set(languages)];
}
