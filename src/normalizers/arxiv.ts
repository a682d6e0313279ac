/** Identifiers since 2007 (`2101.01234`) and before (`hep-th/9901001`, `math.GT/0309136`); https://info.arxiv.org/help/arxiv_identifier.html */
const id = String.raw`(\d{4}\.\d{4,5}|[a-z][a-z-]{1,9}(?:\.[A-Z]{2})?\/\d{7})(?:v\d{1,3})?`;
const wrapped = new RegExp(String.raw`(?:arxiv\.org/(?:abs|pdf|html|format)/|arxiv\s?:\s?|10\.48550/arxiv\.)${id}(?!\d)`, 'i');
const bare = new RegExp(`^${id}$`, 'i');

/** The arXiv identifier without its version, out of an address, `arXiv:…`, its DataCite DOI, or bare. */
export function readArxiv(text: string): string | undefined {
  const value = text.trim();
  return wrapped.exec(value)?.[1] ?? bare.exec(value)?.[1];
}
