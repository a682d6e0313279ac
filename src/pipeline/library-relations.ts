import { citationLine } from '../export/citation-line.ts';
import type { Relation, RelationType } from '../model/relation.ts';
import type { Kinship } from '../model/work.ts';
import type { Store, WorkSummary } from '../store/store.ts';

/** What a work is related to, in the library, as relations of its own. */
export type RelationsOf = (work: WorkSummary) => Promise<readonly Relation[]>;

type Told = Pick<Relation, 'type' | 'asGiven'>;

/** What the other work is to this one: as kinship tells it, this one is it to the other, or each is it to the other. */
const told: Readonly<Record<Kinship['kind'], { readonly other: Told; readonly self: Told; readonly both: Told }>> = {
  preprint: kin('PreprintIn', 'PreprintOf', 'other preprint'),
  'conference-abstract': spoken('conference abstract', 'conference abstract of', 'other conference abstract'),
  erratum: kin('ErratumIn', 'ErratumFor', 'other erratum'),
  retraction: kin('RetractionIn', 'RetractionOf', 'other retraction'),
  comment: kin('CommentIn', 'CommentOn', 'other comment'),
  protocol: spoken('protocol', 'protocol of', 'other protocol'),
  translation: kin('HasTranslation', 'TranslationOf', 'other translation'),
  edition: spoken('edition', 'edition of', 'other edition'),
  update: kin('UpdateIn', 'UpdateOf', 'other update'),
  part: kin('HasPart', 'PartOf', 'other part'),
  version: kin('HasVersion', 'VersionOf', 'other version'),
};

function kin(other: RelationType, self: RelationType, both: string) {
  return { other: { type: other }, self: { type: self }, both: { type: 'Related' as const, asGiven: both } };
}

function spoken(other: string, self: string, both: string) {
  const related = (asGiven: string): Told => ({ type: 'Related', asGiven });
  return { other: related(other), self: related(self), both: related(both) };
}

/** Finds what decisions in force tell about works that belong together; they are read once. What a work's sources say themselves already is not said again. */
export async function libraryRelations(store: Pick<Store, 'related' | 'work'>): Promise<RelationsOf> {
  const kins = new Map<string, Map<string, Told>>();
  const remember = (work: string, other: string, what: Told) => {
    const known = kins.get(work) ?? new Map<string, Told>();
    kins.set(work, known.set(other, what));
  };
  for (const { decision, works } of await store.related(Number.MAX_SAFE_INTEGER)) {
    const { relation } = decision;
    if (!relation) continue;
    const { other, self, both } = told[relation.kind];
    const [a, b] = works;
    remember(a, b, relation.of === undefined ? both : relation.of === 'a' ? self : other);
    remember(b, a, relation.of === undefined ? both : relation.of === 'b' ? self : other);
  }
  return async ({ id, citation }) => {
    const relations: Relation[] = [];
    for (const [other, what] of kins.get(id) ?? []) {
      const work = await store.work(other);
      if (!work || work.deleted) continue;
      const { identifiers = [] } = work.citation;
      const ids = new Set(identifiers.map(({ scheme, value }) => `${scheme}:${value}`));
      const isSaid = (citation.relations ?? []).some(
        (each) =>
          each.type === what.type &&
          (ids.has(`pmid:${each.pmid}`) || each.identifiers?.some(({ scheme, value }) => ids.has(`${scheme}:${value}`))),
      );
      if (isSaid) continue;
      const pmid = identifiers.find(({ scheme }) => scheme === 'pmid')?.value;
      const rest = identifiers.filter(({ scheme }) => scheme === 'doi' || scheme === 'pmcid');
      relations.push({
        ...what,
        ...(pmid === undefined ? {} : { pmid }),
        ...(rest.length > 0 ? { identifiers: rest } : {}),
        note: citationLine(work.citation),
      });
    }
    return relations;
  };
}
