import { Parser } from 'htmlparser2';

/** `<meta name="DC.subject" scheme="MESH" lang="en" content="…">` */
export interface MetaTag {
  /** As written; of Open Graph's tags the `property`. */
  readonly name: string;
  readonly content: string;
  readonly scheme?: string;
  readonly language?: string;
}

/** `<link rel="cite-as" href="…" type="…">`, or an `<a rel="license">` of the page's text. */
export interface PageLink {
  readonly rel: string;
  readonly href: string;
  readonly type?: string;
  readonly inText: boolean;
}

/** What a page says of itself to machines. */
export interface PageHead {
  readonly metas: readonly MetaTag[];
  readonly links: readonly PageLink[];
  /** Sources of its `application/ld+json` scripts. */
  readonly jsonLd: readonly string[];
  readonly title: string;
  /** Of `<html lang>`: the language of the page, which need not be the publication's. */
  readonly language?: string;
  /** `<base href>` */
  readonly base?: string;
  /** There were more tags, or longer ones, than are kept. */
  readonly cut: boolean;
}

/** Articles of large collaborations have some thousand authors, each with institutions. */
const mostTags = 10_000;
const longestScript = 4 * 1024 * 1024;
const longestTitle = 5000;
const longestValue = 200_000;

/** Browsers stop at 512 elements within each other. The parser takes quadratic time over elements that are never closed. */
const deepest = 2000;
const pieceSize = 16_384;

/** Reads the tags of a page, wherever they stand in it: content systems put them into the body as well. */
export function readPageHead(html: string): PageHead {
  const metas: MetaTag[] = [];
  const links: PageLink[] = [];
  const jsonLd: string[] = [];
  let title: string | undefined;
  let language: string | undefined;
  let base: string | undefined;
  let cut = false;
  let collecting: 'title' | 'script' | undefined;
  let text = '';
  let drawings = 0;
  let depth = 0;
  const room = () => {
    const left = metas.length + links.length < mostTags;
    cut ||= !left;
    return left;
  };
  const parser = new Parser({
    onopentag(tag, attributes) {
      depth += 1;
      const { rel, href, type, content } = attributes;
      if (tag === 'meta') {
        const name = attributes.name ?? attributes.property;
        if (!name || !content || !room()) return;
        const { scheme, lang = attributes['xml:lang'] } = attributes;
        cut ||= content.length > longestValue;
        metas.push({
          name: name.trim(),
          content: content.slice(0, longestValue),
          ...(scheme ? { scheme } : {}),
          ...(lang ? { language: lang } : {}),
        });
      } else if (tag === 'link' || (tag === 'a' && rel !== undefined)) {
        if (!rel || !href || !room()) return;
        links.push({ rel: rel.trim().toLowerCase(), href: href.trim(), ...(type ? { type } : {}), inText: tag === 'a' });
      } else if (tag === 'html') language ??= attributes.lang ?? attributes['xml:lang'];
      else if (tag === 'base') base ??= href;
      else if (tag === 'svg') drawings += 1;
      else if (tag === 'title' && drawings === 0 && title === undefined) collecting = 'title';
      else if (tag === 'script' && /ld\+json/i.test(type ?? '')) collecting = 'script';
      else return;
      text = '';
    },
    ontext(data) {
      if (collecting === undefined) return;
      const most = collecting === 'title' ? longestTitle : longestScript;
      if (text.length < most) text += data.slice(0, most - text.length);
    },
    onclosetag(tag) {
      depth -= 1;
      if (tag === 'svg') drawings = Math.max(0, drawings - 1);
      if (tag !== collecting) return;
      if (tag === 'title') title = text;
      else if (jsonLd.length < 50) jsonLd.push(text);
      collecting = undefined;
    },
  });
  for (let at = 0; at < html.length && depth <= deepest; at += pieceSize) parser.write(html.slice(at, at + pieceSize));
  cut ||= depth > deepest;
  if (depth <= deepest) parser.end();
  return {
    metas,
    links,
    jsonLd,
    title: title ?? '',
    ...(language ? { language } : {}),
    ...(base ? { base } : {}),
    cut,
  };
}
