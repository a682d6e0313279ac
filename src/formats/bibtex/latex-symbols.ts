/** Accents: the command, the combining mark that it sets on its argument, and the same accent on nothing. */
const accentRows: readonly (readonly [string, string, string?])[] = [
  ['`', '\u0300', '`'],
  ["'", '\u0301', '´'],
  ['^', '\u0302', '^'],
  ['~', '\u0303', '~'],
  ['=', '\u0304', '¯'],
  ['u', '\u0306', '˘'],
  ['.', '\u0307', '˙'],
  ['"', '\u0308', '¨'],
  ['r', '\u030a', '˚'],
  ['H', '\u030b', '˝'],
  ['v', '\u030c', 'ˇ'],
  ['G', '\u030f'],
  ['d', '\u0323'],
  ['textcommabelow', '\u0326'],
  ['c', '\u0327', '¸'],
  ['k', '\u0328', '˛'],
  ['b', '\u0331'],
  ['h', '\u0309'],
  ['t', '\u0361'],
];

/** By command name: the mark. Math has names of its own for the same. */
export const marks: ReadonlyMap<string, string> = new Map([
  ...accentRows.map(([name, mark]) => [name, mark] as const),
  ...(
    [
      ['acute', '\u0301'],
      ['grave', '\u0300'],
      ['hat', '\u0302'],
      ['widehat', '\u0302'],
      ['tilde', '\u0303'],
      ['widetilde', '\u0303'],
      ['bar', '\u0304'],
      ['overline', '\u0304'],
      ['breve', '\u0306'],
      ['dot', '\u0307'],
      ['ddot', '\u0308'],
      ['mathring', '\u030a'],
      ['check', '\u030c'],
    ] as const
  ).map(([name, mark]) => [name, mark] as const),
]);

/** By mark: the command that is written. */
export const commandOfMark: ReadonlyMap<string, string> = new Map(accentRows.map(([name, mark]) => [mark, name]));

export const bareAccents: ReadonlyMap<string, string> = new Map(
  accentRows.flatMap(([name, , bare]) => (bare ? [[name, bare] as const] : [])),
);

/** Letters and signs of text by command; the first command of a sign is the one that is written. */
const textSigns = `ss ß|SS ẞ|o ø|O Ø|l ł|L Ł|ae æ|AE Æ|oe œ|OE Œ|aa å|AA Å|dh ð|DH Ð|th þ|TH Þ|dj đ|DJ Đ|ng ŋ|NG Ŋ|i ı|j ȷ|ij ĳ|IJ Ĳ
textquoteleft ‘|textquoteright ’|quotesinglbase ‚|quotedblbase „|guillemotleft «|guillemotright »|guillemetleft «|guillemetright »|guilsinglleft ‹|guilsinglright ›
textquotedblleft “|textquotedblright ”|textquotedbl "|textquotesingle '|textendash –|textemdash —|textellipsis …|ldots …|dots …|textbullet •|textperiodcentered ·|textdegree °|degree °|textdegrees °
textexclamdown ¡|textquestiondown ¿|textsection §|S §|textparagraph ¶|P ¶|textdagger †|dag †|textdaggerdbl ‡|ddag ‡|copyright ©|textcopyright ©|textregistered ®|texttrademark ™
pounds £|textsterling £|texteuro €|euro €|EUR €|textyen ¥|textcent ¢|textmu µ|micro µ|textordfeminine ª|textordmasculine º|textonehalf ½|textonequarter ¼|textthreequarters ¾|textpm ±|texttimes ×|textdiv ÷|textminus −
textless <|textgreater >|textbar |textbackslash \\|textbraceleft {|textbraceright }|textasciitilde ~|textasciicircum ^|textasciigrave \`|textunderscore _|textdollar $|lbrace {|rbrace }|backslash \\|slash /|textnumero №|textonesuperior ¹|texttwosuperior ²|textthreesuperior ³
textvisiblespace ␣|textperthousand ‰|textpermille ‰|textohm Ω|textmusicalnote ♪|textcelsius ℃|textquotestraightbase ‚|LaTeX LaTeX|TeX TeX|BibTeX BibTeX|textbrokenbar ¦|textlnot ¬|textcurrency ¤|lq ‘|rq ’|nobreakspace ~`;

