import { crossref } from './crossref/fetcher.ts';
import { datacite } from './datacite/fetcher.ts';
import { dspace } from './dspace/fetcher.ts';
import { europePmc } from './europe-pmc/fetcher.ts';
import type { AnyFetcher, Fetcher } from './fetcher.ts';
import { folder } from './folder/fetcher.ts';
import { oaiPmh } from './oai-pmh/fetcher.ts';
import { openAlex } from './openalex/fetcher.ts';
import { pmc } from './pmc/fetcher.ts';
import { pmcIdConverter } from './pmc-id-converter/fetcher.ts';
import { pubmed } from './pubmed/fetcher.ts';
import { pubmedFiles } from './pubmed-files/fetcher.ts';
import { unpaywall } from './unpaywall/fetcher.ts';
import { webPage } from './web-page/fetcher.ts';

/** Every fetcher that a source of refmill.yaml may name. A new one is one line here and one folder beside this file. */
export const fetchers: readonly AnyFetcher[] = [
  pubmed as AnyFetcher,
  pubmedFiles as AnyFetcher,
  folder as AnyFetcher,
  oaiPmh as Fetcher,
  europePmc as AnyFetcher,
  openAlex as AnyFetcher,
  crossref as AnyFetcher,
  datacite as AnyFetcher,
  dspace as AnyFetcher,
  webPage as AnyFetcher,
  pmc as AnyFetcher,
  pmcIdConverter as AnyFetcher,
  unpaywall as AnyFetcher,
];

/** The fetcher with that id. */
export const fetcherById = (id: string): AnyFetcher | undefined => fetchers.find((fetcher) => fetcher.id === id);
