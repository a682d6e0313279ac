import type { Identifier } from './identifier.ts';
import type { BibliographicRecord } from './record.ts';
import type { Relation, RelationType } from './relation.ts';
import { retractionSign } from './retraction.ts';

/** What may be published about a publication afterwards, by how much it matters. Readers must be told which it is: they are not one thing. */
export const noticeKinds = ['retraction', 'expression-of-concern', 'correction'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Relations of a publication to a notice about it. */
const told: Readonly<Partial<Record<RelationType, NoticeKind>>> = {
  RetractionIn: 'retraction',
  RetractedandRepublishedIn: 'retraction',
  ExpressionOfConcernIn: 'expression-of-concern',
  ErratumIn: 'correction',
  CorrectedandRepublishedIn: 'correction',
};

/** Relations of a notice to the publication that it is about. */
const tells: Readonly<Partial<Record<RelationType, NoticeKind>>> = {
  RetractionOf: 'retraction',
  RetractedandRepublishedFrom: 'retraction',
  ExpressionOfConcernFor: 'expression-of-concern',
  ErratumFor: 'correction',
  CorrectedandRepublishedFrom: 'correction',
};

/** A retraction, an expression of concern or a correction, as a record speaks of it. */
export interface PublishedNotice {
  readonly kind: NoticeKind;
  /** The notice's own, as far as they are told. */
  readonly identifiers: readonly Identifier[];
  /** The source's words for it. */
  readonly note?: string;
}

/** Notices about the publication that the record describes. */
export function noticesAbout(record: BibliographicRecord): readonly PublishedNotice[] {
  const notices = (record.relations ?? []).flatMap((relation): PublishedNotice[] => {
    const kind = told[relation.type];
    if (kind === undefined) return [];
    return [{ kind, identifiers: identifiersOf(relation), ...(relation.note === undefined ? {} : { note: relation.note }) }];
  });
  // A title or a publication type says it without naming the notice.
  const sign = notices.some(({ kind }) => kind === 'retraction') ? undefined : retractionSign(record);
  return sign ? [{ kind: 'retraction', identifiers: [], ...(sign.raw === undefined ? {} : { note: sign.raw }) }, ...notices] : notices;
}

/** Publications that the record, being a notice itself, is about. */
export function noticeFor(record: BibliographicRecord): readonly { readonly kind: NoticeKind; readonly about: readonly Identifier[] }[] {
  return (record.relations ?? []).flatMap((relation) => {
    const kind = tells[relation.type];
    const about = identifiersOf(relation);
    return kind === undefined || about.length === 0 ? [] : [{ kind, about }];
  });
}

/** Whether a notice is one of those known: the same kind and an identifier in common, or nothing that tells them apart. A publication is retracted once. */
export function isKnownNotice({ kind, identifiers }: PublishedNotice, known: readonly PublishedNotice[]): boolean {
  const alike = known.filter((each) => each.kind === kind);
  if (kind === 'retraction' || identifiers.length === 0) return alike.length > 0;
  return alike.some(
    (each) =>
      each.identifiers.length === 0 ||
      each.identifiers.some(({ scheme, value }) => identifiers.some((own) => own.scheme === scheme && own.value === value)),
  );
}

function identifiersOf({ pmid, identifiers = [] }: Relation): readonly Identifier[] {
  const own = pmid === undefined || identifiers.some(({ scheme, value }) => scheme === 'pmid' && value === pmid);
  return own ? identifiers : [{ scheme: 'pmid', value: pmid }, ...identifiers];
}

/** A notice that arrived for a work of the library. */
export interface ArrivedNotice extends PublishedNotice {
  /** Public id of the work that it is about. */
  readonly work: string;
  /** Written key of the record that told of it. */
  readonly record: string;
}