/** Signs of mathematics by command. */
const mathSigns = `alpha α|beta β|gamma γ|delta δ|epsilon ε|varepsilon ε|zeta ζ|eta η|theta θ|vartheta ϑ|iota ι|kappa κ|lambda λ|mu μ|nu ν|xi ξ|omicron ο|pi π|rho ρ|sigma σ|varsigma ς|tau τ|upsilon υ|phi φ|varphi φ|chi χ|psi ψ|omega ω
Gamma Γ|Delta Δ|Theta Θ|Lambda Λ|Xi Ξ|Pi Π|Sigma Σ|Upsilon Υ|Phi Φ|Psi Ψ|Omega Ω
le ≤|leq ≤|ge ≥|geq ≥|leqslant ≤|geqslant ≥|ne ≠|neq ≠|approx ≈|sim ∼|simeq ≃|cong ≅|equiv ≡|ll ≪|gg ≫|lt <|gt >|pm ±|mp ∓|times ×|div ÷|cdot ⋅|cdots ⋯|bullet •|circ ∘|ast ∗|star ⋆|infty ∞|propto ∝|partial ∂|nabla ∇|sum ∑|prod ∏|int ∫|surd √
rightarrow →|to →|leftarrow ←|leftrightarrow ↔|uparrow ↑|downarrow ↓|Rightarrow ⇒|Leftarrow ⇐|Leftrightarrow ⇔|mapsto ↦|rightleftharpoons ⇌|in ∈|notin ∉|subset ⊂|subseteq ⊆|cup ∪|cap ∩|emptyset ∅|forall ∀|exists ∃|neg ¬|wedge ∧|vee ∨|oplus ⊕|otimes ⊗|perp ⊥|parallel ∥|angle ∠|triangle △|prime ′|ell ℓ|hbar ℏ|Re ℜ|Im ℑ|aleph ℵ|langle ⟨|rangle ⟩|female ♀|male ♂|checkmark ✓|varnothing ∅|mid |vert |lbrack [|rbrack ]|colon :|imath ı|jmath ȷ|minus −|percnt %|deg deg|exp exp|log log|ln ln|min min|max max|sin sin|cos cos|tan tan`;

const rowsOf = (list: string): (readonly [string, string])[] =>
  list.split(/[|\n]/).map((row) => {
    const at = row.indexOf(' ');
    return [at < 0 ? row : row.slice(0, at), at < 0 ? '' : row.slice(at + 1)] as const;
  });

const bar: readonly (readonly [string, string])[] = ['textbar', 'mid', 'vert'].map((name) => [name, '|'] as const);
const rows = [...rowsOf(textSigns), ...rowsOf(mathSigns), ...bar].filter(([, sign]) => sign !== '');

/** What a command without an argument prints. */
export const signs: ReadonlyMap<string, string> = new Map(rows);

/** Commands that are read, but that many readers do not know: their signs stay as they are. */
const rare = new Set(
  'aa AA textminus textnumero textmusicalnote textcelsius textquotestraightbase textvisiblespace textpm texttimes textdiv minus female male checkmark'.split(
    ' ',
  ),
);

const written = (list: readonly (readonly [string, string])[]): Map<string, string> =>
  new Map(
    list
      .filter(([name, sign]) => [...sign].length === 1 && sign > '\u007f' && !rare.has(name))
      .map(([name, sign]) => [sign, name] as const)
      .toReversed(),
  );

/** Signs of text and of mathematics that are no ASCII, by the command that is written for them. */
export const textCommands: ReadonlyMap<string, string> = written(rowsOf(textSigns));
export const mathCommands: ReadonlyMap<string, string> = written(rowsOf(mathSigns));

const pairs = (plain: string, raised: string): (readonly [string, string])[] =>
  [...plain].map((sign, at) => [sign, raised[at] ?? ''] as const);

/** Digits and signs that Unicode has raised and lowered: 10⁶, Ca²⁺, CO₂. */
export const raised: ReadonlyMap<string, string> = new Map(pairs('0123456789+-−=()n', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ'));
export const lowered: ReadonlyMap<string, string> = new Map(pairs('0123456789+-−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'));
