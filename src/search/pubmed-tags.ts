import { languageCode } from './language-code.ts';
import { nearest } from './nearest.ts';

/**
 * PubMed's field tags, in short and in full (https://pubmed.ncbi.nlm.nih.gov/help/#search-tags), by the field that answers them here. A text that
 * begins with an exclamation mark says why there is none.
 */
const tags: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      ['any', 'all, all fields, all field'],
      ['title', 'ti, title, tt, transliterated title, bti, book title'],
      ['abstract', 'ab, abstract'],
      ['title-abstract', 'tiab, title/abstract, title / abstract'],
      ['text-word', 'tw, text word, text words, text'],
      [
        'author',
        'au, author, auth, fau, full author name, cn, corporate author, ir, investigator, fir, full investigator name, ed, editor',
      ],
      ['first-author', '1au, first author, first author name, author - first'],
      ['last-author', 'lastau, last author, last author name, author - last'],
      ['affiliation', 'ad, affiliation, affl'],
      ['orcid', 'auid, author identifier, author - identifier'],
      ['mesh', 'mh, mesh, mesh terms, mesh term, mesh heading'],
      ['mesh-noexp', 'mh:noexp, mesh:noexp, mesh terms:noexp, mesh term:noexp'],
      ['major', 'majr, mesh major topic, major topic'],
      ['major-noexp', 'majr:noexp, mesh major topic:noexp'],
      ['qualifier', 'sh, subheading, mesh subheading, mesh subheadings, sh:noexp, subheading:noexp, mesh subheading:noexp'],
      ['substance', 'nm, substance, substance name, supplementary concept, rn, ec/rn number, registry number'],
      ['keyword', 'ot, other term, other terms'],
      [
        'date',
        'dp, pdat, publication date, date - publication, ppdat, print publication date, epdat, electronic publication date, dep, ep, pp',
      ],
      ['entered', 'edat, entrez date, entry date, date - entry, date - entrez'],
      ['created', 'crdt, create date, date - create, date - creation, date - created'],
      ['completed', 'dcom, completion date, date - completion, date completed'],
      ['revised', 'lr, mdat, modification date, date - modification, date last revised, date - revised'],
      ['indexed', 'mhda, mesh date, date - mesh'],
      ['exact-journal', 'ta, jour, journal, jt, journal title, journal title abbreviation'],
      ['issn', 'is, issn'],
      ['isbn', 'isbn'],
      ['volume', 'vi, volume, vol'],
      ['issue', 'ip, issue'],
      ['page', 'pg, pagination, page, pages, first page'],
      ['type', 'pt, ptyp, publication type'],
      ['language', 'la, lang, language'],
      ['pmid', 'pmid, uid'],
      ['pmcid', 'pmcid, pmc'],
      ['doi', 'doi'],
      ['id', 'aid, article identifier, lid, lid - location id, location id, location, pii'],
      ['grant', 'gr, grant, grant number, grants, grants and funding'],
      ['accession', 'si, secondary source, secondary source id'],
      ['subset', 'sb, subset, filter, filt'],
      [
        '!refmill keeps what a record says of interests among its notes and does not search it',
        'cois, conflict of interest statements, coi',
      ],
      [
        '!refmill has no table of pharmacological actions: use the substances’ names, or mesh: with the drugs',
        'pa, pharmacological action',
      ],
      ['!NLM’s number of a journal is not searched: use its ISSN or exact-journal:', 'jid, nlm unique id'],
      ['!publishers are not searched: use journal:', 'pubn, publisher'],
      ['!places of publication are not searched', 'pl, place of publication'],
      ['!persons as subjects are not told from authors: use author:', 'ps, personal name as subject'],
    ] as const
  ).flatMap(([field, names]) => names.split(', ').map((name) => [name, field] as const)),
);

/** What may be looked for in words near each other. */
const nearFields: ReadonlySet<string> = new Set(['title', 'abstract', 'title-abstract', 'text-word', 'any', 'affiliation', 'keyword']);

/** A tag that is none here: in words why. */
export interface TagFault {
  readonly message: string;
}

export interface PubmedTag {
  /** The field by its name here. */
  readonly field: string;
  /** Words that may stand between: `[tiab:~3]`. */
  readonly between?: number;
  /** Further fields in any of which the term may be as well: Ovid's `.ti,ab.` */
  readonly also?: readonly string[];
  /** It stands behind a point or a colon, as Ovid and the Cochrane Library write it. */
  readonly suffix?: true;
}

