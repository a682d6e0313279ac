import type { Identifier } from '../../model/identifier.ts';
import { present } from '../../model/present.ts';
import type { Relation, RelationType } from '../../model/relation.ts';
import { findDois } from '../../normalizers/doi.ts';
import { appended } from '../drafting.ts';
import { valueText } from '../tagged-fields.ts';
import type { NbibField } from './reading.ts';

interface RelationTag {
  readonly tag: string;
  readonly type: RelationType;
  /** PubMed's former word for it, or one of two that share a type. */
  readonly asGiven?: string;
}

/** Comments and corrections (https://www.nlm.nih.gov/bsd/policy/errata.html); the first tag of a type without `asGiven` is written. */
const relationTags: readonly RelationTag[] = [
  { tag: 'CIN', type: 'CommentIn' },
  { tag: 'CON', type: 'CommentOn' },
  { tag: 'EIN', type: 'ErratumIn' },
  { tag: 'EFR', type: 'ErratumFor' },
  { tag: 'CRI', type: 'CorrectedandRepublishedIn' },
  { tag: 'CRF', type: 'CorrectedandRepublishedFrom' },
  { tag: 'DDIN', type: 'AssociatedPublication' },
  { tag: 'DRIN', type: 'AssociatedPublication', asGiven: 'DRIN' },
  { tag: 'ECI', type: 'ExpressionOfConcernIn' },
  { tag: 'ECF', type: 'ExpressionOfConcernFor' },
  { tag: 'PRIN', type: 'RetractionIn', asGiven: 'PartialRetractionIn' },
  { tag: 'PROF', type: 'RetractionOf', asGiven: 'PartialRetractionOf' },
  { tag: 'RPI', type: 'RepublishedIn' },
  { tag: 'RPF', type: 'RepublishedFrom' },
  { tag: 'RRI', type: 'RetractedandRepublishedIn' },
  { tag: 'RRF', type: 'RetractedandRepublishedFrom' },
  { tag: 'RIN', type: 'RetractionIn' },
  { tag: 'ROF', type: 'RetractionOf' },
  { tag: 'UIN', type: 'UpdateIn' },
  { tag: 'UOF', type: 'UpdateOf' },
  { tag: 'SPIN', type: 'SummaryForPatientsIn' },
  { tag: 'ORI', type: 'OriginalReportIn' },
];

const byTag = new Map(relationTags.map((row) => [row.tag, row]));

/** `JAMA Pediatr. 2017 Nov 1;171(11):1038-9. PMID: 28859188`: PubMed's citation of the other publication, and its PMID. */
function readRelation({ type, asGiven }: RelationTag, text: string): Relation {
  const [, before = text, pmid] = /^(.*?)\s*\bPMID: ?([1-9]\d{0,7})\.?$/s.exec(text) ?? [];
  // The point before the PMID is its own only behind a DOI: «… 2022 Oct 18;66(10):e0110022. doi: 10.5555/x.»
  const cited = pmid && !before.includes('doi:') ? before.replace(/\.$/, '') : before;
  const identifiers = findDois(cited).map(({ value }): Identifier => ({ scheme: 'doi', value }));
  return present<Relation>({ type, asGiven, pmid, identifiers, note: cited });
}

function writeRelation({ note, pmid }: Relation): string {
  if (pmid === undefined) return note ?? '';
  return note === undefined ? `PMID: ${pmid}` : `${note}${note.endsWith('.') ? '' : '.'} PMID: ${pmid}`;
}

export const relationFields: readonly NbibField[] = [
  {
    tags: relationTags.map(({ tag }) => tag),
    read: (lines, { draft }) => {
      for (const line of lines) {
        const text = valueText(line).trim();
        const row = byTag.get(line.tag);
        line.used = true;
        if (text && row) draft.relations = appended(draft.relations, readRelation(row, text));
      }
    },
    *write({ relations = [] }) {
      for (const relation of relations) {
        const fitting = relationTags.filter(({ type }) => type === relation.type);
        const row = fitting.find(({ asGiven }) => asGiven === relation.asGiven) ?? fitting.find(({ asGiven }) => !asGiven);
        if (row) yield [row.tag, writeRelation(relation)];
      }
    },
  },
];
