import type { Identifier } from '../../../model/identifier.ts';
import { present } from '../../../model/present.ts';
import { type RelationType, relationTypes } from '../../../model/relation.ts';
import { foldToWord } from '../../../normalizers/fold.ts';
import { readIdentifier } from '../../../normalizers/identifier.ts';
import { container, pages } from '../../dublin-core/place-container.ts';
import { isbn, issn } from '../../dublin-core/place-identifier.ts';
import { place, publisher } from '../../dublin-core/place-text.ts';
import { isAddress, type Place } from '../../dublin-core/placing.ts';
import { withoutFinalPoint, withoutIsbd } from '../catalogue/isbd.ts';
import { placeEnumeration } from '../catalogue/place-host.ts';
import type { MarcField } from './marc-field.ts';
import { type MarcPlace, type MarcReading, put } from './marc-reading.ts';

const enumeration: Place = ({ value }, draft) => placeEnumeration(value, draft);
const digits = (value: string): boolean => /^[\w-]{1,12}$/.test(value);

/**
 * 773: the journal or book that the part stands in. $v, $n, $c and $y are Invenio's way to write its place (CERN, INSPIRE); there and where
 * a title is missing, the abbreviated one is all that is known.
 */
export const host: MarcPlace = (field, reading) => {
  if (reading.draft.container.title !== undefined) return linked('PartOf', 'host')(field, reading);
  const abbreviation = field.take('p');
  const own = field.take('t') ?? field.take('s');
  // The point behind an abbreviated title is part of it.
  const title = own === undefined ? abbreviation : withoutFinalPoint(own);
  if (title !== undefined) put(field, 't', title, container('title'), reading);
  if (abbreviation !== undefined && abbreviation !== title) put(field, 'p', abbreviation, container('abbreviation'), reading);
  for (const value of field.takeAll('x')) put(field, 'x', value, issn, reading);
  for (const value of field.takeAll('z')) put(field, 'z', value, isbn, reading);
  for (const value of field.takeAll('v', digits)) put(field, 'v', value, container('volume'), reading);
  for (const value of field.takeAll('n', digits)) put(field, 'n', value, container('issue'), reading);
  for (const value of field.takeAll('c')) put(field, 'c', value, pages, reading);
  for (const value of field.takeAll('y', (text) => /^\d{4}$/.test(text)))
    reading.dates.push({ field: `${field.label}$y`, value, weight: 1 });
  for (const { code, value } of field.takeEach('gq')) {
    put(field, code, withoutIsbd(value), enumeration, reading);
    const year = /(?:^|[\s(:,])((?:1[5-9]|20)\d\d)(?=[\s).,;]|$)/.exec(value)?.[1];
    if (year !== undefined) reading.dates.push({ field: '', value: year, weight: 1 });
  }
  for (const value of field.takeAll('d')) placeImprint(value, field, reading);
  // «In», «Enthalten in»: that it is the host is all that they say.
  field.takeAll('i');
};

/** `Nowhere : Invented Press, 2010`. */
function placeImprint(value: string, field: MarcField, reading: MarcReading): void {
  const [, town, house, year] = /^([^:,;]{2,60}) : ([^:;]{2,100}), \[?c?(\d{4})\]?(?:-.{0,9})?\.?$/.exec(value) ?? [];
  const { content } = reading.draft;
  if (town === undefined || house === undefined || year === undefined || content.publisher !== undefined || content.place !== undefined) {
    reading.draft.leaveUnplaced({ name: `${field.label}$d`, value });
    return;
  }
  put(field, 'd', town, place, reading);
  put(field, 'd', house, publisher, reading);
  reading.dates.push({ field: '', value: year, weight: 0 });
}

/** What the second indicator of 780 and 785 says. */
const successions: Readonly<Record<string, readonly string[]>> = {
  '780': [
    'continues',
    'continues in part',
    'supersedes',
    'supersedes in part',
    'formed by the union of',
    'absorbed',
    'absorbed in part',
    'separated from',
  ],
  '785': [
    'continued by',
    'continued in part by',
    'superseded by',
    'superseded in part by',
    'absorbed by',
    'absorbed in part by',
    'split into',
    'merged with',
    'changed back to',
  ],
};

/** Words of $i that are the record's own relations: `Erratum for:`, `Comment on`. */
const byWord = new Map(relationTypes.map((type) => [type.toLowerCase(), type] as const));

/** 76X to 78X: another publication, under the cataloguer's word for the relation or that of the field. */
export const linked =
  (type: RelationType, word: string): MarcPlace =>
  (field, { draft }) => {
    const label = withoutIsbd(field.take('i') ?? '') || (successions[field.tag]?.[Number(field.ind2)] ?? word);
    const identifiers = [
      ...field.takeAll('x').map((value) => ({ value, read: readIdentifier(value, 'issn') })),
      ...field.takeAll('z').map((value) => ({ value, read: readIdentifier(value, 'isbn') })),
      ...field.takeAll('o', (value) => readIdentifier(value) !== undefined).map((value) => ({ value, read: readIdentifier(value) })),
    ];
    const found: Identifier[] = identifiers.flatMap(({ read }) => read ?? []);
    for (const { value, read } of identifiers) if (!read) draft.leaveUnplaced({ name: `${field.label}$x`, value });
    const url = field.takeAll('u', isAddress)[0];
    const note = field
      .takeAll('atspbdgqkn')
      .map(withoutFinalPoint)
      .filter((part) => part !== '')
      .join('. ');
    if (found.length === 0 && url === undefined && note === '') return;
    draft.add(
      'relations',
      present({
        type: byWord.get(foldToWord(label)) ?? type,
        asGiven: label,
        pmid: found.find(({ scheme }) => scheme === 'pmid')?.value,
        identifiers: found,
        url,
        note,
      }),
    );
  };

/** 534: the publication of which this is a reproduction. */
export const original: MarcPlace = (field, { draft }) => {
  const label = withoutIsbd(field.take('p') ?? '');
  const note = field.takeAll('atbcefklmn').join(' ');
  if (note !== '' || label !== '')
    draft.add('relations', present({ type: 'VersionOf', asGiven: note === '' ? undefined : label || 'original', note: note || label }));
};

/** 490, 8XX: the series, of which 8XX repeats what 490 has in the form of the authority. */
export const series: MarcPlace = (field, reading) => {
  const { draft } = reading;
  const titles = field.takeAll(field.tag === '490' || field.tag === '830' ? 'anp' : 'tnp').map(withoutFinalPoint);
  const number = field.takeAll('v').map(withoutFinalPoint).join(', ');
  const title = titles.join('. ');
  for (const value of field.takeAll('x')) put(field, 'x', value, issn, reading);
  if (title === '') return;
  const known = draft.container.collectionTitle;
  const same = known !== undefined && foldToWord(known) === foldToWord(title);
  if (known === undefined) draft.container.collectionTitle = title;
  else if (!same) {
    draft.add('relations', present({ type: 'PartOf', asGiven: 'series', note: [title, number].filter((part) => part !== '').join(' ; ') }));
    return;
  }
  if (
    number !== '' &&
    !draft.once(draft.container, 'collectionNumber', number) &&
    foldToWord(number) !== foldToWord(draft.container.collectionNumber ?? '')
  ) {
    draft.leaveUnplaced({ name: `${field.label}$v`, value: number });
  }
};
