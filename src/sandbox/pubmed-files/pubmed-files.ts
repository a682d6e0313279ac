import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type Article, fixtureArticles, generatedArticles } from '../articles.ts';
import { htmlReply, type Reply } from '../reply.ts';
import type { SandboxService } from '../service.ts';

/** Articles of a file of the baseline; those that are made up fill files of their own. */
const perFile = 5;
const perGeneratedFile = 10_000;

interface File {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The folders baseline and updatefiles of NLM's server, over the sandbox's articles. The first update revises an article and deletes a PMID that was never
 * given; what is touched, removed or merged from then on makes an update file each.
 */
export const pubmedFiles: SandboxService = {
  id: 'pubmed-files',
  title: 'PubMed’s baseline and update files',
  path: '/pubmed/',
  example: (baseUrl) => `pubmed-files --base-url ${baseUrl}`,
  open({ options }) {
    const articles = fixtureArticles();
    const generated = [...generatedArticles(options.generated ?? 0)];
    const baseline = [...inPieces(articles, perFile), ...inPieces(generated, perGeneratedFile)].map((some, at) =>
      fileOf(at + 1, some.map(({ xml }) => xml).join('\n')),
    );
    const updates: File[] = [];
    const update = (content: string) => updates.push(fileOf(baseline.length + updates.length + 1, content));
    const revise = (article: Article, day: string) => update(revised(article, day));
    const remove = (id: string) => {
      if (articles.some(({ pmid }) => String(pmid) === id)) update(deletionOf(id));
    };
    const [, , third] = articles;
    if (third) update(`${revised(third, '2026-01-20')}\n${deletionOf('99000099')}`);
    return {
      answer({ path }) {
        const [folder, name = ''] = path.split('/');
        const files = folder === 'baseline' ? baseline : folder === 'updatefiles' ? updates : undefined;
        if (!files) return notFound;
        if (name === '') return listing(`/pubmed/${folder}`, files);
        const file = files.find((each) => each.name === name || `${each.name}.md5` === name);
        if (!file) return notFound;
        return name.endsWith('.md5') ? checksum(file) : { status: 200, mediaType: 'application/x-gzip', body: file.bytes };
      },
      touch(id, at) {
        const article = articles.find(({ pmid }) => String(pmid) === id);
        if (article) revise(article, at);
      },
      remove,
      merge: remove,
    };
  },
};

const notFound: Reply = { status: 404, mediaType: 'text/html', body: '<html><body><h1>404 Not Found</h1></body></html>' };

function fileOf(number: number, content: string): File {
  const xml = `<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">\n<PubmedArticleSet>\n${content}\n</PubmedArticleSet>\n`;
  return { name: `pubmed26n${String(number).padStart(4, '0')}.xml.gz`, bytes: gzipSync(xml) };
}

/** The article as NLM changed it on a day. */
function revised({ xml }: Article, at: string): string {
  const [year, month, day] = at.slice(0, 10).split('-');
  const date = `<DateRevised><Year>${year}</Year><Month>${month}</Month><Day>${day}</Day></DateRevised>`;
  return xml.replace(/<DateRevised>[\s\S]*?<\/DateRevised>/, date);
}

const deletionOf = (pmid: string) => `<DeleteCitation>\n<PMID Version="1">${pmid}</PMID>\n</DeleteCitation>`;

function listing(path: string, files: readonly File[]): Reply {
  const lines = files.flatMap(({ name, bytes }) => [
    `<a href="${name}">${name}</a>          2026-01-15 14:03  ${Math.ceil(bytes.byteLength / 1024)}K`,
    `<a href="${name}.md5">${name}.md5</a>      2026-01-15 14:03   60 `,
  ]);
  return htmlReply(
    `<!DOCTYPE HTML>\n<html>\n<head><title>Index of ${path}</title></head>\n<body>\n<h1>Index of ${path}</h1>\n<pre>Name  Last modified  Size  <hr><a href="/pubmed/">Parent Directory</a>   -\n<a href="README.txt">README.txt</a>  2026-01-15 14:03  4.8K\n${lines.join('\n')}\n<hr></pre>\n</body>\n</html>\n`,
  );
}

/** As openssl writes it, and every other one as md5sum does. */
function checksum({ name, bytes }: File): Reply {
  const md5 = createHash('md5').update(bytes).digest('hex');
  const body = Number(/n(\d+)/.exec(name)?.[1]) % 2 === 1 ? `MD5(${name})= ${md5}\n` : `${md5}  ${name}\n`;
  return { status: 200, mediaType: 'text/plain', body };
}

function inPieces<T>(values: readonly T[], size: number): T[][] {
  const pieces: T[][] = [];
  for (let at = 0; at < values.length; at += size) pieces.push(values.slice(at, at + size));
  return pieces;
}
