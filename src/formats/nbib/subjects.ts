import type { Heading, Keyword, Qualifier } from '../../model/heading.ts';
import { present } from '../../model/present.ts';
import type { Chemical } from '../../model/record.ts';
import { appended, extended } from '../drafting.ts';
import { type TaggedLine, valueText } from '../tagged-fields.ts';
import type { NbibField, Reading } from './reading.ts';

const starred = (text: string): Qualifier & { major: boolean } => {
  const major = text.startsWith('*');
  return { term: (major ? text.slice(1) : text).trim(), major };
};

/** `Bone Neoplasms/*secondary/therapy`, `*Prostatic Neoplasms`: qualifiers are in small letters, a star marks what the article is about. */
function readHeading(text: string): Heading | undefined {
  const [main, ...others] = text.split(/\/(?=\*?[a-z])/).map(starred);
  if (!main?.term) return undefined;
  const qualifiers = others.filter(({ term }) => term);
  return present<Heading>({ vocabulary: 'mesh', ...main, qualifiers });
}

const writePart = ({ term, major }: Pick<Heading, 'term' | 'major'>): string => `${major ? '*' : ''}${term}`;

/** Numbers of a substance: CAS, UNII, EC; 0 means that there is none. What has no number before it is a supplementary concept. */
const substance = /^(0|EC [\d.n-]{1,20}|\d{2,7}-\d{2}-\d|[A-Z0-9]{10}) \((.+)\)$/s;

/** `0 (Anti-Anxiety Agents)`, `55JG375S6M (Pregabalin)` are substances, `Phobia, Specific` is a disease of the supplementary list. */
function readSubstances(lines: readonly TaggedLine[], { draft }: Reading): void {
  const chemicals: Chemical[] = [];
  const concepts: Heading[] = [];
  for (const line of lines) {
    const text = valueText(line).trim();
    line.used = true;
    const [, number = '', name] = substance.exec(text) ?? [];
    if (name) {
      const chemical = present<Chemical>({ name, registryNumber: number === '0' ? undefined : number });
      if (!chemicals.some((known) => known.name === name && known.registryNumber === chemical.registryNumber)) chemicals.push(chemical);
    } else if (text) concepts.push({ vocabulary: 'mesh-supplementary', term: text });
  }
  // NM repeats the names of RN's substances.
  const named = new Set(chemicals.map(({ name }) => name));
  if (chemicals.length) draft.chemicals = extended(draft.chemicals, chemicals);
  const further = concepts.filter(({ term }) => !named.has(term));
  if (further.length) draft.headings = extended(draft.headings, further);
}

/** Who gave the terms; `NOTNLM` is the author. */
const author = 'NOTNLM';

/** Each OTO stands before its OTs; in older files one stands behind them. Of PubMed's terms a missing star says that they are not major. */
function readKeywords(lines: readonly TaggedLine[], { draft }: Reading): void {
  const owners = lines.filter(({ tag }) => tag === 'OTO').map((line) => valueText(line).trim());
  const leads = lines[0]?.tag === 'OTO';
  let passed = 0;
  for (const line of lines) {
    const text = valueText(line).trim();
    line.used = true;
    if (line.tag === 'OTO') passed += 1;
    else if (text) {
      const owner = owners[leads ? passed - 1 : passed] ?? owners.at(-1);
      const { term, major } = starred(text);
      if (!term) continue;
      const stars = owner !== undefined || major ? { major } : {};
      draft.keywords = appended(draft.keywords, { term, ...stars, ...(owner && owner !== author ? { owner } : {}) });
    }
  }
}

/** Without an OTO where the keywords say neither whose they are nor which are major: an OTO would say it of them. */
function* writeKeywords(keywords: readonly Keyword[]): Iterable<readonly [string, string]> {
  const owned = keywords.some(({ owner, major }) => owner !== undefined || major !== undefined);
  let before: string | undefined;
  for (const keyword of keywords) {
    const owner = keyword.owner ?? author;
    if (owned && owner !== before) yield ['OTO', owner];
    before = owner;
    yield ['OT', writePart(keyword)];
  }
}

export const subjectFields: readonly NbibField[] = [
  {
    tags: ['MH'],
    read: (lines, { draft }) => {
      for (const line of lines) {
        const heading = readHeading(valueText(line).trim());
        line.used = true;
        if (heading) draft.headings = appended(draft.headings, heading);
      }
    },
    write: ({ headings = [] }) =>
      headings
        .filter(({ vocabulary }) => vocabulary === 'mesh')
        .map(({ qualifiers = [], ...main }) => ['MH', [main, ...qualifiers].map(writePart).join('/')] as const),
  },
  {
    tags: ['RN', 'NM'],
    read: readSubstances,
    *write({ chemicals = [], headings = [] }) {
      for (const { name, registryNumber } of chemicals) yield ['RN', `${registryNumber ?? '0'} (${name})`];
      for (const { vocabulary, term } of headings) if (vocabulary === 'mesh-supplementary') yield ['RN', term];
    },
  },
  { tags: ['OTO', 'OT', 'KW'], read: readKeywords, write: ({ keywords = [] }) => writeKeywords(keywords) },
];
