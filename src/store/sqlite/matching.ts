import { isDeepStrictEqual } from 'node:util';
import { publicationSchemes } from '../../model/identifier.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { type Citation, keyText, type Provenance, type RecordKey, type WorkPlan } from '../../model/work.ts';
import { matchNumbers } from '../card/match-numbers.ts';
import { unpackJson } from '../card/packed-json.ts';
import type { Matching } from '../matching.ts';
import type { StoredRecord } from '../store.ts';
import type { Database } from './database.ts';
import { filing, matchKeyRows, setFiling } from './match-key-rows.ts';
import { meetingRecords } from './meeting-records.ts';
import { workId, workNumber } from './work-id.ts';

/** An ISSN names thousands of articles and an ORCID all of a person's: by those, records are searched for, not joined. */
const namesPublication: ReadonlySet<string> = new Set(publicationSchemes);

/** Records filed in one transaction: other writers do not wait for it. */
const filedTogether = 1000;

interface RecordRow {
  readonly id: number;
  readonly authority: string;
  readonly sourceId: string;
  readonly work: number;
  readonly hash: Buffer;
  readonly json: Buffer;
  readonly accompanied: 0 | 1;
}

interface WorkRow {
  readonly deleted: 0 | 1;
  readonly citation: Buffer | null;
  readonly provenance: Buffer | null;
}

/** Finding records that may be the same publication, and going through all of them. */
export function matching(database: Database): Matching {
  const { client } = database;
  const state = filing(client);
  // Asked of every record that comes, mostly in vain: the key of a record is looked up when there is one.
  const byIdentifier = client
    .prepare<[string, string, number], number>('SELECT record FROM record_identifiers WHERE scheme = ? AND value = ? LIMIT ?')
    .pluck();
  const byMatchKey = client.prepare<[number, number], number>('SELECT record FROM match_keys WHERE key = ? LIMIT ?').pluck();
  const keyOf = client.prepare<[number], RecordKey>(
    'SELECT name AS authority, source_id AS id FROM records CROSS JOIN authorities ON authorities.id = authority WHERE records.id = ?',
  );
  const behind = client.prepare<[number, number], RecordRow>(
    `SELECT records.id, name AS authority, source_id AS sourceId, work, hash, json,
      EXISTS (SELECT 1 FROM records AS other WHERE other.work = records.work AND other.id <> records.id) AS accompanied FROM records CROSS JOIN authorities ON authorities.id = authority
      WHERE records.id > ? ORDER BY records.id LIMIT ?`,
  );
  const placesBehind = client.prepare<[number, number], number>('SELECT id FROM records WHERE id > ? ORDER BY id LIMIT ?').pluck();
  const standing = client.prepare<[number], WorkRow>('SELECT deleted, citation, provenance FROM works WHERE id = ? AND redirect IS NULL');
  const membersOf = client.prepare<[number], RecordKey>(
    'SELECT name AS authority, source_id AS id FROM records CROSS JOIN authorities ON authorities.id = authority WHERE work = ?',
  );
  const keysOf = (records: readonly number[], most: number): readonly RecordKey[] | undefined =>
    records.length > most ? undefined : records.flatMap((record) => keyOf.get(record) ?? []);
  const fill = () => {
    const rows = matchKeyRows({ client });
    return client.transaction((after: number) => {
      if (state() === 'none') {
        setFiling(client, 'none');
        setFiling(client, 'underway');
      }
      const some = behind.all(after, filedTogether);
      for (const { id, json } of some) rows.add(id, matchNumbers(unpackJson<BibliographicRecord>(json)));
      if (some.length === 0) setFiling(client, 'current');
      const end = some.at(-1)?.id;
      return end === undefined ? undefined : { records: some.length, end };
    });
  };

  return {
    async isFiled() {
      return state() === 'current';
    },
    async fileMore(after) {
      return fill().immediate(after);
    },
    async holders({ identifiers, matchKeys }, most) {
      return {
        identifiers: identifiers.map(({ scheme, value }) =>
          namesPublication.has(scheme) ? keysOf(byIdentifier.all(scheme, value, most + 1), most) : [],
        ),
        matchKeys: matchKeys.map((key) => keysOf(byMatchKey.all(key, most + 1), most)),
      };
    },
    async meeting() {
      return meetingRecords(client);
    },
    async recordsBehind(after, limit, among) {
      const places = placesBehind.all(after, limit);
      const end = places.at(-1);
      const wanted = among ? places.filter((place) => among.has(place)) : places;
      const rows =
        wanted.length === 0
          ? []
          : wanted.length === places.length
            ? behind.all(after, limit)
            : wanted.flatMap((place) => behind.all(place - 1, 1));
      const records = rows.map(
        ({ authority, sourceId, work, hash, json }): StoredRecord => ({
          key: { authority, id: sourceId },
          record: unpackJson<BibliographicRecord>(json),
          hash: hash.toString('hex'),
          work: workId(work),
        }),
      );
      const accompanied = new Set(
        rows.filter((row) => row.accompanied === 1).map(({ authority, sourceId }) => keyText({ authority, id: sourceId })),
      );
      return { records, accompanied, passed: places.length, ...(end === undefined ? {} : { end }) };
    },
    async asPlanned(plans) {
      const isAsItIs = ({ id, records, absorbs, deleted, said }: WorkPlan): boolean => {
        const work = id === undefined || absorbs.length > 0 ? undefined : workNumber(id);
        const row = work === undefined ? undefined : standing.get(work);
        if (work === undefined || !row || (row.deleted === 1) !== deleted) return false;
        const members = new Set(membersOf.all(work).map(keyText));
        if (members.size !== records.length || !records.every((key) => members.has(keyText(key)))) return false;
        if (!said || !row.citation || !row.provenance) return !said && !row.citation;
        return (
          isDeepStrictEqual(unpackJson<Citation>(row.citation), written(said.citation)) &&
          isDeepStrictEqual(unpackJson<Provenance>(row.provenance), written(said.provenance))
        );
      };
      return new Set(plans.filter(isAsItIs));
    },
  };
}

/** A value as it is read again when it was stored. */
const written = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
