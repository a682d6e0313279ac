import { lowered, raised, signs } from './latex-symbols.ts';

/** What a command stands for whose name says all: how its one argument is printed. */
export const framing: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['enquote', ['“', '”']],
  ['mkbibquote', ['“', '”']],
  ['mkbibparens', ['(', ')']],
  ['mkbibbrackets', ['[', ']']],
  ['footnote', [' (', ')']],
  ['sqrt', ['√', '']],
]);

/** Arguments that print nothing: the letters by which BibTeX sorts (`\noopsort{1973a}`), environments, spaces of a given width. */
export const silent: ReadonlySet<string> = new Set(
  'noopsort SortNoop nosort sortnoop noop begin end hspace vspace label hphantom phantom vphantom fontsize color textcolor selectlanguage'.split(
    ' ',
  ),
);

/** Commands about looks, and those whose argument stands for itself: the text behind them is all that there is. */
export const looks: ReadonlySet<string> = new Set(
  `em it bf sc tt rm sl sf up md bfseries mdseries itshape scshape slshape upshape ttfamily rmfamily sffamily normalfont small footnotesize large Large tiny normalsize
  emph textit textbf textsc texttt textrm textsl textsf textup textmd textnormal textlf underline uline ul mbox hbox fbox text mathrm mathit mathbf mathsf mathtt mathcal mathbb mathfrak mathnormal
  boldsymbol bm operatorname ensuremath mkbibemph mkbibbold mkbibitalic uppercase lowercase MakeUppercase MakeLowercase NoCaseChange protect relax noindent ignorespaces unskip leavevmode
  doi cite citet citep citeauthor textcite parencite autocite textquote foreignlanguage left right big Big bigl bigr Bigl Bigr displaystyle textstyle scriptstyle limits ce SI num unit si rlap llap raisebox smash
  allowbreak break nobreak linebreak hfill strut kern bibinfo translatedtitle textnohyphenation hyphenation aftergroup penalty hskip mathop mathrel mathbin mathord expandafter csname endcsname`.split(
    /\s+/,
  ),
);

const blanks = new Set([
  'par',
  'newline',
  'quad',
  'qquad',
  'space',
  'enspace',
  'thinspace',
  'linebreak',
  'newblock',
  'smallskip',
  'medskip',
  'bigskip',
  'tabularnewline',
  'item',
]);

type Further = Readonly<Record<string, string | { readonly text?: string; readonly math?: string }>>;

let further: Further | undefined;

/** The four thousand rarer signs are a package's table of half a megabyte: at hand once somebody reads a .bib at all. */
export async function prepareSigns(): Promise<void> {
  further ??= (await import('unicode2latex')).latex2unicode as Further;
}

/** What a command without an argument prints, be it rare; undefined for one that nobody knows. */
export function signOf(name: string): string | undefined {
  if (blanks.has(name)) return ' ';
  const known = signs.get(name);
  if (known !== undefined) return known;
  const rare = further && Object.hasOwn(further, `\\${name}`) ? further[`\\${name}`] : undefined;
  const sign = typeof rare === 'string' ? rare : (rare?.text ?? rare?.math);
  // Letters of mathematical alphabets are letters.
  return sign?.normalize('NFKC') === sign ? sign : sign?.normalize('NFKC');
}

const inSigns = (text: string, table: ReadonlyMap<string, string>): string | undefined => {
  const found = [...text].map((letter) => table.get(letter));
  return text !== '' && !found.includes(undefined) ? found.join('') : undefined;
};

/** `6` as `⁶`; what Unicode has no raised signs for stays on the line. */
export const raise = (text: string): string | undefined => inSigns(text, raised);
export const lower = (text: string): string | undefined => inSigns(text, lowered);
