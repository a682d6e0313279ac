import type { Identifier } from '../../model/identifier.ts';
import { present } from '../../model/present.ts';
import type { BibliographicRecord, Grant } from '../../model/record.ts';
import { readIdentifier } from '../../normalizers/identifier.ts';
import { findTrialIds, readTrialId, type TrialId } from '../../normalizers/trial-id.ts';
import { childrenNamed, type XmlElement } from '../../xml/element.ts';
import { attribute } from '../citation-text.ts';
import { jatsText } from '../jats-text.ts';
import type { ArticleReading } from './article-reading.ts';
import { descendants } from './article-source.ts';

type Trial = NonNullable<BibliographicRecord['trials']>[number];

/** Awards with their number and funder; the elements of NLM 2.x beside them. Statements about funding are notes of the record. */
export function readGrants(meta: XmlElement | undefined, reading: ArticleReading): Grant[] {
  const awards = descendants(meta, 'award-group').flatMap((group) => readAward(group, reading));
  const loose = (tag: string) => reading.textsAt(meta, tag);
  const sponsors = [...loose('contract-sponsor'), ...loose('grant-sponsor')];
  const numbers = [...loose('contract-num'), ...loose('grant-num')];
  const old = Array.from({ length: Math.max(sponsors.length, numbers.length) }, (_, at): Grant => {
    // One sponsor with several numbers gave them all; otherwise they stand in pairs.
    const agency = sponsors[at] ?? (sponsors.length === 1 ? sponsors[0] : undefined);
    return present<Grant>({ id: numbers[at], agency } as Grant);
  });
  return [...awards, ...old];
}

function readAward(group: XmlElement, reading: ArticleReading): Grant[] {
  const sources = reading.all(group, 'funding-source');
  const ids = reading.textsAt(group, 'award-id');
  const agency = sources.flatMap((source) => jatsText(source) ?? []).join('; ');
  const country = sources
    .map((source) => attribute(source, 'country') ?? attribute(childrenNamed(source, 'institution')[0], 'country'))
    .find(Boolean);
  const agencyIdentifiers = sources
    .flatMap((source) => descendants(source, 'institution-id'))
    .flatMap((id): Identifier[] => readFunderId(id, reading));
  if (ids.length === 0) return agency ? [present<Grant>({ agency, agencyIdentifiers, country } as Grant)] : [];
  return ids.map((id) => present<Grant>({ id, agency, agencyIdentifiers, country } as Grant));
}

/** Funders of the Open Funder Registry are DOIs, the others mostly RORs; whatever the type is called. */
function readFunderId(element: XmlElement, { notes }: ArticleReading): Identifier[] {
  const text = jatsText({ ...element, name: 'institution' });
  if (text === undefined) return [];
  const identifier = readIdentifier(text);
  if (!identifier) notes.unplace('funding-source/institution-id', text);
  return identifier ? [identifier] : [];
}

const registration = /regist|trial (?:number|id)|clinicaltrials/i;

/**
 * Registrations that the article says are its own: related objects and links that name one, and the registration section of its abstract. Others
 * in the abstract may be those of studies that it speaks of.
 */
export function readTrials(meta: XmlElement | undefined, reading: ArticleReading): Trial[] {
  const objects = descendants(meta, 'related-object').flatMap((element): TrialId[] => {
    const values = ['document-id', 'object-id', 'xlink:href'].flatMap((name) => attribute(element, name) ?? []);
    const trial = [...values, jatsText(element) ?? ''].map(readTrialId).find((found) => found !== undefined);
    if (trial) reading.take(element);
    return trial ? [trial] : [];
  });
  const links = descendants(meta, 'ext-link').flatMap((element): TrialId[] => {
    const trial = readTrialId(jatsText(element) ?? '') ?? readTrialId(attribute(element, 'xlink:href') ?? '');
    return trial ? [trial] : [];
  });
  const sections = descendants(meta, 'abstract')
    .flatMap((abstract) => descendants(abstract, 'sec'))
    .filter((section) => registration.test(jatsText(childrenNamed(section, 'title')[0]) ?? ''))
    .flatMap((section) => findTrialIds(jatsText(section) ?? ''));
  const trials = [...objects, ...links, ...sections].map(({ registry, id }): Trial => ({ registry, id }));
  return trials.filter(({ id }, at) => trials.findIndex((other) => other.id === id) === at);
}

/** A meeting in one line: its parts as they stand, divided by commas. */
export function readConferences(meta: XmlElement | undefined, reading: ArticleReading): string[] {
  return reading.all(meta, 'conference').flatMap((element) => {
    const parts = element.children.flatMap((child) => (typeof child === 'string' ? child.trim() : (jatsText(child) ?? ''))).filter(Boolean);
    return parts.length > 0 ? [`Conference: ${parts.join(', ')}`] : [];
  });
}
