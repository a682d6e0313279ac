import { present } from '../../../model/present.ts';
import { isNoLanguage, readLanguage } from '../../../normalizers/language.ts';
import { readPartialDate } from '../../../normalizers/partial-date.ts';
import { readAccess } from '../../../normalizers/rights.ts';
import { pageRange } from '../../dublin-core/place-container.ts';
import { date } from '../../dublin-core/place-date.ts';
import { anyIdentifier } from '../../dublin-core/place-identifier.ts';
import { rights } from '../../dublin-core/place-rights.ts';
import { abstract, language, note, sponsor } from '../../dublin-core/place-text.ts';
import { withoutFinalPoint } from '../catalogue/isbd.ts';
import type { MarcField } from './marc-field.ts';
import { type MarcPlace, put, together } from './marc-reading.ts';

/** $9 with a code of a language: how Invenio says in what language a value is. */
const takeLanguage = (field: MarcField): string | undefined => field.takeAll('9', (value) => readLanguage(value) !== undefined)[0];

/** 5XX: what the cataloguer remarks, all of it as one text. */
export const remark: MarcPlace = (field, reading) => together('3abcdefghijklmnopqrstuvwxyz', note)(field, reading);

/** 520: an abstract or summary, unless the first indicator says that it is a review, a scope note or advice. */
export const summary: MarcPlace = (field, reading) => {
  const place = /[124]/.test(field.ind1) ? note : abstract;
  const said = takeLanguage(field);
  together('ab', place, () => said)(field, reading);
};

/** 041: the text's languages; older records write several codes without a blank. Those of summaries and originals are not the text's. */
export const languages: MarcPlace = (field, reading) => {
  field.take('2');
  for (const value of field.takeAll('a')) {
    const codes = /^(?:[a-z]{3}){2,6}$/.test(value) && readLanguage(value) === undefined ? (value.match(/.{3}/g) ?? []) : [value];
    for (const code of codes) put(field, 'a', code, language, reading);
  }
};

/** 008/35-37, where 041 says nothing. */
export function placeFixedLanguage(code: string, draft: { content: { languages?: string[] } }): void {
  const read = isNoLanguage(code) ? undefined : readLanguage(code);
  if (read !== undefined && !draft.content.languages) draft.content.languages = [read];
}

/** 300: of an article's extent the pages are its place in the journal. */
export const extent: MarcPlace = (field, reading) => {
  const value = field.take('a');
  if (value !== undefined) put(field, 'a', withoutFinalPoint(value), pageRange, reading);
};

/** 506, 540, 542: who may read it and what may be done with it, with the address of the licence. */
export const conditions: MarcPlace = (field, reading) => {
  const { draft } = reading;
  takeLanguage(field);
  field.take('2');
  for (const { code, value } of field.takeEach('uaf')) {
    const access = field.tag === '506' && /unrestricted online access|^no restrictions?/i.test(value) ? 'open' : readAccess(value);
    if (access === undefined || !draft.once(draft.rights, 'access', access)) put(field, code, value, rights, reading);
  }
  // «No restrictions» is what the first indicator of 506 says.
  if (field.tag === '506' && field.ind1 === '0') draft.rights.access ??= 'open';
};

/** 536: who paid, and under what number. */
export const funding: MarcPlace = (field, reading) => {
  const text = field.take('a');
  const [id, ...more] = field.takeAll('cfb');
  if (id === undefined) {
    if (text !== undefined) put(field, 'a', text, sponsor, reading);
    return;
  }
  for (const number of [id, ...more]) reading.draft.add('grants', present({ id: number, agency: text }));
};

/** 502: a thesis, in words or in parts; some write nothing but the day of the defence. */
export const thesis: MarcPlace = (field, reading) => {
  const { draft } = reading;
  draft.content.type = 'thesis';
  for (const value of field.takeAll('a')) {
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) put(field, 'a', value, date('defended'), reading);
    else put(field, 'a', value, note, reading);
  }
  for (const value of field.takeAll('c')) if (!draft.once(draft.content, 'publisher', value)) put(field, 'c', value, () => false, reading);
  for (const value of field.takeAll('d')) {
    if (readPartialDate(value)?.day !== undefined) put(field, 'd', value, date('defended'), reading);
    reading.dates.push({ field: '', value, weight: 1 });
  }
  for (const value of field.takeAll('o')) put(field, 'o', value, anyIdentifier, reading);
};
