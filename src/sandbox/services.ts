import { crossref } from './crossref/crossref.ts';
import { datacite } from './datacite/datacite.ts';
import { dspace } from './dspace/dspace.ts';
import { europePmc } from './europe-pmc/europe-pmc.ts';
import { oaiPmh } from './oai-pmh/oai-pmh.ts';
import { openAlex } from './openalex/openalex.ts';
import { pubmed } from './pubmed/pubmed.ts';
import { pubmedFiles } from './pubmed-files/pubmed-files.ts';
import type { SandboxService } from './service.ts';
import { webPage } from './web-page/web-page.ts';

/** Every stand-in. A new one is one line here and one folder beside this file. */
export const services: readonly SandboxService[] = [pubmed, pubmedFiles, oaiPmh, dspace, webPage, europePmc, openAlex, crossref, datacite];
