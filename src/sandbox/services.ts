import { crossref } from './crossref/crossref.ts';
import { datacite } from './datacite/datacite.ts';
import { dspace } from './dspace/dspace.ts';
import { europePmc } from './europe-pmc/europe-pmc.ts';
import { oaiPmh } from './oai-pmh/oai-pmh.ts';
import { openAlex } from './openalex/openalex.ts';
import { pmc } from './pmc/pmc.ts';
import { pmcIdConverter } from './pmc-id-converter/pmc-id-converter.ts';
import { pubmed } from './pubmed/pubmed.ts';
import { pubmedFiles } from './pubmed-files/pubmed-files.ts';
import type { SandboxService } from './service.ts';
import { unpaywall } from './unpaywall/unpaywall.ts';
import { webPage } from './web-page/web-page.ts';

/** Every stand-in. A new one is one line here and one folder beside this file. */
export const services: readonly SandboxService[] = [
  pubmed,
  pubmedFiles,
  oaiPmh,
  dspace,
  webPage,
  europePmc,
  openAlex,
  crossref,
  datacite,
  pmc,
  pmcIdConverter,
  unpaywall,
];
