import type { BibliographicRecord } from '../../src/model/record.ts';
import type { Label } from '../../src/normalizers/citation-string/labels.ts';
import { publishers } from './publishers.ts';
import { bookTemplates, chapterTemplates, journalTemplates, tails } from './templates.ts';

/** A citation put together from a record in a style that chance made, with what each stretch of it is. */
export interface MadeCitation {
  readonly raw: string;
  readonly pieces: readonly { readonly label: Label; readonly start: number; readonly end: number }[];
}

type Pick = <T>(options: readonly T[]) => T;
type Chance = (share: number) => boolean;

const initialsOf = (given: string, between: string, point: string) =>
  given
    .split(/[\s.]+/)
    .filter((name) => name !== '')
    .map((name) =>
      name
        .split('-')
        .map((part) => `${/^\p{Lu}{2,3}$/u.test(part) ? part.split('').join(point + between) : ([...part][0] ?? '').toUpperCase()}${point}`)
        .join(point === '' ? '' : '-'),
    )
    .join(between);

interface Person {
  readonly family: string;
  readonly given: string;
}

/** How a style writes persons; the second function writes all but the first of a list. */
const nameStyles: readonly { readonly first: (p: Person) => string; readonly other?: (p: Person) => string; readonly between: string }[] = [
  { first: (p) => `${p.family} ${initialsOf(p.given, '', '')}`, between: ', ' },
  { first: (p) => `${p.family} ${initialsOf(p.given, '', '')}`, between: ', ' },
  { first: (p) => `${p.family} ${initialsOf(p.given, '', '.')}`, between: ', ' },
  { first: (p) => `${p.family} ${initialsOf(p.given, ' ', '.')}`, between: ', ' },
  { first: (p) => `${p.family}, ${initialsOf(p.given, ' ', '.')}`, between: ', ' },
  { first: (p) => `${p.family}, ${initialsOf(p.given, '', '.')}`, between: ', ' },
  { first: (p) => `${p.family}, ${initialsOf(p.given, ' ', '.')}`, between: '; ' },
  { first: (p) => `${p.family}, ${initialsOf(p.given, '', '')}`, between: '; ' },
  { first: (p) => `${initialsOf(p.given, ' ', '.')} ${p.family}`, between: ', ' },
  { first: (p) => `${initialsOf(p.given, '', '.')} ${p.family}`, between: ', ' },
  { first: (p) => `${initialsOf(p.given, '', '.')} ${p.family.toUpperCase()}`, between: ', ' },
  { first: (p) => `${p.given} ${p.family}`, between: ', ' },
  { first: (p) => `${p.family}, ${p.given}`, other: (p) => `${p.given} ${p.family}`, between: ', ' },
  {
    first: (p) => `${p.family}, ${initialsOf(p.given, ' ', '.')}`,
    other: (p) => `${initialsOf(p.given, ' ', '.')} ${p.family}`,
    between: ', ',
  },
  { first: (p) => `${p.family}, ${p.given}`, between: '; ' },
  { first: (p) => `${p.family.toUpperCase()} ${initialsOf(p.given, '', '')}`, between: ', ' },
  { first: (p) => `${p.family.toUpperCase()}, ${initialsOf(p.given, ' ', '.')}`, between: ', ' },
];

