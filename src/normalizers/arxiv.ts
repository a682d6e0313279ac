import { type FoundValue, valuesFound } from './found-value.ts';

/** Archives of the identifiers before April 2007; bare in running text, `hep-th/9901001` is only one of these. */
const archives =
  'acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int|supr-con';

/** Identifiers since 2007 (`2101.01234`) and before (`hep-th/9901001`, `math.GT/0309136`); https://info.arxiv.org/help/arxiv_identifier.html */
const newId = String.raw`\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}`;
const oldId = String.raw`(?:${archives})(?:\.[A-Z]{2})?\/\d{7}`;
const version = String.raw`(?:v\d{1,3}(?!\d))?`;
const wrapping = String.raw`(?:arxiv\.org\/(?:abs|pdf|html|format|ps|e-print)\/|arxiv\s?[:：]\s?|info:arxiv\/|10\.48550\/arxiv\.)`;
const wrapped = new RegExp(`${wrapping}(${newId}|${oldId})${version}(?![0-9])`, 'i');
const bare = new RegExp(`^(${newId}|${oldId})${version}$`, 'i');
const inText = new RegExp(`(?:${wrapping}(?:${newId}|${oldId})|(?<![a-z0-9/.-])${oldId})${version}(?![0-9])`, 'gi');

/** The arXiv identifier without its version, out of an address, `arXiv:…`, its DataCite DOI, or bare. */
export function readArxiv(text: string): string | undefined {
  const value = text.trim();
  return wrapped.exec(value)?.[1] ?? bare.exec(value)?.[1];
}

/** Every arXiv identifier in running text; those since 2007 look like numbers and need their label or address. */
export const findArxivIds = (text: string): FoundValue[] => valuesFound(text, inText, readArxiv);
