/** Fields that stand behind a term, or brackets, as Ovid and the Cochrane Library write them: `.ti,ab.`, `:ti,ab,kw`. */
interface SuffixTag {
  /** The fields by their names here, in any of which the term may be. */
  readonly fields: readonly string[];
}

/** Ovid's codes for MEDLINE by the fields that answer them. */
const ovid: Readonly<Record<string, readonly string[]>> = {
  ab: ['abstract'],
  af: ['any'],
  as: ['author'],
  au: ['author'],
  do: ['doi'],
  fs: ['qualifier'],
  gr: ['grant'],
  hw: ['heading'],
  in: ['affiliation'],
  ip: ['issue'],
  is: ['issn'],
  ja: ['exact-journal'],
  jn: ['exact-journal'],
  jw: ['journal'],
  kf: ['keyword'],
  kw: ['keyword'],
  la: ['language'],
  lg: ['language'],
  mp: ['text-word'],
  nm: ['substance'],
  ot: ['title'],
  pg: ['page'],
  pt: ['type'],
  rn: ['substance'],
  rw: ['substance'],
  sh: ['mesh-noexp'],
  si: ['accession'],
  ti: ['title'],
  tt: ['title'],
  tw: ['title', 'abstract'],
  ui: ['pmid'],
  vo: ['volume'],
  yr: ['year'],
};

/** The Cochrane Library's labels. */
const cochrane: Readonly<Record<string, readonly string[]>> = {
  ab: ['abstract'],
  au: ['author'],
  doi: ['doi'],
  kw: ['keyword', 'heading'],
  pt: ['type'],
  so: ['journal'],
  ti: ['title'],
};

/** Of codes that stand alone without a point behind them, those that nobody writes behind a word for anything else. */
const surely: ReadonlySet<string> = new Set(['ti', 'ab', 'tw', 'mp', 'kf', 'kw', 'hw', 'fs', 'pt', 'sh', 'af']);

const afterPoint = /^\.([a-z]{2}(?:\s?,\s?[a-z]{2}){0,30})(\.?)(?![\p{L}\p{N}_/@])/iu;
const afterColon = /^:\s?([a-z]{2,3}(?:,[a-z]{2,3}){0,12})(?![\p{L}\p{N}_:/@.])/iu;

/** The fields behind a term that ends at a place, with their end; in words what is wrong with them; undefined where there are none. */
export function suffixAt(
  text: string,
  at: number,
): { readonly tag: SuffixTag | { readonly message: string }; readonly end: number } | undefined {
  const mark = text.charAt(at);
  if (mark !== '.' && mark !== ':') return undefined;
  const [whole, written = '', point] = (mark === '.' ? afterPoint : afterColon).exec(text.slice(at, at + 160)) ?? [];
  if (whole === undefined) return undefined;
  const table = mark === '.' ? ovid : cochrane;
  const codes = written.toLowerCase().split(/\s?,\s?/);
  const known = codes.filter((code) => Object.hasOwn(table, code));
  const behindBracket = /[)"”*$]/.test(text.charAt(at - 1));
  // «Smith et al.», «e.g.», «ratio 1:ab»: what may be a sentence stays one.
  const meant =
    mark === ':'
      ? known.length > 0
      : point === '.'
        ? known.length > 0 || behindBracket || codes.length > 1
        : known.length > 0 && (codes.length > 1 || behindBracket || surely.has(codes[0] ?? ''));
  if (!meant) return undefined;
  const unknown = codes.find((code) => !known.includes(code));
  const end = at + whole.length;
  if (unknown !== undefined)
    return {
      tag: { message: `the field ${unknown} is not known here: ${Object.keys(table).join(', ')} are (quote it to look for the words)` },
      end,
    };
  return { tag: { fields: [...new Set(codes.flatMap((code) => table[code] ?? []))] }, end };
}
