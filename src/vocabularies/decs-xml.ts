import { Malformed } from '../model/errors.ts';
import { present } from '../model/present.ts';
import type { VocabularyEntry, VocabularyFile } from '../model/vocabulary-entry.ts';
import { readLanguage } from '../normalizers/language.ts';
import { foldWhitespace } from '../normalizers/whitespace.ts';
import { childNamed, childrenNamed, textOf } from '../xml/element.ts';
import { splitElements } from '../xml/split.ts';
import { Gathering, otherNames } from './gathering.ts';
import { recordElement } from './record-element.ts';

/**
 * Records of BIREME's DeCS service (`decsws_response`): `<record lang="es" mfn="1884">` with the descriptor in every language, synonyms
 * in the record's own, tree numbers and `unique_identifier_nlm`, which is MeSH's identifier. Throws Malformed that names the record.
 */
export async function readDecsXml(name: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<VocabularyFile> {
  const gathering = new Gathering(name);
  for await (const { name: element, text, index, complete } of splitElements(chunks, ['record'], { surroundings: true })) {
    if (element === '#end') throw new Malformed(`${name}: the file ends before <${text}> is closed`);
    if (element.startsWith('#')) continue;
    const where = `record ${index + 1}`;
    const found = complete ? readRecord(text) : 'its end did not come';
    if (typeof found === 'string') throw new Malformed(`${name}, ${where}: ${found}`);
    for (const entry of found) gathering.add(entry, where);
  }
  if (gathering.entries.length === 0) throw new Malformed(`${name}: there is no record in it`);
  return { name, vocabulary: 'decs', part: 'descriptors', entries: gathering.entries };
}

/** `pt-br` is Portuguese, `es-es` Spanish. */
const languageOf = (code: string | undefined): string | undefined => readLanguage((code ?? '').split('-')[0] ?? '');

function readRecord(text: string): VocabularyEntry[] | string {
  const record = recordElement(text);
  if (typeof record === 'string') return record;
  const code = (record.attributes.mfn ?? '').replace(/^0+/, '');
  const unique = textOf(childNamed(record, 'unique_identifier_nlm')).trim();
  const ui = unique || code;
  if (ui === '') return 'it has neither mfn nor unique_identifier_nlm';
  const own = languageOf(record.attributes.lang);
  const trees = childrenNamed(childNamed(record, 'tree_id_list'), 'tree_id').map((each) => textOf(each).trim());
  const synonyms = childrenNamed(childNamed(record, 'synonym_list'), 'synonym').map((each) => ({
    language: languageOf(each.attributes.lang) ?? own,
    name: textOf(each),
  }));
  const entries: VocabularyEntry[] = [];
  const named = new Set<string | undefined>();
  for (const descriptor of childrenNamed(childNamed(record, 'descriptor_list'), 'descriptor')) {
    const preferred = foldWhitespace(textOf(descriptor));
    const language = languageOf(descriptor.attributes.lang) ?? own;
    // «es» and «es-es» are one language to us: the first names the descriptor, the others are names of it as well.
    if (preferred === '') continue;
    const further = named.has(language) ? entries.findIndex((each) => each.language === language) : -1;
    named.add(language);
    const known = entries[further];
    if (known) entries[further] = { ...known, entryTerms: otherNames([...known.entryTerms, preferred], known.preferred) };
    else {
      const terms = synonyms.filter((each) => each.language === language).map((each) => each.name);
      const rest = present<Omit<VocabularyEntry, 'entryTerms' | 'ui'>>({
        ...{ preferred, trees, language, qualifiers: undefined, abbreviation: undefined },
        code: code === ui ? undefined : code,
      });
      entries.push({ ui, ...rest, entryTerms: otherNames(terms, preferred) });
    }
  }
  return entries.length > 0 ? entries : `${ui} has no descriptor`;
}
