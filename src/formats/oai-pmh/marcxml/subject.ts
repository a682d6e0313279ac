import { ownValue } from '../../../model/own-value.ts';
import { itemType } from '../../dublin-core/place-text.ts';
import { withoutFinalPoint } from '../catalogue/isbd.ts';
import { placeSubject } from '../catalogue/place-heading.ts';
import type { MarcField } from './marc-field.ts';
import { type MarcPlace, put } from './marc-reading.ts';
import { takeBody, takePerson } from './name.ts';

/** The second indicator of 6XX; 7 is «see $2», 4 and a blank name no scheme. */
const schemes: Readonly<Record<string, string>> = { '0': 'lcsh', '1': 'lcshac', '2': 'mesh', '3': 'nal', '5': 'cash', '6': 'rvm' };

/** Kinds of descriptors in PubMed's words. */
const kinds: Readonly<Record<string, string>> = { '648': 'Chronological', '651': 'Geographic', '662': 'Geographic' };

const isAuthority = (value: string): boolean => /^(?:\(|https?:|[DC]\d{6,9}(?:Q\d+)?$|sh\d)/.test(value);

/**
 * 6XX: a descriptor with its subdivisions. NLM marks with the first indicator what the publication is about (1) and what it also
 * treats (2). Of MeSH and DeCS only $x is a qualifier. $7 has Czech libraries' MeSH identifiers, $j their Polythematic Structured Subject Heading's English name.
 */
export const subject: MarcPlace = (field, { draft, context }) => {
  const scheme = schemeOf(field);
  const term = takeTerm(field);
  if (term === '') return;
  const subdivisions = field.takeAll(/mesh|decs/i.test(scheme ?? '') ? 'x' : 'xyzv').map(withoutFinalPoint);
  const authorities = field.takeEach('017', isAuthority);
  const major = scheme === 'mesh' && /[12]/.test(field.ind1) ? field.ind1 === '1' : undefined;
  const left = placeSubject(
    { scheme, term, subdivisions, kind: ownValue(kinds, field.tag), major, authorities: authorities.map(({ value }) => value) },
    draft,
    context,
  );
  for (const { code, value } of authorities) if (left.includes(value)) draft.leaveUnplaced({ name: `${field.label}$${code}`, value });
  for (const name of field.takeAll('j')) placeSubject({ scheme, term: name }, draft, context);
};

function schemeOf(field: MarcField): string | undefined {
  const stated = field.take('2')?.replace(/^\[|\]$/g, '');
  return stated ?? ownValue(schemes, field.ind2);
}

function takeTerm(field: MarcField): string {
  if (field.tag === '600') return takePerson(field)?.whole ?? '';
  if (field.tag === '610' || field.tag === '611') return takeBody(field)?.whole ?? '';
  return field.takeAll('ab').map(withoutFinalPoint).join('--');
}

/** 653: several terms in one field. */
export const freeTerms: MarcPlace = (field, { draft, context }) => {
  for (const term of field.takeAll('a'))
    for (const part of term.split(/\s*;\s+/)) if (part !== '') placeSubject({ term: part }, draft, context);
};

/** 655, 380: what kind of thing it is. */
export const genre: MarcPlace = (field, reading) => {
  field.take('2');
  for (const value of field.takeAll('a')) put(field, 'a', withoutFinalPoint(value), itemType, reading);
};

/** 082, 083: Dewey's classes; the rest of the number's parts divide it for shorter shelves. */
export const dewey: MarcPlace = (field, { draft, context }) => {
  for (const value of field.takeAll('a')) placeSubject({ scheme: 'ddc', term: value.replace(/\//g, '') }, draft, context);
};
