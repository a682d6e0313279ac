import type { BibliographicRecord } from '../../model/record.ts';
import type { Relation, RelationType } from '../../model/relation.ts';
import { retractionSign } from '../../model/retraction.ts';
import { linkedRuns, targetsOf } from './link-runs.ts';
import type { Run } from './run.ts';

/** What a reader must know of a publication before he cites it: the word before it, and the relations to the notices that say so. */
const warnings: readonly {
  readonly mark: string;
  readonly relations: Partial<Record<RelationType, string>>;
  readonly holds: (record: BibliographicRecord) => boolean;
}[] = [
  {
    mark: 'Retracted',
    relations: { RetractionIn: 'Retraction in', RetractedandRepublishedIn: 'Retracted and republished in' },
    holds: (record) => retractionSign(record) !== undefined,
  },
  {
    mark: 'Expression of concern',
    relations: { ExpressionOfConcernIn: 'Expression of concern in' },
    holds: ({ relations = [] }) => relations.some(({ type }) => type === 'ExpressionOfConcernIn'),
  },
];

/** Words for the other relations, as NLM prints them behind a citation. What a work cites and is cited by is no part of its citation. */
const relatedWords: Partial<Record<RelationType, string>> = {
  AssociatedDataset: 'Associated dataset',
  AssociatedPublication: 'Associated publication',
  CommentIn: 'Comment in',
  CommentOn: 'Comment on',
  CorrectedandRepublishedFrom: 'Corrected and republished from',
  CorrectedandRepublishedIn: 'Corrected and republished in',
  ErratumFor: 'Erratum for',
  ErratumIn: 'Erratum in',
  ExpressionOfConcernFor: 'Expression of concern for',
  HasPart: 'Part',
  HasTranslation: 'Translation',
  HasVersion: 'Other version',
  OriginalReportIn: 'Original report in',
  PartOf: 'Part of',
  PreprintIn: 'Preprint',
  PreprintOf: 'Preprint of',
  Related: 'Related',
  ReprintIn: 'Reprint in',
  ReprintOf: 'Reprint of',
  RepublishedFrom: 'Republished from',
  RepublishedIn: 'Republished in',
  RetractedandRepublishedFrom: 'Retracted and republished from',
  RetractionOf: 'Retraction of',
  SummaryForPatientsIn: 'Summary for patients in',
  TranslationOf: 'Translation of',
  UpdateIn: 'Update in',
  UpdateOf: 'Update of',
  VersionOf: 'Version of',
};

/** `protocol of` is a word for people, `IsSupplementTo` and `dc.relation` are none. */
const wordsOf = ({ type, asGiven }: Relation): string | undefined =>
  type === 'Related' && asGiven !== undefined && /^[a-z]+(?: [a-z]+)*$/.test(asGiven)
    ? asGiven.charAt(0).toUpperCase() + asGiven.slice(1)
    : relatedWords[type];

/**
 * `[Retracted] ` before an entry, and ` Retraction in: J Test. 2019;3:4. PMID: 99000009.` behind it, as NLM prints it; `withRelated`: and then all that the work
 * is related to otherwise, in the order of the relations (` Erratum in: …`).
 */
export function relationRuns(
  record: BibliographicRecord,
  withRelated: boolean,
): { readonly before: readonly Run[]; readonly behind: readonly Run[] } {
  const held = warnings.filter(({ holds }) => holds(record));
  const relations = record.relations ?? [];
  const warned = held.flatMap((warning) => relations.filter(({ type }) => warning.relations[type] !== undefined));
  const wordOfWarning = ({ type }: Relation) => warnings.map((warning) => warning.relations[type]).find(Boolean);
  return {
    before: held.map(({ mark }) => ({ text: `[${mark}] `, bold: true })),
    behind: [
      ...warned.flatMap((relation) => noticeRuns(relation, wordOfWarning(relation))),
      ...(withRelated ? relations.filter((each) => !warned.includes(each)).flatMap((each) => noticeRuns(each, wordsOf(each))) : []),
    ],
  };
}

function noticeRuns(relation: Relation, words: string | undefined): readonly Run[] {
  const notice = noticeOf(relation);
  const doi = relation.identifiers?.find(({ scheme }) => scheme === 'doi')?.value;
  const targets = targetsOf({ doi, pmid: relation.pmid, pmcid: undefined });
  return words === undefined || notice === '' ? [] : linkedRuns([{ text: ` ${words}: ${notice}` }], targets);
}

/** The notice's citation as the source has it, and what it is found by. */
function noticeOf({ note, pmid, identifiers = [], url }: Relation): string {
  // `Biosci Rep. 2020 Mar 27;40(3):.`
  const said = note?.replace(/[\s:;,.]+$/, '') ?? '';
  const doi = identifiers.find(({ scheme }) => scheme === 'doi')?.value;
  const parts = [
    said,
    doi !== undefined && !said.toLowerCase().includes(doi.toLowerCase()) ? `doi: ${doi}` : '',
    pmid !== undefined && !said.includes(pmid) ? `PMID: ${pmid}` : '',
    said === '' && doi === undefined && pmid === undefined ? (url ?? '') : '',
  ];
  return parts
    .filter(Boolean)
    .map((part) => (/[.!?]$/.test(part) ? part : `${part}.`))
    .join(' ');
}
