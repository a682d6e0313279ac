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

/** What to say of a word that ends as if it carried a tag (`cancer[tiabb]`) in a query that has tags; undefined for any other word. */
export function unknownTagComplaint(word: string): string | undefined {
  const [, tag] = /\[([\w /:~-]+)\]?$/.exec(word) ?? [];
  if (tag === undefined) return undefined;
  const meant = nearest(tag, Object.keys(tags));
  return `there is no field tag [${tag}]${meant === undefined ? '' : `: did you mean [${meant}]?`} (quote it to look for the words)`;
}

/** Ready-made filters of PubMed as they are asked for here; those of which refmill knows nothing say what is near. */
const subsets: Readonly<Record<string, string>> = {
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
  systematicreviews: '!type:"Systematic Review" finds what is indexed as one',
  medline: '!source: and has:heading come near',
  'pubmed pmc': '!has:pmcid finds what is in PubMed Central',
};

/** The query that a filter stands for, or why none does. */
export function subsetQuery(text: string): { readonly field: string; readonly value: string } | TagFault {
  const name = text.trim().toLowerCase();
  const known = Object.hasOwn(subsets, name) ? subsets[name] : undefined;
  const [, field, value] = /^(\w+):(\w+)$/.exec(known ?? '') ?? [];
  if (field !== undefined && value !== undefined) return { field, value };
  const hint = known?.slice(1) ?? 'say with fields what it finds, such as language:, type:, mesh:, has:, access:';
  return { message: `the filter «${text.trim()}» is PubMed’s own: ${hint}` };
}
