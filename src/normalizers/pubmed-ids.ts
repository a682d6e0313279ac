const pmid =
  /^(?:(?:pmid|pubmed|medline|pm|info:pmid)(?:\s?id)?\s{0,3}[:#/]?\s{0,3})?0{0,3}([1-9]\d{0,7})(?:\.0|\s?\[(?:pmid|pubmed|uid)\]|v\d|\.)?$/i;
const pmidAddress =
  /(?:ncbi\.nlm\.nih\.gov\/(?:m\/)?pubmed|pubmed\.ncbi\.nlm\.nih\.gov|pubmed\.gov|europepmc\.org\/(?:article|abstract)\/med)\/(?:\?term=)?0{0,3}([1-9]\d{0,7})(?!\d)/i;
const pmcid = /(?:^|[^a-z0-9])PMC\s?(?:ID)?\s?[:#]?\s?(?:PMC)?([1-9]\d{2,8})(?!\d)/i;
const barePmcid = /^(?:PMCID|PMC)[:\s]{1,3}([1-9]\d{2,8})$/i;

/** As PubMed writes them, which needs no search. */
const barePmid = /^[1-9]\d{0,7}$/;
const wholePmcid = /^PMC[1-9]\d{2,8}$/;

/** The PMID out of its wrappings: bare digits (1 to 8), `PMID: 123`, `123 [PMID]`, a PubMed or Europe PMC address. */
export function readPmid(text: string): string | undefined {
  if (barePmid.test(text)) return text;
  const value = text.trim();
  return pmid.exec(value)?.[1] ?? pmidAddress.exec(value)?.[1];
}

/** The PMCID, `PMC5834059`, out of any wrapping (address, `PMCID: PMC…`); a version (`PMC5834059.1`) is dropped. Bare digits are none. */
export function readPmcid(text: string): string | undefined {
  if (wholePmcid.test(text)) return text;
  const digits = barePmcid.exec(text.trim())?.[1] ?? pmcid.exec(text)?.[1];
  return digits === undefined ? undefined : `PMC${digits}`;
}