const shape = /^\s*\[([^[\]"]{1,60})\]/;

/** The tag that stands at a place, `[mh]`, ` [Title/Abstract:~3]`, with its end; undefined where none does. */
export function tagAt(text: string, at: number): { readonly tag: PubmedTag | TagFault; readonly end: number } | undefined {
  const [whole, inner] = shape.exec(text.slice(at, at + 80)) ?? [];
  if (whole === undefined || inner === undefined) return undefined;
  const [, written = '', distance] = /^(.*?)(?::\s?~(\d{1,3}))?$/.exec(inner.trim().toLowerCase().replaceAll(/\s+/g, ' ')) ?? [];
  const name = written.trim().replace(/\s?:\s?/, ':');
  const field = Object.hasOwn(tags, name) ? tags[name] : undefined;
  if (field === undefined) return undefined;
  const end = at + whole.length;
  if (field.startsWith('!')) return { tag: { message: `[${inner.trim()}] finds nothing here: ${field.slice(1)}` }, end };
  if (distance === undefined) return { tag: { field }, end };
  if (!nearFields.has(field))
    return { tag: { message: `words near each other are looked for in [ti], [tiab] and [ad], not in [${name}]` }, end };
  return { tag: { field, between: Number(distance) }, end };
}

/** What stands in square brackets behind a term as only a tag does: «uptake of [18F]FDG», «benzo[a]pyrene» and «as others say [3]» have none. */
const unknownShape = /^\s*\[(\s*|\p{L}[^([\]"]{0,60})\](?![\p{L}\p{N}-])/u;

/** What stands in brackets at the end of titles that are pasted: «Coffee and sleep [Review]», «Kaffee und Schlaf [German]». */
const isTitleNote = (note: string, behind: string): boolean =>
  /^[\s.]*$/.test(behind) &&
  (/^(?:abstract|comment|corrected|editorial|erratum|letter|note|reply|retracted|review|see comments?|withdrawn)$/i.test(note) ||
    (/^\p{Lu}/u.test(note) && note.length > 3 && languageCode(note.replace(/^In /i, '')) !== undefined));

/** A tag that stands at a place behind a term and is none here: what to say of it, and its end. */
export function unknownTagAt(text: string, at: number): { readonly message: string; readonly end: number } | undefined {
  const [whole, tag = ''] = unknownShape.exec(text.slice(at, at + 80)) ?? [];
  if (
    whole === undefined ||
    tagAt(text, at) ||
    (/\s\[/.test(text.slice(Math.max(0, at - 1), at + whole.length)) && isTitleNote(tag.trim(), text.slice(at + whole.length)))
  )
    return undefined;
  return { message: noTag(tag.trim()), end: at + whole.length };
}

/** What to say of a word that ends as if it carried half a tag (`cancer[tiab`); undefined for any other word. */
export function unknownTagComplaint(word: string): string | undefined {
  const [, tag] = /[^[]\[(\p{L}[\w /:~-]*)$/u.exec(word) ?? [];
  if (tag !== undefined)
    return Object.hasOwn(tags, tag.toLowerCase())
      ? `the bracket of the field tag [${tag}] is never closed (quote it to look for the words)`
      : noTag(tag);
  const [, end] = /^[^[\]]*\]([\w/ ]+)\]?$/.exec(word) ?? [];
  return end !== undefined && Object.hasOwn(tags, end.toLowerCase()) ? `a field tag stands in square brackets: [${end}]` : undefined;
}

function noTag(tag: string): string {
  const quote = '(quote it to look for the words)';
  if (tag === '') return `a field tag is missing in the brackets ${quote}`;
  const both = tag.toLowerCase().split(/\s*,\s*/);
  if (both.length > 1 && both.every((each) => Object.hasOwn(tags, each)))
    return `a term has one field tag: write (… ${both.map((each) => `[${each}]`).join(' OR … ')}), or [tiab] for title and abstract ${quote}`;
  const meant = nearest(tag, Object.keys(tags));
  return `there is no field tag [${tag}]${meant === undefined ? '' : `: did you mean [${meant}]?`} ${quote}`;
}

/** `Clinical Trial` in a field, by each of the names that PubMed has for the filter. */
const filtersOf = (field: string, values: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([names, value]) => names.split(/, (?!phase)/).map((name) => [name, `${field}${value}`] as const)),
  );

/** Ready-made filters of PubMed as they are asked for here; those of which refmill knows nothing say what is near. */
const subsets: Readonly<Record<string, string>> = {
  ...filtersOf('type:', {
    'adaptiveclinicaltrial, adaptive clinical trial': 'Adaptive Clinical Trial',
    'casereports, case reports': 'Case Reports',
    'clinicaltrial, clinical trial': 'Clinical Trial',
    'clinicaltrialphasei, clinical trial, phase i': 'Clinical Trial, Phase I',
    'clinicaltrialphaseii, clinical trial, phase ii': 'Clinical Trial, Phase II',
    'clinicaltrialphaseiii, clinical trial, phase iii': 'Clinical Trial, Phase III',
    'clinicaltrialphaseiv, clinical trial, phase iv': 'Clinical Trial, Phase IV',
    'comparativestudy, comparative study': 'Comparative Study',
    'controlledclinicaltrial, controlled clinical trial': 'Controlled Clinical Trial',
    editorial: 'Editorial',
    guideline: 'Guideline',
    'journalarticle, journal article': 'Journal Article',
    letter: 'Letter',
    'meta-analysis, metaanalysis': 'Meta-Analysis',
    'multicenterstudy, multicenter study': 'Multicenter Study',
    'observationalstudy, observational study': 'Observational Study',
    'practiceguideline, practice guideline': 'Practice Guideline',
    'pragmaticclinicaltrial, pragmatic clinical trial': 'Pragmatic Clinical Trial',
    preprint: 'Preprint',
    'randomizedcontrolledtrial, randomized controlled trial': 'Randomized Controlled Trial',
    'retractedpublication, retracted publication': 'Retracted Publication',
    review: 'Review',
  }),
  // Ages as NLM groups them.
  ...filtersOf('mesh:', {
    'female, females': 'Female',
    'male, males': 'Male',
    allinfant: 'Infant',
    'infant, infants': 'Infant',
    newborn: 'Infant, Newborn',
    'preschoolchild, preschool': 'Child, Preschool',
    adolescent: 'Adolescent',
    'alladult, adults': 'Adult',
    'middleaged, middle aged': 'Middle Aged',
    aged: 'Aged',
    '80andover, 80 and over': 'Aged, 80 and over',
  }),
  ...filtersOf('date:', { 'y_1, 1 year': '1y', 'y_5, 5 years': '5y', 'y_10, 10 years': '10y' }),
  hasabstract: 'has:abstract',
  'has abstract': 'has:abstract',
  humans: 'mesh:Humans',
  human: 'mesh:Humans',
  animals: 'mesh:Animals',
  'full text': 'has:fulltext',
  'loattrfull text': 'has:fulltext',
  'free full text': '!access:open finds what is known to be open, has:fulltext what has the address of a full text',
  'loattrfree full text': '!access:open finds what is known to be open, has:fulltext what has the address of a full text',
  ffrft: '!access:open finds what is known to be open, has:fulltext what has the address of a full text',
  systematic: '!type:"Systematic Review" finds what is indexed as one',
  systematicreview: '!type:"Systematic Review" finds what is indexed as one',
  systematicreviews: '!type:"Systematic Review" finds what is indexed as one',
  medline: '!source: and has:heading come near',
  'pubmed pmc': '!has:pmcid finds what is in PubMed Central',
};

/** The query that a filter stands for, or why none does. */
export function subsetQuery(text: string): { readonly field: string; readonly value: string } | TagFault {
  const name = text.trim().toLowerCase();
  const known = Object.hasOwn(subsets, name) ? subsets[name] : undefined;
  const language = known === undefined && name.length > 3 ? languageCode(name) : undefined;
  if (language !== undefined) return { field: 'language', value: language };
  const [, field, value] = /^([a-z]+):(.+)$/.exec(known?.startsWith('!') ? '' : (known ?? '')) ?? [];
  if (field !== undefined && value !== undefined) return { field, value };
  const hint = known?.slice(1) ?? 'say with fields what it finds, such as language:, type:, mesh:, has:, access:';
  return { message: `the filter «${text.trim()}» is PubMed’s own: ${hint}` };
}