function people(list: readonly Person[], pick: Pick, chance: Chance): string {
  const style = pick(nameStyles);
  const most = chance(0.5) ? pick([1, 3, 3, 5, 6, 6, 10]) : 40;
  const shown = list.slice(0, most);
  const written = shown.map((person, at) => (at > 0 && style.other ? style.other(person) : style.first(person)));
  const more = list.length > shown.length || chance(0.03);
  if (more)
    return `${written.join(style.between)}${pick([', et al', ', et al.', ' et al.', ' et al', ', et al.', ', and others', ' y cols.', ' [et al.]'])}`;
  const last = pick([style.between, style.between, ' and ', ', and ', ' & ', ', & ', ' y ', ' und ', ' et ']);
  return written.length < 2 ? written.join('') : `${written.slice(0, -1).join(style.between)}${last}${written.at(-1)}`;
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const longMonths = 'January February March April May June July August September October November December'.split(' ');

const slots: Readonly<Record<string, Label>> = {
  A: 'author',
  E: 'editor',
  T: 'title',
  C: 'container',
  V: 'volume',
  I: 'issue',
  P: 'pages',
  Y: 'date',
  M: 'date',
  L: 'place',
  L2: 'place',
  B: 'publisher',
  D: 'identifier',
  Q: 'identifier',
  U: 'identifier',
  R: 'editor',
  N: 'note',
  K: 'date',
  X: 'pages',
  G: 'issue',
  S: 'container',
  Z: 'pages',
};

export type SourceRecord = Pick1<BibliographicRecord, 'title' | 'contributors' | 'issued' | 'container' | 'identifiers'>;
type Pick1<T, K extends keyof T> = { readonly [P in K]?: T[P] };

/** A citation of the record in a style of chance. `random` gives numbers from 0 to below 1. */
export function madeCitation(record: SourceRecord, others: (at: number) => SourceRecord, random: () => number): MadeCitation {
  const pick: Pick = (options) => options[Math.floor(random() * options.length)] as (typeof options)[number];
  const chance: Chance = (share) => random() < share;
  const number = (most: number) => 1 + Math.floor(random() * most);
  const { container = {} } = record;
  const kind =
    container.volume !== undefined ? (chance(0.78) ? 'journal' : chance(0.5) ? 'book' : 'chapter') : chance(0.6) ? 'book' : 'chapter';
  const personsOf = (from: SourceRecord) =>
    (from.contributors ?? []).flatMap(({ family, given }) => (family && given ? [{ family, given }] : []));
  const other = others(Math.floor(random() * 1e6));
  const [publisher, place] = pick(publishers);
  const year = record.issued?.year ?? 2000;
  const month = record.issued?.month ?? number(12);
  const whole = (record.title ?? '').replace(/[.\s]+$/, '').replace(/^\[(.*)\]$/, chance(0.5) ? '[$1]' : '$1');
  const words = (/^\[/.test(whole) ? whole : (whole.split(/[:.?]/)[0] ?? whole)).split(' ');
  const title =
    kind !== 'journal' || chance(0.2)
      ? words
          .slice(0, chance(0.4) ? 2 + number(5) : 40)
          .join(' ')
          .replace(/[\s,;(-]+$/, '')
      : whole;
  const journals = [
    container.title,
    container.abbreviation,
    container.abbreviation,
    container.abbreviation?.replace(/\./g, ''),
    container.abbreviation === undefined ? undefined : withPoints(container.abbreviation),
  ];
  const bookTitle = `${pick(['', '', 'Handbook of ', 'Proceedings of the ', 'Advances in ', 'Encyclopedia of '])}${(other.title ?? '').replace(/[.\s]+$/, '').split(/[:?]/)[0]}`;
  const dash = pick(['-', '–', '-', '–', '--']);
  const values: Record<string, string | undefined> = {
    A: chance(kind === 'book' ? 0.15 : 0.03)
      ? pick(groups)
      : people(personsOf(record).slice(0, kind === 'book' && chance(0.7) ? 2 : 40), pick, chance) || pick(groups),
    E: people(personsOf(other).slice(0, 3), pick, chance),
    R: pick(['eds', 'editors', 'Eds.', 'Ed.', 'eds.', 'editor', 'ed.']),
    T: chance(kind === 'journal' ? 0.2 : 0.6)
      ? title.replace(/\b\p{Ll}{4,}/gu, (word) => (word[0] ?? '').toUpperCase() + word.slice(1))
      : title,
    C: kind === 'journal' ? pick(journals.filter((each) => each !== undefined && each !== '')) : bookTitle,
    V: container.volume,
    I: container.issue,
    P: (container.pages ?? container.articleNumber ?? `${number(400)}-${number(99) + 400}`).replace(/-+/g, dash),
    Y: `${year}${chance(0.03) ? pick(['a', 'b']) : ''}`,
    M: chance(0.5) ? months[month - 1] : longMonths[month - 1],
    L: place,
    K: `${number(28)}`,
    X: `${pick(['e', 'e', 'E', 'n', 'CD00', 'ckaa', 'dju', 'ehab', ''])}${number(9999)}`,
    G: `${pick(['Suppl', 'Suppl.', 'Supplement', 'Pt', 'suppl'])} ${number(4)}`,
    S: pick(['medRxiv', 'bioRxiv', 'arXiv', 'PsyArXiv', 'Research Square', 'SSRN', 'Preprints', 'arXiv preprint']),
    Z: `${year}.${number(12) + 10}.${number(18) + 10}.${number(99999) + 200000}`,
    L2: pick(['USA', 'UK', 'Germany', 'NY']),
    B: publisher,
    D:
      record.identifiers?.find(({ scheme }) => scheme === 'doi')?.value ??
      `10.${1000 + number(8000)}/${pick(['j.', 's', '', 'ab.'])}${number(99999)}.${number(9)}`,
    Q: `${10_000_000 + number(20_000_000)}`,
    U: `${pick(['http', 'https'])}://www.${pick(['example', 'health', 'library'])}.${pick(['org', 'edu', 'gov'])}/${pick(['report', 'a/b', 'docs'])}/${number(9999)}${pick(['', '.pdf', '.html'])}`,
  };
  const template = `${chance(0.12) ? pick(['[{#}] ', '{#}. ', '({#}) ', '{#} ']) : ''}${pick(kind === 'journal' ? journalTemplates : kind === 'book' ? bookTemplates : chapterTemplates)}${chance(0.4) ? pick(tails) : ''}`;
  return damaged(filled(template, values, number(200)), random());
}

/** Bodies that sign as authors. */
const groups: readonly string[] = [
  'World Health Organization',
  'WHO',
  'Centers for Disease Control and Prevention',
  'American Diabetes Association',
  'National Institute for Health and Care Excellence',
  'Cochrane Collaboration',
  'European Medicines Agency',
  'Food and Drug Administration',
  'American Psychiatric Association',
  'International Agency for Research on Cancer',
  'Ministerio de Sanidad',
  'Ministério da Saúde',
  'Instituto Nacional de Estadística',
  'Haute Autorité de Santé',
  'Robert Koch-Institut',
  'OECD',
  'UNICEF',
  'European Commission',
  'R Core Team',
  'StataCorp',
  'Diabetes Control and Complications Trial Research Group',
  'The SPRINT Research Group',
  'UK Prospective Diabetes Study Group',
  'Intergovernmental Panel on Climate Change',
  'United Nations',
  'NICE',
  'Department of Health',
  'U.S. Preventive Services Task Force',
  'Australian Bureau of Statistics',
];

const withPoints = (abbreviation: string) =>
  abbreviation.replace(/\b(\p{L}{1,8})(?![\p{L}.])(?=\s|$)/gu, (word) => (/^(?:of|and|the|in|for|de)$/i.test(word) ? word : `${word}.`));

function filled(template: string, values: Readonly<Record<string, string | undefined>>, at: number): MadeCitation {
  const optional = template.replace(/<([^<>]*)>/g, (_, part: string) =>
    [...part.matchAll(/\{(\w+)\}/g)].every(([, slot = '']) => values[slot]) ? part : '',
  );
  const pieces: { label: Label; start: number; end: number }[] = [];
  let raw = '';
  for (const part of optional.split(/(\{[^{}]+\})/)) {
    const slot = /^\{(.+)\}$/.exec(part)?.[1];
    if (slot === undefined) {
      // A name that ends in a point needs no other one.
      raw += raw.endsWith('.') && part.startsWith('.') ? part.slice(1) : /[?!]$/.test(raw) && part.startsWith('.') ? part.slice(1) : part;
      continue;
    }
    const value = slot === '#' ? `${at}` : slot.startsWith('N:') ? slot.slice(2) : values[slot];
    if (value === undefined || value === '') continue;
    pieces.push({
      label: slot === '#' ? 'number' : (slots[slot.split(':')[0] ?? ''] ?? 'note'),
      start: raw.length,
      end: raw.length + value.length,
    });
    raw += value;
  }
  return { raw, pieces };
}

/** Blanks lost or too many, as copies from PDF files have them. */
function damaged({ raw, pieces }: MadeCitation, chance: number): MadeCitation {
  if (chance > 0.08) return { raw, pieces };
  const change =
    chance < 0.03
      ? (text: string, at: number) => (text[at] === ' ' && /[.,;:]/.test(text[at - 1] ?? '') ? '' : (text[at] ?? ''))
      : (text: string, at: number) => (/[.,;:]/.test(text[at] ?? '') && at % 3 === 0 ? ` ${text[at]}` : (text[at] ?? ''));
  const places: number[] = [];
  let out = '';
  for (let at = 0; at < raw.length; at++) {
    places.push(out.length);
    out += change(raw, at);
  }
  places.push(out.length);
  return {
    raw: out,
    pieces: pieces.map(({ label, start, end }) => ({ label, start: places[start] ?? 0, end: places[end] ?? out.length })),
  };
}
