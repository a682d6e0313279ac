import { localName, type XmlElement } from '../../xml/element.ts';

/** EndNote writes a Greek letter as the Latin one in the font Symbol, at its place in that font (Adobe’s Symbol encoding). */
const latin = 'abgdezhqiklmnxoprstufcywABGDEZHQIKLMNXOPRSTUFCYWVJ';
const greek = 'αβγδεζηθικλμνξοπρστυφχψωΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩςϑ';

/** More letters than this are a word that somebody set in that font by mistake. */
const mostLetters = 2;

/** The text of an element: EndNote cuts it into `style` pieces wherever a face or font changes, in mid-word too. `greek` counts letters read out of the font Symbol. */
export interface ElementText {
  readonly text: string;
  readonly greek: number;
}

/** Blanks between pieces that hold a line feed are the layout of an indented file; the text stands in the pieces. */
export function readElementText(element: XmlElement): ElementText {
  let text = '';
  let letters = 0;
  for (const child of element.children) {
    const piece = typeof child === 'string' ? { text: child, greek: 0 } : readElementText(child);
    const layout = typeof child === 'string' && element.children.length > 1 && child.trim() === '' && child.includes('\n');
    if (!layout) text += piece.text;
    letters += piece.greek;
  }
  if (localName(element.name) !== 'style' || element.attributes.font !== 'Symbol') return { text, greek: letters };
  const symbols = text.trim();
  if (symbols === '' || symbols.length > mostLetters || ![...symbols].every((letter) => latin.includes(letter)))
    return { text, greek: letters };
  return { text: text.replace(/[A-Za-z]/g, (letter) => greek[latin.indexOf(letter)] ?? letter), greek: letters + symbols.length };
}
