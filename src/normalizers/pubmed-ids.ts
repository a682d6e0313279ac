import { type FoundValue, valuesFound } from './found-value.ts';

const number = '0{0,3}([1-9][0-9]{0,7})(?![0-9])';

/** Hosts of PubMed, as they are and as a library's proxy rewrites them: `pubmed-ncbi-nlm-nih-gov.proxy.example.edu`, `ncbi.nlm.nih.gov.proxy…`. */
const proxy = String.raw`(?:\.[\w-]{1,40}){0,6}(?::\d{2,5})?`;
const ncbi = `ncbi[.-]nlm[.-]nih[.-]gov${proxy}`;

/** Where addresses carry a PMID: PubMed's own (of today, of 2009 to 2020, and Entrez's before), Europe PMC's, and what resolves identifiers. */
const pmidAddresses = [
  String.raw`pubmed[.-]${ncbi}\/(?:\?term=)?`,
  String.raw`${ncbi}\/(?:m\/)?pubmed\/(?:\?term=)?`,
  String.raw`${ncbi}\/(?:entrez|sites)\/[^\s<>"]{1,200}?[?&;](?:list_uids|uid|term)=`,
  String.raw`${ncbi}\/pmc\/articles\/pmid\/`,
  String.raw`pubmed\.(?:gov|com)\/`,
  String.raw`europepmc\.org\/(?:article|abstract|articles)\/(?:med|pmid)\/`,
  String.raw`(?:identifiers|bio2rdf)\.org\/(?:pubmed|pmid)[:/]`,
];
const address = new RegExp(`(?:${pmidAddresses.join('|')})${number}`, 'i');
const addresses = new RegExp(address.source, 'gi');

const separator = String.raw`[\s:：=#/.-]{0,4}`;
const label = String.raw`(?:info:)?(?:pubmed\s?)?pmid(?:s|\s?(?:no|number|id)\b)?|pubmed(?:\s?id\b|\s?(?=[:：]))|medline\s?(?:id\s?)?(?=[:：])`;
const labels = new RegExp(String.raw`(?:${label})${separator}${number}|(?<![\d.])${number}\s?\[(?:pmid|pubmed|uid)\]`, 'gi');

/** In a field for PMIDs the label may be shorter and the number may have become a spreadsheet's `99000001.0`. */
const whole = new RegExp(
  String.raw`^[[(]?(?:(?:${label}|pubmed|medline|med|pm)${separator})?${number}(?:\.0|\s?\[(?:pmid|pubmed|uid)\]|\s?pmid|v\d)?[\])]?[.,;]?$`,
  'i',
);

/** As PubMed writes them, which needs no search. */
const barePmid = /^[1-9]\d{0,7}$/;
const wholePmcid = /^PMC[1-9]\d{2,8}$/;

/** The PMID out of its wrappings: bare digits (1 to 8), `PMID: 123`, `123 [PMID]`, `info:pmid/123`, an address of PubMed or Europe PMC, proxied too. */
export function readPmid(text: string): string | undefined {
  if (barePmid.test(text)) return text;
  const value = text.trim();
  return whole.exec(value)?.[1] ?? address.exec(value)?.[1];
}

/** Every PMID in running text that a label or an address says to be one; bare digits are none but in the list that `PMIDs:` announces. */
export function findPmids(text: string): FoundValue[] {
  return [
    ...valuesFound(text, addresses, readPmid),
    ...valuesFound(text, labels, readPmid).flatMap((found) => [found, ...listAfter(text, found)]),
  ];
}

const furtherPmid = /(?:\s?[,;]\s?|\s(?:and|&)\s|\s)([1-9]\d{4,7})(?![\d-])/y;

function listAfter(text: string, { start, end }: FoundValue): FoundValue[] {
  if (!/^(?:pubmed\s?)?pmids/i.test(text.slice(start, end))) return [];
  const further: FoundValue[] = [];
  furtherPmid.lastIndex = end;
  for (let match = furtherPmid.exec(text); match; match = furtherPmid.exec(text)) {
    const value = match[1] ?? '';
    further.push({ value, start: furtherPmid.lastIndex - value.length, end: furtherPmid.lastIndex });
  }
  return further;
}

const pmcDigits = '([1-9][0-9]{2,8})(?![0-9])';
const pmcid = new RegExp(
  String.raw`(?:^|[^a-z0-9])(?:PMC\s?ID|PMC)?[\s:：#/-]{0,3}PMC[\s:#-]?(?:ID[\s:：#]{0,3})?(?:PMC)?${pmcDigits}`,
  'i',
);
const barePmcid = new RegExp(String.raw`^(?:PMCID|PMC)[\s:：]{1,3}${pmcDigits}\.?$`, 'i');
const pmcAddress = new RegExp(
  String.raw`(?:${ncbi}\/(?:pmc\/)?articles\/|pubmedcentral\.(?:nih\.)?gov(?::|\/articlerender\.fcgi\?(?:tool=\w{1,20}&)?artid=|\/))(?:PMC)?${pmcDigits}`,
  'i',
);
/** Letters may stand before where a DOI has no end of its own (`10.5555/abcPMC9900001`); a version belongs to what was found. */
const pmcids = new RegExp(
  String.raw`${pmcAddress.source}(?:\.\d{1,2}(?!\d))?|(?:(?:info:)?pmcid[\s:：=#/.-]{0,4}(?:PMC)?|PMC[\s:：]{0,2}(?:PMC)?)${pmcDigits}(?:\.\d{1,2}(?!\d))?`,
  'gi',
);

/** The PMCID, `PMC5834059`, out of any wrapping (address, `PMCID: PMC…`); a version (`PMC5834059.1`) is dropped. Bare digits are none. */
export function readPmcid(text: string): string | undefined {
  if (wholePmcid.test(text)) return text;
  const digits = barePmcid.exec(text.trim())?.[1] ?? pmcid.exec(text)?.[1] ?? pmcAddress.exec(text)?.[1];
  return digits === undefined ? undefined : `PMC${digits}`;
}

/** Every PMCID in running text, its label or the end of its address with it. */
export function findPmcids(text: string): FoundValue[] {
  return valuesFound(text, pmcids, (matched) => /(\d{3,9})(?:\.\d{1,2})?$/.exec(matched)?.[1]?.replace(/^/, 'PMC'));
}
