import { childrenNamed, textOf, type XmlElement } from '../../xml/element.ts';

/** One value of xoai: where it stands, and what is said of it. */
export interface XoaiValue {
  /** Names of the elements above it, the language left out: `['dc', 'contributor', 'author']`. */
  readonly path: readonly string[];
  readonly text: string;
  /** As written; DSpace's `none` and `*` are none. */
  readonly language?: string;
  /** The authority's key of the value, and how sure somebody was of it (DSpace: -1 unset, 600 accepted). */
  readonly authority?: string;
  readonly confidence?: string;
}

export const nameOf = (element: XmlElement): string => element.attributes.name ?? '';

/** The fields of an element by their names, each as it stands first; blanks around are the indentation's. */
export const fieldsOf = (element: XmlElement): (readonly [name: string, text: string])[] =>
  childrenNamed(element, 'field')
    .map((field) => [nameOf(field), textOf(field).trim()] as const)
    .filter(([, text]) => text !== '');

const beside = new Set(['authority', 'confidence']);

/** Every value below an element of a metadata schema. An authority stands behind the value that it belongs to. */
export function xoaiValues(element: XmlElement, above: readonly string[] = []): XoaiValue[] {
  const full = [...above, nameOf(element)];
  const own: { -readonly [K in keyof XoaiValue]: XoaiValue[K] }[] = [];
  const { path, language } = withoutLanguage(full);
  for (const [name, text] of fieldsOf(element)) {
    const last = own.at(-1);
    if (last && beside.has(name)) last[name as 'authority' | 'confidence'] = text;
    else own.push({ path: name === 'value' ? path : [...full, name], text, ...(language === undefined ? {} : { language }) });
  }
  return [...own, ...childrenNamed(element, 'element').flatMap((child) => xoaiValues(child, full))];
}

/** The innermost element is the language (`en_US`, `none`, `*`); versions of xoai before 3 left it out. */
function withoutLanguage(path: readonly string[]): { path: readonly string[]; language?: string } {
  const last = path.at(-1) ?? '';
  if (path.length < 3 || !/^(?:none|\*|[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*)$/i.test(last)) return { path };
  return { path: path.slice(0, -1), language: last };
}
