import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pubmedRecord } from './pubmed-record.ts';
import type { PubmedSettings } from './pubmed-settings.ts';
import { Random } from './random.ts';

const head = `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">
<PubmedArticleSet>
`;

/** Characters of text that are turned into bytes at a time. */
const pieceLength = 2 ** 18;

/** A file in the manner of PubMed's baseline, in pieces of about 256 KB: the same settings give the same bytes. */
export function* pubmedFile(settings: PubmedSettings): Generator<Buffer> {
  let text = head;
  for (let index = 0; index < settings.records; index++) {
    text += pubmedRecord(settings, index);
    if (text.length < pieceLength) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(`${text}${deletions(settings)}</PubmedArticleSet>\n`);
}

/** The PMIDs that the end of the file deletes, in a DeleteCitation. */
function deletions({ records, seed, firstPmid, shares }: PubmedSettings): string {
  const random = new Random(seed, records);
  let lines = '';
  for (let index = 0; index < records; index++) {
    if (random.chance(shares.deletions)) lines += `    <PMID Version="1">${firstPmid + index}</PMID>\n`;
  }
  return lines === '' ? '' : `  <DeleteCitation>\n${lines}  </DeleteCitation>\n`;
}

/** What a file that was written holds. */
export interface WrittenFile {
  readonly path: string;
  readonly records: number;
  /** Bytes of the XML, unpacked. */
  readonly xmlBytes: number;
}

/** Writes such a file, packed where its name ends in .gz; memory does not grow with it. */
export async function writePubmedFile(path: string, settings: PubmedSettings): Promise<WrittenFile> {
  let xmlBytes = 0;
  function* counted() {
    for (const piece of pubmedFile(settings)) {
      xmlBytes += piece.length;
      yield piece;
    }
  }
  await mkdir(dirname(path), { recursive: true });
  const file = createWriteStream(path);
  if (path.endsWith('.gz')) await pipeline(counted, createGzip({ level: 6 }), file);
  else await pipeline(counted, file);
  return { path, records: settings.records, xmlBytes };
}
