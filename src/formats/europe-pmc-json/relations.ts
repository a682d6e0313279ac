import type { Identifier } from '../../model/identifier.ts';
import { ownValue } from '../../model/own-value.ts';
import { present } from '../../model/present.ts';
import { type Reference, type Relation, type RelationType, relationTypes } from '../../model/relation.ts';
import { findDois } from '../../normalizers/doi.ts';
import { foldToWord } from '../../normalizers/fold.ts';
import type { JsonFields } from '../json-fields.ts';
import { identifierOf } from './identifiers.ts';
import { plain, type Reading } from './reading.ts';

/** `Erratum in`, `Corrected and republished from`: PubMed's RefType names in words, and some of older entries. */
const types: Readonly<Record<string, RelationType>> = {
  ...Object.fromEntries(relationTypes.map((type) => [type.toLowerCase(), type])),
  partialretractionin: 'RetractionIn',
  partialretractionof: 'RetractionOf',
  correctedrepublishedin: 'CorrectedandRepublishedIn',
  correctedrepublishedfrom: 'CorrectedandRepublishedFrom',
};

/** What the article cites stood among its comments and corrections until 2018. */
const citesType = 'cites';

const corrections = ({ fields }: Reading): JsonFields[] => fields.fields('commentCorrectionList')?.list('commentCorrection') ?? [];

const wordOf = (entry: JsonFields): string => foldToWord(entry.peek('type') ?? '');

/** Comments, errata, retractions, preprints, updates …, and other versions of a preprint. */
export function readRelations(reading: Reading, own: string | undefined): Relation[] {
  const related = corrections(reading)
    .filter((entry) => wordOf(entry) !== citesType)
    .map((entry): Relation => {
      const type = ownValue(types, wordOf(entry));
      const asGiven = entry.text('type');
      const note = [plain(entry.text('reference')), plain(entry.text('note'))].filter(Boolean).join('; ');
      return {
        type: type ?? 'Related',
        ...present<Partial<Relation>>({ asGiven: type ? undefined : asGiven, ...publicationOf(entry, note), note }),
      };
    });
  const versions = (reading.fields.fields('versionList')?.list('version') ?? []).filter((entry) => entry.peek('id') !== own);
  return [
    ...related,
    ...versions.map((entry): Relation => {
      const number = entry.text('versionNumber');
      const note = [number && `version ${number}`, entry.text('firstPublishDate')].filter(Boolean).join(', ');
      return { type: 'HasVersion', ...present<Partial<Relation>>({ ...publicationOf(entry, ''), note }) };
    }),
  ];
}

/** What names the other publication: its PMID, other identifiers, or its page in Europe PMC, where it has only a number there. */
function publicationOf(entry: JsonFields, note: string): Partial<Relation> {
  const source = entry.text('source');
  const id = entry.text('id');
  const own = identifierOf(source, id);
  const dois = findDois(note).map(({ value }): Identifier => ({ scheme: 'doi', value }));
  return present<Partial<Relation>>({
    pmid: own?.scheme === 'pmid' ? own.value : undefined,
    identifiers: own && own.scheme !== 'pmid' ? [own, ...dois] : dois,
    url: !own && id !== undefined ? `https://europepmc.org/article/${source ?? 'MED'}/${id}` : undefined,
  });
}

export const readReferences = (reading: Reading): Reference[] =>
  corrections(reading)
    .filter((entry) => wordOf(entry) === citesType)
    .map((entry) => {
      entry.drop('type');
      const raw = plain(entry.text('reference'));
      const { pmid, identifiers = [], url } = publicationOf(entry, raw ?? '');
      const ids: Identifier[] = pmid === undefined ? identifiers : [{ scheme: 'pmid', value: pmid }, ...identifiers];
      return present<Reference>({ raw, identifiers: ids, url });
    });
