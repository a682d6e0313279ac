import { childrenOf, nodesNamed, type StyleNode } from './style-node.ts';

const node = (name: string, attrs: Record<string, string>, ...children: (StyleNode | string)[]): StyleNode => ({ name, attrs, children });

/** Variable of an item: the languages of a work that is not in English alone, in words. */
export const languageNames = 'language-name';

/**
 * The style «Vancouver» with what NLM's own guide (Citing Medicine, 2nd edition) and its citations in PubMed have beside it: a hyphen between pages (`284-7`) and months, no
 * semicolon behind the date of what has no volume yet, the language, and the DOI at the end: `Spanish. doi: 10.….`
 */
export function withNlmRules(style: StyleNode): StyleNode {
  const [bibliography] = childrenOf(style, 'bibliography');
  const [layout] = bibliography ? childrenOf(bibliography, 'layout') : [];
  const parts = layout?.children ?? [];
  const access = parts.findIndex((part) => typeof part !== 'string' && part.attrs.macro === 'access');
  parts.splice(access < 0 ? parts.length : access, 0, node('text', { variable: languageNames, prefix: ' ', suffix: '. ' }));
  parts.push(node('text', { variable: 'DOI', prefix: ' doi: ', suffix: '.' }));
  for (const macro of childrenOf(style, 'macro')) {
    if (macro.attrs.name === 'date') for (const { attrs } of nodesNamed(macro, 'group')) if (attrs.suffix === ';') delete attrs.suffix;
    if (macro.attrs.name === 'journal-location')
      for (const { children } of nodesNamed(macro, 'if')) children.splice(0, children.length, node('group', { prefix: ';' }, ...children));
  }
  for (const part of [...nodesNamed(style, 'date-part')]) part.attrs['range-delimiter'] = '-';
  // The processor forgets the blanks between the parts of a range's end (`1965 Dec–1966Jan`), but not those that stand before them.
  for (const date of childrenOf(style, 'locale').flatMap((locale) => childrenOf(locale, 'date')))
    if (date.attrs.delimiter === ' ') {
      delete date.attrs.delimiter;
      for (const part of childrenOf(date, 'date-part').slice(1)) part.attrs.prefix = ' ';
    }
  const hyphen = node('locale', {}, node('terms', {}, node('term', { name: 'page-range-delimiter' }, '-')));
  return { ...style, children: [hyphen, ...style.children] };
}
