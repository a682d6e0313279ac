import { commandOfMark, lowered, mathCommands, raised, textCommands } from './latex-symbols.ts';

/** The signs that TeX takes for its own. */
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  $: '\\$',
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '`': '\\textasciigrave{}',
};

const ligatures: Readonly<Record<string, string>> = { '–': '--', '—': '---', '“': '``', '”': "''" };

const reversed = (table: ReadonlyMap<string, string>, command: string): (readonly [string, string])[] =>
  [...table].filter(([plain]) => plain !== '−').map(([plain, sign]) => [sign, `\\${command}{${plain}}`] as const);

const scripts: ReadonlyMap<string, string> = new Map([...reversed(raised, 'textsuperscript'), ...reversed(lowered, 'textsubscript')]);

/** A letter that is no ASCII as commands, `{\'e}`; the letter itself where TeX has none for it: every TeX of today reads UTF-8. */
function inAscii(letter: string): string {
  const ligature = ligatures[letter];
  if (ligature !== undefined) return ligature;
  const text = textCommands.get(letter);
  if (text !== undefined) return `{\\${text}}`;
  const math = mathCommands.get(letter);
  if (math !== undefined) return `{$\\${math}$}`;
  const script = scripts.get(letter);
  if (script !== undefined) return script;
  const [base = '', mark = '', ...more] = [...letter.normalize('NFD')];
  const command = commandOfMark.get(mark);
  if (command === undefined || more.length || !/^[A-Za-z]$/.test(base)) return letter;
  return /[a-zA-Z]/.test(command) ? `{\\${command}{${base}}}` : `{\\${command}${base}}`;
}

/** Whether the braces of a text close each other: BibTeX counts those behind a backslash as well. */
function hasPairedBraces(text: string): boolean {
  let depth = 0;
  for (const letter of text) {
    if (letter === '{') depth += 1;
    else if (letter === '}') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** The TeX source that prints the text: in ASCII as far as commands go, or with what Unicode has left as it is. `readLatex` gives the text back. */
export function writeLatex(text: string, ascii: boolean): string {
  if (/^[A-Za-z0-9 .,;:()/+*=[\]@]*$/.test(text)) return text;
  const paired = hasPairedBraces(text);
  const letters = [...text.normalize('NFC')];
  let tex = '';
  letters.forEach((letter, at) => {
    const next = letters[at + 1];
    if (letter === '{' || letter === '}') tex += paired ? `\\${letter}` : `\\textbrace${letter === '{' ? 'left' : 'right'}{}`;
    else if (
      (letter === '-' || letter === "'") &&
      (next === letter || (ascii && next !== undefined && ligatures[next]?.startsWith(letter)))
    )
      tex += `${letter}{}`;
    else if (letter > '\u007f') {
      // Two dashes in a row would be a third one.
      const joins =
        ascii && ligatures[letter] !== undefined && next !== undefined && (ligatures[next] ?? next)[0] === ligatures[letter]?.[0];
      tex += ascii ? inAscii(letter) + (joins ? '{}' : '') : letter;
    } else if (ascii && (letter === '<' || letter === '>' || letter === '|'))
      tex += { '<': '\\textless{}', '>': '\\textgreater{}', '|': '\\textbar{}' }[letter];
    else tex += /\s/.test(letter) ? ' ' : (escapes[letter] ?? letter);
  });
  return tex;
}

/** Most long words begin with a capital: the title is set in capitals, and which of them must stay nobody can tell. */
function isTitleCase(words: readonly string[]): boolean {
  const long = words.slice(1).filter((word) => /^\p{L}{4,}/u.test(word));
  return long.length > 2 && long.filter((word) => /^\p{Lu}/u.test(word)).length > long.length * 0.6;
}

/**
 * The TeX source of a title, with braces around the words that a style must not set in small letters: `Survival with {Radium-223} in the {USA}`. The
 * first letter of the title stays with the style, and so do the capitals of a title that is set in capitals throughout.
 */
export function writeTitle(title: string, ascii: boolean): string {
  const words = title.split(' ');
  const everywhere = isTitleCase(words);
  return words
    .map((word, at) => {
      const kept = at === 0 || everywhere ? /^\P{L}*\p{L}.*\p{Lu}/u.test(word) : /\p{Lu}/u.test(word);
      const [, before = '', core = '', after = ''] = /^([^\p{L}\p{N}{}]*)(.*?)([^\p{L}\p{N}{}]*)$/u.exec(word) ?? [];
      return kept && !/[{}]/.test(word)
        ? `${writeLatex(before, ascii)}{${writeLatex(core, ascii)}}${writeLatex(after, ascii)}`
        : writeLatex(word, ascii);
    })
    .join(' ');
}
