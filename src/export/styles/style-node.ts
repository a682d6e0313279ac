/** An element of a CSL style or locale, as the citation processor takes it. */
export interface StyleNode {
  readonly name: string;
  readonly attrs: Record<string, string>;
  readonly children: (StyleNode | string)[];
}

/** All elements of that name, the node itself among them, in the order of the document. */
export function* nodesNamed(node: StyleNode, name: string): Generator<StyleNode> {
  if (node.name === name) yield node;
  for (const child of node.children) if (typeof child !== 'string') yield* nodesNamed(child, name);
}

export const childrenOf = (node: StyleNode, name: string): readonly StyleNode[] =>
  node.children.filter((child): child is StyleNode => typeof child !== 'string' && child.name === name);

/** A copy whose attributes and children may be changed: the processor does so. */
export const copyOf = ({ name, attrs, children }: StyleNode): StyleNode => ({
  name,
  attrs: { ...attrs },
  children: children.map((child) => (typeof child === 'string' ? child : copyOf(child))),
});
