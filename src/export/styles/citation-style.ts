import { existsSync } from 'node:fs';
import path from 'node:path';
import { Misconfigured } from '../../model/errors.ts';
import { nearNames } from './near-names.ts';
import { withNlmRules } from './nlm-rules.ts';
import { packagedLocale, packagedLocales, packagedStyle, packagedStyles } from './packaged.ts';
import { readStyleFile, styleNameIn } from './style-file.ts';
import { childrenOf, copyOf, type StyleNode } from './style-node.ts';

/** How a list is formatted. */
export interface CitationStyle {
  /** As it was asked for. */
  readonly name: string;
  /** A copy of its own each time: the processor changes what it is given. */
  readonly tree: () => StyleNode;
  /** The locale that the style asks for. */
  readonly locale?: string;
  /** Whether it sorts its bibliography: a numbered one mostly leaves it in the order of citation. */
  readonly sorts: boolean;
  /** Whether years of the same authors get letters. */
  readonly lettersYears: boolean;
  /** Whether what it prints of a work depends on the other works of the list: a dash in place of authors named before, letters behind years. */
  readonly looksAround: boolean;
}

/** What people call them, and the names that they have in the repository of styles. */
const shortNames: Readonly<Record<string, string>> = {
  vancouver: 'vancouver',
  nlm: 'vancouver',
  ama: 'american-medical-association',
  apa: 'apa',
  harvard: 'harvard-cite-them-right',
  nature: 'nature',
  chicago: 'chicago-author-date',
  'chicago-notes': 'chicago-note-bibliography',
  mla: 'modern-language-association',
  ieee: 'ieee',
  lancet: 'the-lancet',
  nejm: 'the-new-england-journal-of-medicine',
};

/** The names of all styles at hand with their titles: short names first. */
export function styleList(): readonly { readonly name: string; readonly title: string }[] {
  const styles = packagedStyles();
  const titles = new Map(styles.map(({ name, title }) => [name, title]));
  const short = Object.entries(shortNames).map(([name, style]) => ({ name, title: titles.get(style) ?? style }));
  return [...short, ...styles.filter(({ name }) => !(name in shortNames))];
}

/**
 * A style by its short name, its name in the repository of styles or its file (`x.csl`, or a path). A dependent style is its parent's, which stands beside it or
 * is at hand. Throws Misconfigured (key `style`) that names near ones, or says which parent is missing.
 */
export async function citationStyle(name: string): Promise<CitationStyle> {
  if (/\.csl$/i.test(name) || name.includes('/') || name.includes('\\')) return styleOfFile(name);
  const asked = name.toLowerCase();
  const tree = packagedStyle(shortNames[asked] ?? asked);
  if (tree) return described(name, asked === 'vancouver' || asked === 'nlm' ? withNlmRules(tree) : tree);
  const near = nearNames(asked, styleList());
  throw new Misconfigured(
    'style',
    `no style is called ${name}${near.length > 0 ? `; near it are ${near.join(', ')}` : ''}. \`refmill export --style list\` names all; --style FILE.csl takes any other`,
  );
}

/** Parents have no parents. */
async function styleOfFile(file: string): Promise<CitationStyle> {
  const read = await readStyleFile(file);
  if ('style' in read) return described(file, read.style);
  const { parent, locale } = read;
  const wanted = styleNameIn(parent);
  const beside = path.join(path.dirname(file), `${wanted}.csl`);
  const found = existsSync(beside) ? await readStyleFile(beside) : undefined;
  const tree = found && 'style' in found ? found.style : packagedStyle(wanted);
  if (!tree)
    throw new Misconfigured(
      'style',
      `${file} is a dependent style: it stands for ${parent}, which is not at hand; put ${wanted}.csl beside it`,
    );
  return { ...described(file, tree), ...(locale === undefined ? {} : { locale }) };
}

function described(name: string, style: StyleNode): CitationStyle {
  const locale = style.attrs['default-locale'];
  const lettersYears = childrenOf(style, 'citation').some(({ attrs }) => attrs['disambiguate-add-year-suffix'] === 'true');
  return {
    name,
    tree: () => uncited(copyOf(style)),
    sorts: childrenOf(style, 'bibliography').some((node) => childrenOf(node, 'sort').length > 0),
    lettersYears,
    looksAround: lettersYears || looksAround(style),
    ...(locale === undefined ? {} : { locale }),
  };
}

/** Dashes for authors named before. The processor's own dialect of the language (`1.1mlz1`) has more that joins or leaves out works by their neighbours. */
const looksAround = (style: StyleNode): boolean =>
  (style.attrs.version ?? '').includes('mlz') ||
  childrenOf(style, 'bibliography').some(({ attrs }) => attrs['subsequent-author-substitute'] !== undefined);

/**
 * Without citations in a text, which a list on its own has none of: the processor makes one of every work all the same, and tells them apart by more names,
 * which takes it half an hour for four thousand works. In their place stands what no two works share. Letters behind years are given by the list itself.
 */
function uncited(style: StyleNode): StyleNode {
  for (const { attrs, children } of childrenOf(style, 'citation')) {
    for (const key of Object.keys(attrs)) if (key.startsWith('disambiguate-')) delete attrs[key];
    const text: StyleNode = { name: 'text', attrs: { variable: ownName }, children: [] };
    children.splice(0, children.length, { name: 'layout', attrs: {}, children: [text] });
  }
  return style;
}

/** Variable of an item that no other item shares. */
export const ownName = 'own-name';

/**
 * The locale of a tag (`de-AT`), or of a language alone as its first country has it (`de`, `pt`). Throws Misconfigured (key `locale`) that names
 * those there are.
 */
export function localeTag(asked: string): string {
  const tags = packagedLocales();
  const wanted = asked.trim().replaceAll('_', '-').toLowerCase();
  const exact = tags.find((tag) => tag.toLowerCase() === wanted);
  if (exact) return exact;
  const [language = ''] = wanted.split('-');
  const country: Readonly<Record<string, string>> = { en: 'en-US', zh: 'zh-CN', cs: 'cs-CZ', da: 'da-DK', sv: 'sv-SE' };
  const found =
    wanted === language
      ? (country[language] ??
        tags.find((tag) => tag === `${language}-${language.toUpperCase()}`) ??
        tags.find((tag) => tag.startsWith(`${language}-`)))
      : undefined;
  if (found) return found;
  throw new Misconfigured('locale', `there is no locale ${asked}; known are ${tags.join(', ')}`);
}

export const localeTree = (tag: string): StyleNode | undefined => packagedLocale(tag);
