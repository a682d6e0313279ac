import { Document, ExternalHyperlink, HeadingLevel, Packer, Paragraph, Tab, TextRun } from 'docx';
import type { CitationDocument, ListedEntry } from './citation-document.ts';
import type { Run } from './run.ts';
import { unzipped, zipped } from './zip.ts';

/** In twentieths of a point: half an inch for a number, and for lists by author. */
const indents = { numbered: 567, plain: 720 };
const never = '1970-01-01T00:00:00Z';

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what XML cannot have
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const textRun = (run: Run): TextRun =>
  new TextRun({
    text: run.text.replace(impossible, ''),
    ...(run.italic ? { italics: true } : {}),
    ...(run.bold ? { bold: true } : {}),
    ...(run.underline ? { underline: {} } : {}),
    ...(run.smallCaps ? { smallCaps: true } : {}),
    ...(run.raised ? { superScript: true } : {}),
    ...(run.lowered ? { subScript: true } : {}),
    ...(run.url === undefined ? {} : { style: 'Hyperlink' }),
  });

const inParagraph = (run: Run): TextRun | ExternalHyperlink =>
  run.url === undefined ? textRun(run) : new ExternalHyperlink({ link: run.url, children: [textRun(run)] });

function paragraph({ label, runs }: ListedEntry): Paragraph {
  const left = label.length > 0 ? indents.numbered : indents.plain;
  const number = label.length > 0 ? [...label.map(textRun), new TextRun({ children: [new Tab()] })] : [];
  return new Paragraph({ style: 'Bibliography', indent: { left, hanging: left }, children: [...number, ...runs.map(inParagraph)] });
}

/**
 * A Word file: an entry a paragraph of the style «Bibliography» with a hanging indent, its number as the citation style sets it and a tab before it, links
 * that can be followed; headings of groups are Word's own. The same document gives the same bytes.
 */
export async function printDocx({ locale, groups }: CitationDocument): Promise<Buffer> {
  const children: Paragraph[] = [];
  for (const { heading, entries } of groups) {
    if (heading !== undefined) children.push(new Paragraph({ heading: HeadingLevel.HEADING_1, children: [textRun({ text: heading })] }));
    for await (const entry of entries) children.push(paragraph(entry));
  }
  const document = new Document({
    title: 'References',
    creator: 'refmill',
    lastModifiedBy: 'refmill',
    styles: {
      default: { document: { run: { font: 'Times New Roman', size: 24, language: { value: locale } } } },
      paragraphStyles: [
        { id: 'Bibliography', name: 'Bibliography', basedOn: 'Normal', quickFormat: true, paragraph: { spacing: { after: 120 } } },
      ],
    },
    sections: [{ children }],
  });
  const files = unzipped(await Packer.toBuffer(document)).toSorted((a, b) => rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : 1));
  const settled = settledIds();
  return zipped(
    files.map(({ name, content }) => ({
      name,
      content: /\.(?:xml|rels)$/.test(name) ? Buffer.from(settled(content.toString('utf8'))) : content,
    })),
  );
}

/** Word looks for the types first; the text comes before what numbers its links, so that they are numbered as they are read. */
const rank = (name: string): number => ['[Content_Types].xml', '_rels/.rels', 'word/document.xml'].indexOf(name) + 1 || 9;

/** The library dates the file and draws the ids of links by lot: here they have no date, and numbers in the order in which they come. */
function settledIds(): (xml: string) => string {
  const numbers = new Map<string, string>();
  const numberOf = (id: string): string => {
    const known = numbers.get(id) ?? `rIdLink${numbers.size + 1}`;
    numbers.set(id, known);
    return known;
  };
  return (xml) =>
    xml
      .replaceAll(/(r:id|Id)="(rId(?!\d+")[\w-]+)"/g, (_, attribute: string, id: string) => `${attribute}="${numberOf(id)}"`)
      .replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${never}`);
}
