import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Malformed, Misconfigured } from '../../model/errors.ts';
import { decodeText } from '../../xml/decode.ts';
import { localName, type XmlElement } from '../../xml/element.ts';
import { parseXml } from '../../xml/parse.ts';
import { nodesNamed, type StyleNode } from './style-node.ts';

/** The longest style of the ten thousand has 220 KB, the deepest 20 levels. */
const limits = { bytes: 2 * 1024 * 1024, depth: 100, elements: 50_000, macroDepth: 50 };

/** A style read from a file: whole, or dependent on another one, whose name or address `parent` is. */
export type StyleFile = { readonly style: StyleNode } | { readonly parent: string; readonly locale?: string };

/**
 * Reads a `.csl` file. Throws Misconfigured (key `style`) for what is no style, is larger or deeper than any, or would run for ever. Entities of the
 * file's own are not unfolded, and nothing it names is fetched.
 */
export async function readStyleFile(file: string): Promise<StyleFile> {
  const refuse = (why: string, cause?: unknown) => new Misconfigured('style', `${file}: ${why}`, { cause });
  const { size, isFile } = await stat(file).then(
    (found) => ({ size: found.size, isFile: found.isFile() }),
    (error: unknown) => {
      throw refuse('there is no such file that can be read', error);
    },
  );
  if (!isFile) throw refuse('is no file');
  if (size > limits.bytes) throw refuse(`is larger than any citation style (${limits.bytes} bytes)`);
  let root: XmlElement;
  try {
    root = parseXml(decodeText(await readFile(file)).text);
  } catch (error) {
    if (error instanceof Malformed) throw refuse(`is no citation style: ${error.message}`, error);
    throw error;
  }
  if (localName(root.name) !== 'style') throw refuse(`is no citation style (CSL), but <${root.name}>`);
  const counted = { elements: 0 };
  const style = nodeOf(root, 0, counted);
  if (style === undefined || counted.elements > limits.elements) throw refuse('has more elements, or deeper ones, than any citation style');
  const parent = parentOf(style);
  const locale = style.attrs['default-locale'];
  if (parent !== undefined) return { parent, ...(locale === undefined ? {} : { locale }) };
  const fault = faultOf(style);
  if (fault !== undefined) throw refuse(fault);
  return { style };
}

/** Blank text between elements is layout; text stands in terms and in what describes the style. */
function nodeOf({ name, attributes, children }: XmlElement, depth: number, counted: { elements: number }): StyleNode | undefined {
  counted.elements += 1;
  if (depth > limits.depth || counted.elements > limits.elements) return undefined;
  const nodes: (StyleNode | string)[] = [];
  for (const child of children) {
    const node = typeof child === 'string' ? child : nodeOf(child, depth + 1, counted);
    if (node === undefined) return undefined;
    if (typeof node !== 'string' || node.trim()) nodes.push(node);
  }
  const own = localName(name);
  return { name: own, attrs: { ...attributes }, children: own === 'term' && nodes.length === 0 ? [''] : nodes };
}

/** `<link rel="independent-parent" href="http://www.zotero.org/styles/apa"/>` */
function parentOf(style: StyleNode): string | undefined {
  for (const link of nodesNamed(style, 'link')) if (link.attrs.rel === 'independent-parent') return link.attrs.href ?? '';
  return undefined;
}

/** The name of a style in its address or file name. */
export const styleNameIn = (address: string): string => path.posix.basename(address.trim()).replace(/\.csl$/i, '');

/** What makes the processor stop or go round for ever, in words. */
function faultOf(style: StyleNode): string | undefined {
  if (![...nodesNamed(style, 'bibliography')].some((node) => [...nodesNamed(node, 'layout')].length > 0))
    return 'has no bibliography: it is a style for notes or citations in the text alone';
  const macros = new Map([...nodesNamed(style, 'macro')].map((macro) => [macro.attrs.name ?? '', macro]));
  const depths = new Map<string, number>();
  const called = (node: StyleNode): string[] =>
    ['text', 'key'].flatMap((name) => [...nodesNamed(node, name)].flatMap(({ attrs }) => attrs.macro ?? []));
  /** How deep macros call one another; Infinity in a ring. */
  const depthOf = (name: string): number => {
    const known = depths.get(name);
    if (known !== undefined) return known;
    depths.set(name, Number.POSITIVE_INFINITY);
    const macro = macros.get(name);
    const depth = macro ? 1 + Math.max(0, ...called(macro).map(depthOf)) : 0;
    depths.set(name, depth);
    return depth;
  };
  for (const name of called(style)) if (!macros.has(name)) return `calls the macro ${name}, which it does not have`;
  for (const name of macros.keys()) if (depthOf(name) > limits.macroDepth) return `has macros that call themselves, or too deep (${name})`;
  // Macros that call macros twice each are as many as a tree has leaves.
  const sizes = new Map<string, number>();
  const sizeOf = (node: StyleNode): number => [...nodesNamed(node, 'text')].reduce((sum, { attrs }) => sum + 1 + macroSize(attrs.macro), 1);
  const macroSize = (name: string | undefined): number => {
    if (name === undefined) return 0;
    const known = sizes.get(name);
    if (known !== undefined) return known;
    const macro = macros.get(name);
    const size = macro ? sizeOf(macro) : 0;
    sizes.set(name, size);
    return size;
  };
  return sizeOf(style) > limits.elements ? 'unfolds to more than any citation style' : undefined;
}
