import { Malformed, Misconfigured } from '../model/errors.ts';
import type { VocabularyFile } from '../model/vocabulary-entry.ts';
import { decodeText } from '../xml/decode.ts';
import { readDecsXml } from './decs-xml.ts';
import { readMeshRdf } from './mesh-rdf.ts';
import { readMeshXml } from './mesh-xml.ts';
import { readVocabulary } from './read.ts';

const headLength = 65_536;
/** Tables of vocabularies have a few megabytes; larger files come as XML or N-Triples. */
const largestTable = 128 * 1024 * 1024;

/**
 * Reads a vocabulary file of any kind, told from its content: NLM's descXXXX.xml and qualXXXX.xml and translations of them, MeSH RDF as
 * N-Triples, records of the DeCS service, or a table (see readVocabulary). Throws Misconfigured when it is none of them, Malformed naming the place that is wrong.
 */
export async function readVocabularyFile(name: string, chunks: AsyncIterable<Uint8Array>): Promise<VocabularyFile> {
  const pieces = chunks[Symbol.asyncIterator]();
  const read: Uint8Array[] = [];
  let size = 0;
  while (size < headLength) {
    const next = await pieces.next();
    if (next.done) break;
    read.push(next.value);
    size += next.value.byteLength;
  }
  const head = decodeText(Buffer.concat(read).subarray(0, headLength)).text.replace(/^\uFEFF/, '');
  const all = joined(read, pieces);
  try {
    if (/^\s*(?:#[^\n]*\n\s*)*<[a-z][a-z0-9+.-]*:[^<>\s]*>\s*<[^<>\s]*>\s/i.test(head)) return await readMeshRdf(name, all);
    if (/<(?:Descriptor|Qualifier)RecordSet[\s>]/.test(head)) return await readMeshXml(name, all, head);
    if (/<decsws_response[\s>]/.test(head)) return await readDecsXml(name, all);
    if (/<(?:SupplementalRecordSet|PharmacologicalActionSet)[\s>]/.test(head))
      throw new Misconfigured('vocabulary', `${name}: supplementary records of MeSH are no descriptors; import descXXXX.xml`);
    if (/^\s*</.test(head))
      throw new Misconfigured('vocabulary', `${name}: XML of another kind; MeSH has DescriptorRecordSet and QualifierRecordSet`);
    return readVocabulary(name, await wholeText(name, all));
  } finally {
    await pieces.return?.();
  }
}

async function* joined(read: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* read;
  for (;;) {
    const next = await rest.next();
    if (next.done) return;
    yield next.value;
  }
}

async function wholeText(name: string, chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > largestTable) throw new Malformed(`${name}: a table of more than ${largestTable / 2 ** 20} MB is no vocabulary`);
    parts.push(Buffer.from(chunk));
  }
  return decodeText(Buffer.concat(parts)).text;
}
