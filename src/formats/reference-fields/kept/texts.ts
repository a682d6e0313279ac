import { isDeepStrictEqual } from 'node:util';
import type { Abstract } from '../../../model/abstract.ts';
import type { PartialDate } from '../../../model/dates.ts';
import type { Grant } from '../../../model/record.ts';
import { type Relation, relationTypes } from '../../../model/relation.ts';
import { readAbstractSections, writeAbstractSections } from '../../labelled-abstract.ts';
import { readReferenceDate, writeReferenceDate } from '../dates.ts';
import { hasOnly, isPlain } from './plain-text.ts';

const issuedKeys = new Set(['year', 'month', 'day', 'raw']);

/** Its parts alone are sure; what is said in words is read to see. */
export function isIssuedKept(date: PartialDate): boolean {
  if (date.year === undefined || (date.day !== undefined && date.month === undefined)) return false;
  if (hasOnly(date, issuedKeys)) return true;
  const { raw: _mine, ...parts } = date;
  const { raw: _back, ...back } = readReferenceDate(writeReferenceDate(date)) ?? {};
  return isDeepStrictEqual(parts, back);
}

const abstractKeys = new Set(['language', 'sections', 'copyright']);
const sectionKeys = new Set(['label', 'text']);

export function isAbstractKept(abstract: Abstract): boolean {
  const { sections, language = 'en', copyright } = abstract;
  if (!hasOnly(abstract, abstractKeys) || !isPlain(language) || (copyright !== undefined && !isPlain(copyright))) return false;
  const written = writeAbstractSections(sections);
  if (!isPlain(written) || !sections.every((section) => hasOnly(section, sectionKeys))) return false;
  const read = readAbstractSections(written);
  return (
    read.length === sections.length && read.every(({ label, text }, at) => label === sections[at]?.label && text === sections[at]?.text)
  );
}

const relationKeys = new Set(['type', 'pmid', 'note']);

/** In the order in which notes have them, each with something to say. */
export function areRelationsKept(relations: readonly Relation[]): boolean {
  const places = relations.map(({ type }) => relationTypes.indexOf(type));
  return (
    places.every((place, at) => place >= (places[at - 1] ?? 0)) &&
    relations.every(({ note, pmid, ...more }) => hasOnly(more, relationKeys) && isPlain(note ?? pmid ?? '') && !note?.includes('['))
  );
}

const grantKeys = new Set(['id', 'acronym', 'agency', 'country']);

export function isGrantKept(grant: Grant): boolean {
  const { id, acronym, agency, country } = grant;
  const parts = [id, acronym, agency, country].filter((part) => part !== undefined);
  return hasOnly(grant, grantKeys) && parts.length > 0 && parts.every((part) => isPlain(part) && !part.includes('|'));
}
