import { biblatex, bibtex } from './bibtex/bibtex.ts';
import { crossrefJson } from './crossref-json/crossref-json.ts';
import { cslJson } from './csl-json/csl-json.ts';
import { csv, tsv } from './csv/csv.ts';
import { pubmedCsv } from './csv/pubmed-csv.ts';
import { asreviewCsv, covidenceCsv, rayyanCsv } from './csv/screening.ts';
import { dataciteJson } from './datacite-json/datacite-json.ts';
import { dspaceJson } from './dspace-json/dspace-json.ts';
import { endnoteXml } from './endnote-xml/endnote-xml.ts';
import { enw } from './enw/enw.ts';
import { europePmcJson } from './europe-pmc-json/europe-pmc-json.ts';
import type { Format } from './format.ts';
import { htmlMeta } from './html-meta/html-meta.ts';
import { jats } from './jats/jats.ts';
import { jsonl } from './jsonl.ts';
import { nbib } from './nbib/nbib.ts';
import { dim } from './oai-pmh/dim.ts';
import { marcxml } from './oai-pmh/marcxml.ts';
import { mets } from './oai-pmh/mets.ts';
import { mods } from './oai-pmh/mods.ts';
import { oaiDc } from './oai-pmh/oai-dc.ts';
import { oaiDoaj } from './oai-pmh/oai-doaj.ts';
import { oaiOpenaire } from './oai-pmh/oai-openaire.ts';
import { qdc } from './oai-pmh/qdc.ts';
import { xoai } from './oai-pmh/xoai.ts';
import { openAlexJson } from './openalex-json/openalex-json.ts';
import { ovidTagged } from './ovid-tagged/ovid-tagged.ts';
import { pmcIdConverterJson } from './pmc-id-converter-json/pmc-id-converter-json.ts';
import { pubmedXml } from './pubmed-xml/pubmed-xml.ts';
import { questionAnswer } from './question-answer/question-answer.ts';
import { refworksTagged } from './refworks-tagged/refworks-tagged.ts';
import { ris } from './ris/ris.ts';
import { runOn } from './run-on/run-on.ts';
import { unpaywallJson } from './unpaywall-json/unpaywall-json.ts';
import { wosTagged } from './wos-tagged/wos-tagged.ts';
import { zoteroJson } from './zotero-json/zotero-json.ts';

/** Every format that refmill knows; of two that are equally sure of an input the earlier one wins. A new format is one line here. */
export const formats: readonly Format[] = [
  pubmedXml,
  jats,
  dim,
  xoai,
  oaiOpenaire,
  oaiDoaj,
  marcxml,
  qdc,
  oaiDc,
  mods,
  mets,
  endnoteXml,
  dspaceJson,
  htmlMeta,
  nbib,
  ris,
  enw,
  wosTagged,
  refworksTagged,
  bibtex,
  biblatex,
  ovidTagged,
  crossrefJson,
  dataciteJson,
  zoteroJson,
  cslJson,
  europePmcJson,
  openAlexJson,
  unpaywallJson,
  pmcIdConverterJson,
  jsonl,
  pubmedCsv,
  csv,
  tsv,
  rayyanCsv,
  covidenceCsv,
  asreviewCsv,
  questionAnswer,
  runOn,
];

/** Below this nothing is claimed: a wrong guess reads rubbish, no guess asks the user for --format. */
const leastConfidence = 0.2;

/** The format with that id, as `--format` and `--from` name it. */
export const formatById = (id: string): Format | undefined => formats.find((format) => format.id === id);

/** The format that is surest of the first 64 KB of a decompressed input; undefined when none is sure enough. */
export function detectFormat(head: string): { format: Format; confidence: number } | undefined {
  let best: { format: Format; confidence: number } | undefined;
  for (const format of formats) {
    const confidence = format.detect(head);
    if (confidence >= leastConfidence && confidence > (best?.confidence ?? 0)) best = { format, confidence };
  }
  return best;
}
