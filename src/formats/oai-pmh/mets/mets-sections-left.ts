import { childNamed, childrenNamed, localName, textOf, type XmlElement } from '../../../xml/element.ts';
import { type MetadataField, metadataField } from '../../dublin-core/metadata-field.ts';
import { elementFields, isElement } from '../qualified-elements.ts';

/** Sections of METS that hold metadata, and those that group such sections. */
const sections = ['dmdSec', 'amdSec', 'techMD', 'rightsMD', 'sourceMD', 'digiprovMD'];

/** What stands in sections that no notation of ours reads (PREMIS, a library's own): every value under its element's name. */
export function sectionsLeft(root: XmlElement, read: ReadonlySet<XmlElement>, above = ''): MetadataField[] {
  return root.children.filter(isElement).flatMap((section) => {
    const name = localName(section.name);
    if (!sections.includes(name) || read.has(section)) return [];
    return [...wrapped(section, `${above}${name}`), ...(above === '' ? sectionsLeft(section, read, `${name}.`) : [])];
  });
}

function wrapped(section: XmlElement, path: string): MetadataField[] {
  const fields = childrenNamed(section, 'mdWrap').flatMap((wrap) => {
    const binary = childNamed(wrap, 'binData');
    const inside = childNamed(wrap, 'xmlData')?.children.filter(isElement) ?? [];
    return [
      ...inside.flatMap((each) => elementFields(`${path}.${localName(each.name)}`, each)),
      ...(binary ? binaryFields(binary, wrap, path) : []),
    ];
  });
  const links = childrenNamed(section, 'mdRef').flatMap((link) =>
    Object.entries(link.attributes).filter(([name]) => localName(name) === 'href'),
  );
  return [...fields, ...links.flatMap(([, value]) => metadataField(`${path}.mdRef`, value) ?? [])];
}

/** DSpace packs the licence of a deposit in base 64, though it is text. */
function binaryFields(binary: XmlElement, wrap: XmlElement, path: string): MetadataField[] {
  const text = textOf(binary);
  const readable = /^text\//i.test(wrap.attributes.MIMETYPE ?? '') ? Buffer.from(text, 'base64').toString('utf8') : text;
  const field = metadataField(`${path}.binData`, readable);
  return field ? [field] : [];
}
