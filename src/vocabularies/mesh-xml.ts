import { Malformed } from '../model/errors.ts';
import { present } from '../model/present.ts';
import type { VocabularyEntry, VocabularyFile } from '../model/vocabulary-entry.ts';
import { readLanguage } from '../normalizers/language.ts';
import { foldWhitespace } from '../normalizers/whitespace.ts';
import { childNamed, childrenNamed, textOf, type XmlElement } from '../xml/element.ts';
import { splitElements } from '../xml/split.ts';
import { Gathering, otherNames } from './gathering.ts';
import { recordElement } from './record-element.ts';

const kinds = {
  descriptors: { element: 'DescriptorRecord', ui: 'DescriptorUI', name: 'DescriptorName', id: /^D\d{6,9}$|^DDCS\d{3,9}$/ },
  qualifiers: { element: 'QualifierRecord', ui: 'QualifierUI', name: 'QualifierName', id: /^Q\d{6,9}$/ },
} as const;

/**
 * NLM's descXXXX.xml and qualXXXX.xml (https://www.nlm.nih.gov/mesh/xml_data_elements.html), and translations of them, which write
 * `Calcimicina[Calcimycin]`. A record at a time: memory grows with the names alone. `head` is the beginning of the text.
 * Throws Malformed that names the record of which nothing can be made, and for a file that breaks off.
 */
export async function readMeshXml(
  name: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  head: string,
): Promise<VocabularyFile> {
  const part = /<QualifierRecordSet[\s>]/.test(head) ? 'qualifiers' : 'descriptors';
  const kind = kinds[part];
  const language = readLanguage(/<\w+RecordSet\s[^>]{0,500}?LanguageCode\s{0,9}=\s{0,9}["'](\w{2,3})/.exec(head)?.[1] ?? 'eng') ?? 'en';
  const gathering = new Gathering(name);
  for await (const { name: element, text, index, complete } of splitElements(chunks, [kind.element], {
    endedBy: [kind.element],
    surroundings: true,
  })) {
    if (element === '#end') throw new Malformed(`${name}: the file ends before <${text}> is closed`);
    if (element.startsWith('#')) continue;
    const where = `record ${index + 1}`;
    const entry = complete ? readRecord(text, part, language) : 'its end did not come';
    if (typeof entry === 'string') throw new Malformed(`${name}, ${where}: ${entry}`);
    gathering.add(entry, where);
  }
  if (gathering.entries.length === 0) throw new Malformed(`${name}: there is no ${kind.element} in it`);
  return { name, vocabulary: 'mesh', language, part, entries: gathering.entries };
}

function readRecord(text: string, part: keyof typeof kinds, language: string): VocabularyEntry | string {
  const kind = kinds[part];
  const record = recordElement(text);
  if (typeof record === 'string') return record;
  const ui = textOf(childNamed(record, kind.ui)).trim();
  if (!kind.id.test(ui)) return `${kind.ui} is ${JSON.stringify(ui.slice(0, 40))}, which is no identifier of MeSH`;
  const written = foldWhitespace(textOf(childNamed(record, kind.name, 'String')));
  // Translations have the English name in brackets behind their own.
  const preferred = language === 'en' ? written : written.replace(/\s*\[[^\]]*\]$/, '');
  if (preferred === '') return `${ui} has no name`;
  const terms = concepts(record).flatMap((concept) => childrenNamed(childNamed(concept, 'TermList'), 'Term'));
  const names = terms.map((term) => textOf(childNamed(term, 'String')));
  const allowed = childrenNamed(childNamed(record, 'AllowableQualifiersList'), 'AllowableQualifier');
  return {
    ...present<Omit<VocabularyEntry, 'entryTerms'>>({
      ui,
      preferred,
      trees: childrenNamed(childNamed(record, 'TreeNumberList'), 'TreeNumber').map((each) => textOf(each).trim()),
      qualifiers: allowed.map((each) => textOf(childNamed(each, 'QualifierReferredTo', 'QualifierUI')).trim()).filter(Boolean),
      abbreviation: terms.map((term) => textOf(childNamed(term, 'Abbreviation')).trim()).find(Boolean),
      language: undefined,
      code: undefined,
    }),
    entryTerms: otherNames(names, preferred),
  };
}

const concepts = (record: XmlElement) => childrenNamed(childNamed(record, 'ConceptList'), 'Concept');
