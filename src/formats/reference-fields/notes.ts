import { identifierSchemes } from '../../model/identifier.ts';
import { present } from '../../model/present.ts';
import type { BibliographicRecord, Chemical, Grant } from '../../model/record.ts';
import { relationTypes } from '../../model/relation.ts';
import { addIdentifier } from '../drafting.ts';
import { dropMarkup } from '../inline-markup.ts';
import { valueText } from '../tagged-fields.ts';
import { readDatesNote } from './dates.ts';
import { readIdentifierNote, writeIdentifierNotes } from './identifiers.ts';
import type { Reading, ReferenceField } from './reading.ts';

/** A note with a key: what RIS has no tag for, so that people can read it and refmill takes it back. */
interface KeyedNote {
  readonly key: string;
  read(value: string, reading: Reading): boolean;
  write(record: BibliographicRecord): Iterable<string>;
}

const starsNote = 'starred ones are major';

/** «NAD [D009243, 0U46U6E8UK]» */
function readSubstance(text: string): Chemical | undefined {
  const match = /^(.+?)(?: \[([A-Z]\d+)?(?:, ([^\]]+))?\])?$/.exec(text);
  return match?.[1] ? present<Chemical>({ name: match[1], ui: match[2], registryNumber: match[3] }) : undefined;
}

const writeSubstance = ({ name, ui, registryNumber }: Chemical): string =>
  ui || registryNumber ? `${name} [${ui ?? ''}${registryNumber ? `, ${registryNumber}` : ''}]` : name;

const grantKeys = ['id', 'acronym', 'agency', 'country'] as const;

/** «BB/C008219/1 |  | Biotechnology … Council | United Kingdom» */
function readGrant(text: string): Grant | undefined {
  const parts = text.split('|').map((part) => part.trim());
  if (parts.length !== grantKeys.length || parts.every((part) => !part)) return undefined;
  return present<Grant>(Object.fromEntries(grantKeys.map((key, index) => [key, parts[index]])) as Grant);
}

const relationNotes = relationTypes.map(
  (type): KeyedNote => ({
    key: type,
    read: (value, { draft }) => {
      const [, note, pmid] = /^(.*?) ?(?:\[PMID (\d+)\])?$/s.exec(value) ?? [];
      draft.relations = [...(draft.relations ?? []), { type, ...(pmid ? { pmid } : {}), ...(note ? { note } : {}) }];
      return true;
    },
    write: ({ relations }) =>
      (relations ?? [])
        .filter((relation) => relation.type === type)
        .map(({ note, pmid }) => [note, pmid && `[PMID ${pmid}]`].filter(Boolean).join(' ')),
  }),
);

