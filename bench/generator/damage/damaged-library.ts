import type { Entry } from '../../../src/dedupe/entry.ts';
import { ris } from '../../../src/formats/ris/ris.ts';
import { noJournals } from '../../../src/model/journals.ts';
import { noVocabularies } from '../../../src/vocabularies/vocabulary.ts';
import { Random } from '../random.ts';
import { families } from './all-families.ts';
import { type Copy, makeCopies, nearlyNothing, type Shares, usualShares } from './copies.ts';
import { madePublication } from './made-publication.ts';
import type { Draft, Publication } from './publication.ts';
import { risText } from './ris-text.ts';

/** A copy as refmill reads it, with the truth about it. */
export interface DamagedRecord extends Omit<Copy, 'remains'> {
  readonly entry: Entry;
}

export interface DamageSettings {
  /** About so many; the last publication's copies are not left out. */
  readonly records: number;
  readonly seed: number;
  /** Publications that belong to a family of such as must not be taken for them. */
  readonly families: number;
  /** How bad the copies are. */
  readonly shares: Shares;
}

export const damageSettings = (given: Partial<DamageSettings>): DamageSettings => ({
  records: 5_000,
  seed: 1,
  families: 0.2,
  shares: usualShares,
  ...given,
});

/** The numbers of the random draws: what is published, and what is copied from it. */
const draws = { content: 1, copies: 2 };

/** Publications one family after the other, each family drawn from its place alone. */
function* publications({ seed, families: share }: DamageSettings): Generator<Publication> {
  let id = 0;
  let mistakenDoi: string | undefined;
  for (let place = 0; ; place++) {
    const random = new Random(seed, place, draws.content);
    // A family has about two and a half members: so many draws give the share of publications.
    const family = random.chance(share / 2.5 / (1 - share + share / 2.5)) ? random.pick(families) : undefined;
    let lastDoi: string | undefined;
    for (const draft of family ? family.make(random) : [madePublication(random)]) {
      id += 1;
      lastDoi = draft.doi;
      const publication = numbered(draft, id, family && { id: place, kind: family.kind });
      yield mistakenDoi === undefined ? publication : { ...publication, mistakenDoi };
    }
    if (family === undefined) mistakenDoi = lastDoi ?? mistakenDoi;
  }
}

function numbered({ inPubmed, ...draft }: Draft, id: number, family: Publication['family']): Publication {
  return { ...draft, id, ...(inPubmed ? { pmid: String(90_000_000 + id) } : {}), ...(family ? { family } : {}) };
}

/** How many copies of a publication there are: many have one. */
function copyCount(random: Random): number {
  const draw = random.next();
  return [0.4, 0.68, 0.86, 0.95, 0.99].filter((bound) => draw >= bound).length + 1;
}

/** Copies of publications as databases export them, in the order of the publications: the same settings give the same copies. */
function* copies(settings: DamageSettings): Generator<Copy> {
  let left = settings.records;
  for (const publication of publications(settings)) {
    const random = new Random(settings.seed, publication.id, draws.copies);
    const made = [...makeCopies(random, publication, copyCount(random), settings.shares)];
    const { family, generic, shape } = publication;
    if (family === undefined && generic === undefined && shape !== 'conference-abstract' && random.chance(0.012))
      made.push(...nearlyNothing(random, publication));
    yield* made;
    left -= made.length;
    if (left <= 0) return;
  }
}

/** So many references are read at a time. */
const batchSize = 500;

/** The copies, written as RIS and read by refmill. */
export async function* damagedLibrary(settings: DamageSettings): AsyncGenerator<DamagedRecord> {
  let batch: Copy[] = [];
  let number = 0;
  for (const copy of copies(settings)) {
    batch.push(copy);
    if (batch.length < batchSize) continue;
    yield* readBatch(batch, number);
    number += batch.length;
    batch = [];
  }
  yield* readBatch(batch, number);
}

async function* readBatch(batch: readonly Copy[], before: number): AsyncGenerator<DamagedRecord> {
  const text = batch.map(({ row }, at) => risText(row, String(before + at + 1))).join('');
  const context = { name: 'made.ris', vocabularies: noVocabularies, journals: noJournals };
  let at = 0;
  for await (const record of ris.read([Buffer.from(text)], context)) {
    const copy = batch[at++];
    if (copy === undefined || record.sourceId !== String(before + at))
      throw new Error(`RIS of ${batch.length} references was read as others: ${record.sourceId}`);
    const { publication, database, row, severity, damages } = copy;
    const key =
      database === 'pubmed' && publication.pmid !== undefined
        ? { authority: 'pubmed', id: publication.pmid }
        : { authority: `file:${database}.ris`, id: record.sourceId };
    yield { entry: { key, record }, publication, database, row, severity, damages };
  }
}
