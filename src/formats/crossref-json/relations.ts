import type { Identifier } from '../../model/identifier.ts';
import { ownValue } from '../../model/own-value.ts';
import { present } from '../../model/present.ts';
import type { Relation, RelationType } from '../../model/relation.ts';
import { readDoi } from '../../normalizers/doi.ts';
import { foldToWord } from '../../normalizers/fold.ts';
import { readIdentifier } from '../../normalizers/identifier.ts';
import { isoDate } from '../../normalizers/partial-date.ts';
import { addFinding, extended } from '../drafting.ts';
import type { JsonFields } from '../json-fields.ts';
import { lineAt, linesAt } from '../plain-fields.ts';
import { takeDate } from './dates.ts';
import type { Reading } from './reading.ts';

/** Relations between works (Crossref's relations.xsd, `isVarientFormOf` as misspelled there); all others are `Related`. */
const types: Readonly<Record<string, RelationType>> = {
  'is-preprint-of': 'PreprintOf',
  'has-preprint': 'PreprintIn',
  'is-manuscript-of': 'PreprintOf',
  'has-manuscript': 'PreprintIn',
  'is-review-of': 'CommentOn',
  'has-review': 'CommentIn',
  'is-comment-on': 'CommentOn',
  'has-comment': 'CommentIn',
  'is-reply-to': 'CommentOn',
  'has-reply': 'CommentIn',
  'is-translation-of': 'TranslationOf',
  'has-translation': 'HasTranslation',
  'is-version-of': 'VersionOf',
  'has-version': 'HasVersion',
  'is-varient-form-of': 'VersionOf',
  'is-variant-form-of': 'VersionOf',
  'is-original-form-of': 'HasVersion',
  'is-replaced-by': 'UpdateIn',
  replaces: 'UpdateOf',
  'is-part-of': 'PartOf',
  'has-part': 'HasPart',
  'is-supplement-to': 'AssociatedPublication',
  'is-supplemented-by': 'AssociatedDataset',
  'is-data-basis-for': 'AssociatedPublication',
  'based-on-data': 'AssociatedDataset',
  references: 'References',
  cites: 'References',
  'is-referenced-by': 'IsReferencedBy',
  'is-cited-by': 'IsReferencedBy',
};

/** Kinds of updates (Crossmark's, Retraction Watch's), folded: what the updated publication has, and what its notice is. */
const updates: Readonly<Record<string, readonly [of: RelationType, by: RelationType]>> = {
  retraction: ['RetractionOf', 'RetractionIn'],
  partialretraction: ['RetractionOf', 'RetractionIn'],
  withdrawal: ['RetractionOf', 'RetractionIn'],
  removal: ['RetractionOf', 'RetractionIn'],
  retractionandreplacement: ['RetractedandRepublishedFrom', 'RetractedandRepublishedIn'],
  expressionofconcern: ['ExpressionOfConcernFor', 'ExpressionOfConcernIn'],
  correction: ['ErratumFor', 'ErratumIn'],
  corrigendum: ['ErratumFor', 'ErratumIn'],
  erratum: ['ErratumFor', 'ErratumIn'],
  clarification: ['ErratumFor', 'ErratumIn'],
  addendum: ['ErratumFor', 'ErratumIn'],
  newversion: ['UpdateOf', 'UpdateIn'],
  newedition: ['UpdateOf', 'UpdateIn'],
};

interface Target {
  readonly pmid?: string;
  readonly identifiers?: Identifier[];
  readonly url?: string;
  readonly note?: string;
}

/** What a relation points at: by the kind of identifier that it names, else by what it looks like. */
function targetOf(id: string, kind: string | undefined): Target {
  const found = kind === 'doi' ? readIdentifier(id, 'doi') : readIdentifier(kind === 'pmid' || kind === 'pmcid' ? `${kind}: ${id}` : id);
  if (found?.scheme === 'pmid') return { pmid: found.value, identifiers: [found] };
  if (found) return { identifiers: [found] };
  return /^https?:\/\/\S+$/i.test(id) ? { url: id } : { note: [kind, id].filter(Boolean).join(': ') };
}

/** `{ "has-preprint": [{ "id-type": "doi", "id": "10.5555/x", "asserted-by": "object" }] }`, lists that may be empty. */
function readRelation(key: string, entry: JsonFields): Relation[] {
  const id = entry.text('id');
  if (id === undefined) return [];
  const target = targetOf(id, entry.text('id-type'));
  entry.drop('asserted-by');
  const description = lineAt(entry, 'description');
  return [
    present<Relation>({
      type: ownValue(types, key) ?? 'Related',
      asGiven: key,
      ...target,
      note: target.note ?? description,
    } as Relation),
  ];
}

/** `Retraction, 2024-03-01, Retraction Watch 58213`: what is said of the update, when, and by whom. */
function noteOf(update: JsonFields): string | undefined {
  const label = lineAt(update, 'label');
  const date = takeDate(update, 'updated');
  const source = update.text('source');
  const number = update.text('record-id');
  const by = source === 'retraction-watch' ? 'Retraction Watch' : source;
  return [label, date && isoDate(date), [by, number].filter(Boolean).join(' ')].filter(Boolean).join(', ') || undefined;
}

/** `[{ "DOI": "10.5555/x", "type": "retraction", "label": "Retraction", "source": "publisher", "updated": … }]` */
function readUpdate(update: JsonFields, side: 0 | 1, reading: Reading): Relation[] {
  const given = update.text('DOI');
  const kind = update.text('type');
  if (given === undefined && kind === undefined) return [];
  const doi = given === undefined ? undefined : readDoi(given);
  if (given !== undefined && doi === undefined) addFinding(reading, 'doi-malformed', 'The DOI of an update is none.', given, 'relations');
  const note = noteOf(update);
  return [
    present<Relation>({
      type: ownValue(updates, foldToWord(kind ?? ''))?.[side] ?? 'Related',
      asGiven: kind,
      identifiers: doi === undefined ? undefined : [{ scheme: 'doi', value: doi }],
      note: given !== undefined && doi === undefined ? [given, note].filter(Boolean).join(', ') : note,
    } as Relation),
  ];
}

/**
 * A posted work that was withdrawn or removed says so of itself: `{ "type": "withdrawn", "update": {…}, "description": "…" }`. No other
 * publication tells of it.
 */
function readStatus(status: JsonFields): Relation[] {
  const kind = status.peek('type');
  if (kind !== 'withdrawn' && kind !== 'removed') return [];
  status.drop('type');
  const date = takeDate(status, 'update');
  const note = [date && isoDate(date), ...linesAt(status, 'description')].filter(Boolean).join(', ');
  return [present<Relation>({ type: 'RetractionIn', asGiven: kind, note } as Relation)];
}

/** This work to others: what it updates and what updated it first, since a retraction must not be overlooked. */
export function readRelations(reading: Reading): void {
  const { work, draft } = reading;
  const status = work.fields('status');
  const relations = [
    ...work.list('updated-by').flatMap((update) => readUpdate(update, 1, reading)),
    ...work.list('update-to').flatMap((update) => readUpdate(update, 0, reading)),
    ...(status ? readStatus(status) : []),
  ];
  const others = work.fields('relation');
  for (const key of others?.keys() ?? [])
    extended(
      relations,
      (others?.list(key) ?? []).flatMap((entry) => readRelation(key, entry)),
    );
  if (relations.length) draft.relations = extended(draft.relations, relations);
}
