import type { Abstract, AbstractSection } from '../../model/abstract.ts';
import { present } from '../../model/present.ts';
import { isNoLanguage, readLanguage } from '../../normalizers/language.ts';
import { addFinding } from '../drafting.ts';
import { plain, type Reading, unplace } from './reading.ts';

/** The heading of a section. */
const heading = /<h[1-6](?:\s[^<>]{0,100})?>([\s\S]{0,400}?)<\/h[1-6]>/g;

/** `<h4>Objective</h4>This study …<h4>Methods</h4>…`, or a text without headings. */
export function readAbstract(reading: Reading): Abstract[] {
  const text = reading.fields.text('abstractText');
  if (text === undefined) return [];
  const headings = [...text.matchAll(heading)];
  const sections: AbstractSection[] = [];
  const add = (label: string | undefined, body: string): void => {
    const read = plain(body);
    if (read !== undefined) sections.push(present<AbstractSection>({ label, text: read }));
    else if (label !== undefined) unplace(reading, 'abstractText', label);
  };
  add(undefined, text.slice(0, headings[0]?.index));
  headings.forEach((match, index) => {
    add(plain(match[1])?.replace(/\s?:$/, ''), text.slice(match.index + match[0].length, headings[index + 1]?.index));
  });
  return sections.length ? [{ sections }] : [];
}

export function readLanguages(reading: Reading): string[] {
  const text = reading.fields.text('language');
  if (text === undefined || isNoLanguage(text)) return [];
  const language = readLanguage(text);
  if (language) return [language];
  addFinding(reading, 'language-unknown', 'The language is not known.', text);
  reading.fields.giveBack('language', text);
  return [];
}
