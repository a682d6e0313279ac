import type { BibliographicRecord } from '../../model/record.ts';
import { repairCharacters } from '../../xml/repair.ts';
import { endnoteWriter } from '../endnote/endnote-values.ts';
import { codeOfReferenceType } from '../endnote/reference-types.ts';
import { isStandalone } from '../reference-fields/item-types.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#xD;' };

const referenceOf = endnoteWriter({
  source: 'endnote-xml',
  type: 'ref-type',
  nameOf: ({ element }) => element,
});

/** Text that may stand in an element or an attribute of XML 1.0. */
const escaped = (text: string): string => repairCharacters(text).text.replace(/[&<>"\r]/g, (character) => escapes[character] ?? '');

/** The journal stands in the titles, and once more as EndNote’s term of it: without that its lists of journals and abbreviations stay empty. */
const alsoTerm: Readonly<Record<string, string>> = {
  'titles/secondary-title': 'periodical/full-title',
  'titles/alt-title': 'periodical/abbr-1',
};

/** Where several values of a field stand in one element: EndNote’s own line end, and an empty line between notes. */
const lineEnd = '\r';

/** One `record` element. `number` counts the records of the file; the record’s own id goes where EndNote keeps the keys of other programs. */
export function writeRecord(record: BibliographicRecord, number: number): string {
  const { type, values } = referenceOf(record);
  const isArticle = !isStandalone(codeOfReferenceType(type.name));
  const elements: [path: string, value: string][] = [];
  for (const { field, value } of values) {
    const last = elements.at(-1);
    if (last?.[0] === field.element && !field.repeated) last[1] += (field.lines === 'note' ? lineEnd : '') + lineEnd + value;
    else elements.push([field.element, value]);
  }
  const terms = isArticle ? elements.flatMap(([path, value]) => (alsoTerm[path] ? [[alsoTerm[path], value] as [string, string]] : [])) : [];
  const at = elements.findIndex(([path]) => !/^(?:contributors|auth-address|titles)\b/.test(path));
  elements.splice(at === -1 ? elements.length : at, 0, ...terms);
  const marks =
    '<database name="refmill">refmill</database><source-app name="refmill">refmill</source-app>' +
    `<rec-number>${number}</rec-number><foreign-keys><key app="refmill" db-id="refmill">${escaped(record.sourceId)}</key></foreign-keys>` +
    `<ref-type name="${escaped(type.name)}">${type.number}</ref-type>`;
  return `<record>${marks}${nested(elements)}</record>`;
}

/** Elements by their paths; neighbours share the parents that they have in common. */
function nested(elements: readonly (readonly [path: string, value: string])[]): string {
  let text = '';
  let open: string[] = [];
  for (const [path, value] of elements) {
    const steps = path.split('/');
    const name = steps.pop() ?? '';
    const shared = steps.findIndex((step, depth) => open[depth] !== step);
    const kept = shared === -1 ? Math.min(steps.length, open.length) : shared;
    for (const left of open.slice(kept).reverse()) text += `</${left}>`;
    for (const step of steps.slice(kept)) text += `<${step}>`;
    open = steps;
    text += `<${name}>${escaped(value)}</${name}>`;
  }
  for (const left of open.reverse()) text += `</${left}>`;
  return text;
}
