import { doubtOf } from '../../dedupe/doubt.ts';
import { pairFacts } from '../../dedupe/pair-facts.ts';
import type { ComparedField, Comparison, FieldAgreement } from '../../export/side-by-side.ts';
import { workFields } from '../../export/work-fields.ts';
import { Misconfigured } from '../../model/errors.ts';
import { citationOf } from '../../model/provenance.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { type Citation, keyText } from '../../model/work.ts';
import { foldToWord } from '../../normalizers/fold.ts';
import type { Store, WorkDetail } from '../../store/store.ts';
import { findWork, recordsKeyed } from '../find-work.ts';
import { wordDifferences } from './word-differences.ts';

interface Side {
  readonly name: string;
  readonly work: string;
  readonly records: readonly string[];
  readonly citation: Citation;
}

/**
 * Holds records against each other, or works; the records of one work where a single name is given. Throws Misconfigured for what the
 * library does not have, and for a work that has one record only.
 */
export async function compareSideBySide(store: Store, names: readonly string[]): Promise<Comparison> {
  const sides = await sidesMeant(store, names);
  const sideOf = new Map(sides.flatMap(({ records }, at) => records.map((key) => [key, at])));
  const between = ({ a, b }: { a: string; b: string }) => sideOf.has(a) && sideOf.has(b) && sideOf.get(a) !== sideOf.get(b);
  const keys = (await Promise.all(sides.map(({ work }) => store.work(work)))).flatMap((work) => work?.members ?? []).map(({ key }) => key);
  const [first, second] = sides;
  return {
    sides: sides.map(({ name, work, records }) => ({ name, work, records })),
    fields: comparedFields(sides.map(({ citation }) => citation)),
    decisions: (await store.decisions(keys)).filter(between),
    doubt: first && second ? doubtOf(pairFacts(asRecord(first.citation), asRecord(second.citation))) : 0,
  };
}

async function sidesMeant(store: Store, names: readonly string[]): Promise<readonly Side[]> {
  const [name = ''] = names;
  if (names.length > 1) return (await Promise.all(names.map((each) => sideMeant(store, each)))).flat();
  const work = await mustFind(store, name);
  if (work.members.length < 2)
    throw new Misconfigured('record', `${work.id} is described by one record alone: name another work or record to hold it against`);
  return work.members.map(({ key, record }) => recordSide(keyText(key), work.id, record));
}

/** The record with that key, else the work that is meant, as all its records describe it. */
async function sideMeant(store: Store, name: string): Promise<Side> {
  const [keyed] = await recordsKeyed(store, name.trim());
  if (keyed) return recordSide(keyText(keyed.key), keyed.work, keyed.record);
  const { id, citation, members } = await mustFind(store, name);
  return { name: id, work: id, records: members.map(({ key }) => keyText(key)), citation };
}

const recordSide = (key: string, work: string, record: BibliographicRecord): Side => ({
  name: key,
  work,
  records: [key],
  citation: citationOf(record),
});

async function mustFind(store: Store, name: string): Promise<WorkDetail> {
  const work = await findWork(store, name);
  if (!work)
    throw new Misconfigured('record', `${name}: the library has no such work or record (name them as \`refmill show\` prints them)`);
  return work;
}

/** Its source and id tell nothing of the publication. */
const asRecord = (citation: Citation): BibliographicRecord => ({ ...citation, source: 'side', sourceId: '' });

/** Every field that one of them has, in the order of a work's page; several values of a field (identifiers of a scheme, notes) stand together. */
function comparedFields(citations: readonly Citation[]): readonly ComparedField[] {
  const said = citations.map((citation) => {
    const fields = new Map<string, string>();
    for (const { label: given, value: said } of workFields(citation)) {
      const { label, value } = comparable(given, said);
      fields.set(label, [fields.get(label), value].filter(Boolean).join('; '));
    }
    return fields;
  });
  const labels = [...new Set(said.flatMap((fields) => [...fields.keys()]))];
  return labels.map((label) => {
    const values = said.map((fields) => fields.get(label));
    const present = values.filter((value) => value !== undefined);
    const stretched = wordDifferences(present);
    let next = 0;
    return {
      label,
      agreement: agreementOf(present, values.length),
      values: values.map((value) => (value === undefined ? undefined : stretched[next++])),
    };
  });
}

/** A page names a line by what it begins with: here what one calls «Author» and «Pages» stands beside «Authors» and «Volume». */
function comparable(label: string, value: string): { readonly label: string; readonly value: string } {
  const [role] = /^(?:Author|Editor|Advisor|Investigator|Translator|Reviewer|Illustrator|Compiler|Subject)$/.exec(label) ?? [];
  if (role !== undefined) return { label: `${role}s`, value };
  return /^(?:Volume|Issue|Pages|Article)$/.test(label) ? { label: 'Place', value: `${label.toLowerCase()} ${value}` } : { label, value };
}

function agreementOf(present: readonly string[], wanted: number): FieldAgreement {
  if (present.length < wanted) return 'one-sided';
  if (new Set(present).size === 1) return 'same';
  return new Set(present.map(foldToWord)).size === 1 ? 'spelling' : 'different';
}
