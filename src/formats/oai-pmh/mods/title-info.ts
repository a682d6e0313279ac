import { present } from '../../../model/present.ts';
import { readLanguage } from '../../../normalizers/language.ts';
import { childrenNamed, type XmlElement } from '../../../xml/element.ts';
import { joinTitle } from '../catalogue/isbd.ts';
import type { ModsReading } from './mods-reading.ts';

/** The words of a titleInfo as one title: `The`, `American ballroom companion`, `dance manuals`. Empty where there is no title. */
export function readTitleInfo(element: XmlElement, reading: ModsReading): string {
  const each = (name: string) => childrenNamed(element, name).map((child) => reading.parts.text(child));
  // Of nonSort the blank behind the article counts (L' has none), and many leave it out.
  const article = each('nonSort').join(' ');
  const joined = article === '' || /['’‘ʼ-]$/.test(article) ? article : `${article} `;
  const title = `${joined}${each('title').join(' ')}`;
  return joinTitle({ title, rest: each('subTitle'), part: [...each('partNumber'), ...each('partName')] });
}

/** A title of the publication. Those with a type are further titles of that kind; of the others the first is its title. */
export function placeTitleInfo(element: XmlElement, reading: ModsReading): void {
  const text = readTitleInfo(element, reading);
  if (text === '') return;
  const { draft } = reading;
  const { type, otherType, lang, script, altRepGroup } = element.attributes;
  const language = readLanguage(lang ?? element.attributes['xml:lang'] ?? '');
  const kind = type ?? otherType ?? '';
  const original = script !== undefined && script.toLowerCase() !== 'latn' && altRepGroup !== undefined;
  if (kind !== '') draft.otherTitles.push({ kind, ...present({ text, language }) });
  else if (original && draft.once(draft.content, 'vernacularTitle', text)) return;
  else draft.titles.push(present({ text, language }));
}
