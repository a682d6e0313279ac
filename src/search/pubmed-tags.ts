/** How PubMed's field tags are written here; `undefined` where no field is needed. */
const tags: Readonly<Record<string, string | undefined>> = {
  mh: 'mesh:',
  mesh: 'mesh:',
  majr: 'mesh:',
  sh: 'mesh:',
  nm: 'keyword:',
  ot: 'keyword:',
  ti: 'title:',
  title: 'title:',
  ab: 'abstract:',
  tiab: undefined,
  'title/abstract': undefined,
  tw: undefined,
  all: undefined,
  au: 'author:',
  '1au': 'author:',
  author: 'author:',
  ta: 'journal:',
  jour: 'journal:',
  journal: 'journal:',
  dp: 'year:',
  pdat: 'year:',
  pt: 'type:',
  publication: 'type:',
  la: 'language:',
  lang: 'language:',
  uid: 'pmid:',
  pmid: 'pmid:',
  doi: 'doi:',
};

/**
 * What to say of a word that carries a field tag as PubMed's search box takes it (`cancer[mh]`, `[MeSH` of `[MeSH Terms]`); undefined
 * for any other word. Taken for a word it would find nothing, and nobody would know why.
 */
export function pubmedTagComplaint(word: string): string | undefined {
  const [written, tag] = /\[([\w/]+)(?::\s?noexp)?\]?$/i.exec(word) ?? [];
  const name = tag?.toLowerCase();
  if (written === undefined || name === undefined || !Object.hasOwn(tags, name)) return undefined;
  const field = tags[name];
  const here = field === undefined ? 'no field is needed' : `a field stands before its words: ${field}"…"`;
  return `${written} is a field tag of PubMed; here ${here}`;
}
