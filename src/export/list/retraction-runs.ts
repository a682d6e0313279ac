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

/** `[Retracted] ` before an entry, and ` Retraction in: J Test. 2019;3:4. PMID: 99000009.` behind it, as NLM prints it. */
export function retractionRuns(record: BibliographicRecord): { readonly before: readonly Run[]; readonly behind: readonly Run[] } {
  const held = warnings.filter(({ holds }) => holds(record));
  return {
    before: held.map(({ mark }) => ({ text: `[${mark}] `, bold: true })),
    behind: held.flatMap(({ relations }) =>
      (record.relations ?? []).flatMap((relation) => {
        const words = relations[relation.type];
        const notice = noticeOf(relation);
        const doi = relation.identifiers?.find(({ scheme }) => scheme === 'doi')?.value;
        const targets = targetsOf({ doi, pmid: relation.pmid, pmcid: undefined });
        return words === undefined || notice === '' ? [] : linkedRuns([{ text: ` ${words}: ${notice}` }], targets);
      }),
    ),
  };
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