const keyedNotes: readonly KeyedNote[] = [
  {
    key: 'Datestamp',
    read: (value, { draft }) => {
      draft.datestamp = value;
      return true;
    },
    write: ({ datestamp }) => [datestamp ?? ''],
  },
  {
    key: 'Keyword owner',
    read: (owner, { draft }) => {
      for (const keyword of draft.keywords ?? []) keyword.owner = owner;
      return draft.keywords !== undefined;
    },
    write: ({ keywords }) =>
      keywords?.[0]?.owner && keywords.every(({ owner }) => owner === keywords[0]?.owner) ? [keywords[0].owner] : [],
  },
  {
    key: 'Keywords',
    read: (value, { draft }) => {
      if (value !== starsNote) return false;
      for (const keyword of draft.keywords ?? []) keyword.major ??= false;
      return true;
    },
    write: ({ keywords }) =>
      keywords?.some(({ major }) => major === false) && keywords.every(({ major }) => major !== undefined) ? [starsNote] : [],
  },
  {
    key: 'Abstract language',
    read: (value, { draft }) => {
      const main = draft.abstracts?.find(({ other }) => !other);
      if (main) main.language = value;
      return main !== undefined;
    },
    write: ({ abstracts }) => [abstracts?.find(({ other }) => !other)?.language ?? ''],
  },
  {
    key: 'Substances',
    read: (value, { draft }) => {
      const chemicals = value.split('; ').map(readSubstance);
      if (chemicals.includes(undefined)) return false;
      draft.chemicals = chemicals as Chemical[];
      return true;
    },
    write: ({ chemicals }) => [(chemicals ?? []).map(writeSubstance).join('; ')],
  },
  {
    key: 'Grant',
    read: (value, { draft }) => {
      const grant = readGrant(value);
      if (grant) draft.grants = [...(draft.grants ?? []), grant];
      return grant !== undefined;
    },
    write: ({ grants }) => (grants ?? []).map((grant) => grantKeys.map((key) => grant[key] ?? '').join(' | ')),
  },
  ...relationNotes,
  {
    key: 'Dates',
    read: (value, { draft }) => {
      const found = readDatesNote(value);
      if (found) draft.dates = { ...draft.dates, ...found };
      return found !== undefined;
    },
    write: ({ dates }) => {
      const list = Object.entries(dates ?? {}).filter(([kind]) => kind !== 'accessed');
      return list.length ? [list.map(([kind, date]) => `${kind} ${date}`).join('; ')] : [];
    },
  },
  {
    key: 'Original title',
    read: (value, { draft }) => {
      draft.vernacularTitle = value;
      return true;
    },
    write: ({ vernacularTitle }) => (vernacularTitle ? [vernacularTitle] : []),
  },
  {
    key: 'Copyright',
    read: (value, { draft }) => {
      const abstract = draft.abstracts?.find(({ other }) => !other);
      if (!abstract || abstract.copyright) return false;
      abstract.copyright = value;
      return true;
    },
    write: ({ abstracts }) => {
      const copyright = abstracts?.find(({ other }) => !other)?.copyright;
      return copyright ? [copyright] : [];
    },
  },
  {
    key: 'Trial',
    read: (value, { draft }) => {
      const at = value.lastIndexOf(' ');
      draft.trials = [...(draft.trials ?? []), at < 0 ? { id: value } : { registry: value.slice(0, at), id: value.slice(at + 1) }];
      return true;
    },
    write: ({ trials }) => (trials ?? []).map(({ registry, id }) => (registry ? `${registry} ${id}` : id)),
  },
  {
    key: 'NLM ID',
    read: (value, { draft }) => {
      draft.container = { ...draft.container, nlmId: value };
      return true;
    },
    write: ({ container }) => (container?.nlmId ? [container.nlmId] : []),
  },
  {
    key: 'Citation',
    read: (value, { draft }) => {
      draft.citationAsGiven = value;
      return true;
    },
    write: ({ citationAsGiven }) => (citationAsGiven ? [citationAsGiven] : []),
  },
];

const keyOf = /^([A-Za-z][A-Za-z ]{2,27}): (.+)$/s;
const schemes = new Set<string>(identifierSchemes.map((scheme) => scheme.toUpperCase()));

function readKeyed(text: string, reading: Reading): boolean {
  const match = keyOf.exec(text);
  if (!match?.[1] || !match[2]) return false;
  const [, key, value] = match;
  const identifier = schemes.has(key) ? readIdentifierNote(key, value) : undefined;
  if (identifier) addIdentifier(reading, identifier.scheme, identifier.value);
  return identifier !== undefined || (keyedNotes.find((note) => note.key === key)?.read(value, reading) ?? false);
}

/** Reference Manager's word on reprints says nothing about the publication. */
const reprintWords = /^(?:not )?in file$/i;

export const noteFields: readonly ReferenceField[] = [
  {
    tags: ['N1', 'RN', 'RP'],
    read: (lines, reading) => {
      for (const line of lines) {
        if (line.used || (line.tag === 'RP' && !reprintWords.test(valueText(line)))) continue;
        line.used = true;
        const text = dropMarkup(line.parts.join('\n').trim());
        if (line.tag === 'RP' || !text || readKeyed(text, reading)) continue;
        reading.draft.notes = [...(reading.draft.notes ?? []), text];
      }
    },
    *write(record) {
      for (const note of record.notes ?? []) yield ['N1', note];
      yield* writeIdentifierNotes(record.identifiers);
      for (const note of keyedNotes) for (const value of note.write(record)) if (value) yield ['N1', `${note.key}: ${value}`];
    },
  },
];
