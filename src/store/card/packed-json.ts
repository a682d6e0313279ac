import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Citation } from '../../model/work.ts';
import { isKnownReading, noteReading } from '../../normalizers/endpoints/known-readings.ts';

/**
 * Strings that records are full of, so that the first of them in a record costs two bytes as the last does; most frequent last,
 * since near is cheaper. It is part of the stored form: never change it, add a new packing instead.
 */
const dictionary = Buffer.from(
  [
    '"season":"equalContribution":true"statement":"copyright":"edition":"publisher":"place":"isbn":["titles":[{"kind":"vernacularTitle":"contributorsIncomplete":true',
    '"trials":[{"registry":"ClinicalTrials.gov","id":"NCT0"dataBanks":[{"name":"accessions":["labels":["notes":["unplaced":[{"field":"spans":[{"path":"confidence":0.9',
    '"role":"editor","role":"advisor","endpoints":[{"results":[{"measure":"claims":[{"rights":{"license":"CC-BY-4.0","name":"access":"open""license":"CC-BY-NC-ND-4.0"',
    'https://creativecommons.org/licenses/by/4.0/"locations":[{"url":"https://hdl.handle.net/"kind":"full-text""kind":"landing""kind":"pdf""findings":[{"code":"path":"message":"severity":"info"',
    '"relations":[{"type":"CommentIn","type":"ErratumIn","note":"asGiven":"references":[{"raw":"grants":[{"id":"agency":"NCI NIH HHS","country":"United States""chemicals":[{"name":"registryNumber":"0"',
    '"keywords":[{"term":"owner":"NOTNLM""publicationTypes":["Journal Article","Research Support, Non-U.S. Gov\'t","Review","Multicenter Study","Randomized Controlled Trial","Comparative Study"]',
    '"headings":[{"vocabulary":"decs","language":"es","term":"Humans","major":false},{"vocabulary":"mesh","ui":"D006801","term":"Male""Female""Aged""Middle Aged""Adult""Animals""Treatment Outcome"',
    '"qualifiers":[{"ui":"Q000","term":"drug therapy","major":true}]"therapeutic use""metabolism""genetics""abstracts":[{"language":"en","sections":[{"label":"BACKGROUND","category":"OBJECTIVE","text":"',
    '"label":"METHODS","text":"label":"RESULTS","text":"label":"CONCLUSIONS","category":"CONCLUSIONS","text":" of the  in the  and the  patients with  was associated with  to the  compared with  were  significantly ',
    '"container":{"title":"abbreviation":"issn":["nlmId":"volume":"issue":"pages":"pagesAsGiven":"articleNumber":"identifiers":[{"scheme":"pmid","value":"scheme":"doi","value":"10.1016/j."scheme":"pmcid","value":"PMC"scheme":"pii","value":"S',
    '"dates":{"electronic":"received":"accepted":"entrez":"pubmed":"medline":"completed":"updated":"created":"issued":{"year":201"month":"day":"raw":"20',
    '{"source":"pubmed-xml","sourceId":"datestamp":"20"deleted":true,"type":"article-journal","title":"languages":["en"],"contributors":[{"role":"author","collective":"orcid":"0000-000',
    '"affiliations":[{"name":"Department of Medicine, University Hospital, School of Medicine, USA.China.identifiers":[{"scheme":"ror"},{"role":"author","family":"given":"initials":"',
  ].join(''),
);

/** The first byte of what is packed: what follows is raw deflate with the dictionary above. */
const deflated = 1;
/** The same of a record or citation whose endpoints and results are all that its own abstract is read to say. */
const deflatedReading = 2;

/** A value as bytes: one byte that names the packing, then the packed JSON. A record takes about a third of its JSON. */
export const packJson = (value: unknown): Buffer => packText(Buffer.from(JSON.stringify(value), 'utf8'));

/** The same of a record, or what a work says; `json`, where somebody has written it already. */
export const packRecord = (record: Citation, json: Buffer = Buffer.from(JSON.stringify(record), 'utf8')): Buffer =>
  packText(json, isKnownReading(record) ? deflatedReading : deflated);

function packText(json: Buffer, packing = deflated): Buffer {
  // The quickest level: higher ones cost half as much again and save a tenth.
  const packed = deflateRawSync(json, { dictionary, level: 1 });
  return Buffer.concat([Buffer.of(packing), packed]);
}

/** Throws when the bytes are not what packJson or packRecord made. */
export function unpackJson<T>(bytes: Uint8Array): T {
  const [packing] = bytes;
  if (packing !== deflated && packing !== deflatedReading) throw new Error(`the store holds a value in an unknown packing (${packing})`);
  const value = JSON.parse(inflateRawSync(bytes.subarray(1), { dictionary }).toString('utf8')) as T;
  if (packing === deflatedReading) noteReading(value as Citation);
  return value;
}
