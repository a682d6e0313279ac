import { childrenOf, type StyleNode } from './style-node.ts';

const node = (name: string, attrs: Record<string, string>, ...children: (StyleNode | string)[]): StyleNode => ({ name, attrs, children });

/**
 * The style «Vancouver» with what NLM's own guide (Citing Medicine, 2nd edition) and ICMJE's samples have beside it: a hyphen between pages (`284-7`), and the
 * DOI at the end, `doi: 10.…`.
 */
export function withNlmRules(style: StyleNode): StyleNode {
  const [bibliography] = childrenOf(style, 'bibliography');
  const [layout] = bibliography ? childrenOf(bibliography, 'layout') : [];
  layout?.children.push(node('text', { variable: 'DOI', prefix: ' doi: ', suffix: '.' }));
  const hyphen = node('locale', {}, node('terms', {}, node('term', { name: 'page-range-delimiter' }, '-')));
  return { ...style, children: [hyphen, ...style.children] };
}
