/**
 * Requests a second that a service asks its clients to keep to, by host name, across all sources of a process. The rule stands beside
 * each; hosts that are not here get `otherwise`. The configuration may set others (`requestsPerSecond`).
 */
export const politeness: Readonly<Record<string, number>> = {
  // NCBI: 3 without a key, 10 with one (sources.ts raises it when a key is there).
  'eutils.ncbi.nlm.nih.gov': 3,
  // NCBI's rule for its services (3 without a key); the PMC ID converter has a host of its own and takes no key.
  'pmc.ncbi.nlm.nih.gov': 3,
  // 100,000 calls a day are asked not to be exceeded (https://unpaywall.org/products/api); ten a second leave room for others.
  'api.unpaywall.org': 10,
  // NLM's server of files; one file takes seconds, its checksum is a request of its own.
  'ftp.ncbi.nlm.nih.gov': 3,
  // EMBL-EBI names no number for Europe PMC's web service; it asks not to harm the service for others (https://www.ebi.ac.uk/about/terms-of-use).
  'www.ebi.ac.uk': 5,
  // OpenAlex: 100 (https://developers.openalex.org/api-reference/authentication), and a budget a day that ten a second use up soon enough.
  'api.openalex.org': 10,
  // Crossref since December 2025: 3 lists a second for those who leave an address, 1 for others (who are then told to wait).
  'api.crossref.org': 3,
  // DataCite: 1,000 requests in five minutes for those who leave an address, 500 for others (who are then told to wait).
  'api.datacite.org': 3,
};
