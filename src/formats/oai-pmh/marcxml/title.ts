import { present } from '../../../model/present.ts';
import { readLanguage } from '../../../normalizers/language.ts';
import { joinTitle, withoutFinalPoint, withoutIsbd } from '../catalogue/isbd.ts';
import type { MarcField } from './marc-field.ts';
import type { MarcPlace } from './marc-reading.ts';

/** Title proper, rest of title, number and name of part, as one. */
function takeTitle(field: MarcField, proper = 'a'): string {
  const [title = '', ...more] = field.takeAll(proper);
  return joinTitle({ title, rest: [...more, ...field.takeAll('b')], part: field.takeAll('np') });
}

/** 245: the title, with what the title page says of who made it; `=` sets off the same title in another language. */
export const title: MarcPlace = (field, { draft }) => {
  const parallel = /=$/.test(field.peek('a') ?? '') ? field.takeAll('b') : [];
  const text = takeTitle(field);
  if (text !== '' && !(field.vernacular && draft.once(draft.content, 'vernacularTitle', text))) draft.titles.push({ text });
  for (const each of parallel) draft.otherTitles.push({ kind: 'parallel', text: withoutIsbd(each) });
  for (const statement of field.takeAll('c')) draft.add('notes', statement);
};

/** What the second indicator of 246 says of a varying title. */
const kinds: Readonly<Record<string, string>> = { '1': 'parallel', '0': 'part', '4': 'cover', '7': 'running', '8': 'spine' };

/** A further title; its kind by the tag, or by the indicator of 246. */
export const otherTitle =
  (kind: string): MarcPlace =>
  (field, { draft }) => {
    const language = readLanguage(field.tag === '242' ? (field.take('y') ?? '') : '');
    const text = withoutFinalPoint(takeTitle(field));
    const own = field.tag === '246' ? (kinds[field.ind2] ?? kind) : kind;
    if (text !== '') draft.otherTitles.push({ kind: own, ...present({ text, language }) });
  };
