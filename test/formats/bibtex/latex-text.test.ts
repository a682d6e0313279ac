import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { prepareSigns } from '../../../src/formats/bibtex/latex-commands.ts';
import { readLatex, readVerbatim } from '../../../src/formats/bibtex/latex-text.ts';
import { writeLatex, writeTitle } from '../../../src/formats/bibtex/latex-writing.ts';

beforeAll(prepareSigns);

describe('TeX prints', () => {
  test.each([
    // Accents in all spellings.
    ["{\\'e} \\'{e} \\'e {\\'{e}} \\' e", 'é é é é é'],
    ['\\"{o}\\"o{\\"o}', 'ööö'],
    ['\\v{c}\\v c {\\v{S}} \\c{c}\\c c \\k{a} \\H{o} \\r{a} \\u g \\d{s} \\=a \\.z', 'čč Š çç ą ő å ğ ṣ ā ż'],
    ["\\'{\\i} \\'\\i{} {\\'i} \\^\\i \\u{\\i}", 'í í í îĭ'],
    ['{\\ss}{\\o}{\\O}\\l{}\\aa\\ae {\\oe}\\dh\\th', 'ßøØłåæœðþ'],
    ['\\textcommabelow{s}\\~n', 'șñ'],
    // Signs of text.
    ["``quoted'' and `so' -- a--b --- c", "“quoted” and ‘so' – a–b — c"],
    ['\\& \\% \\$ \\# \\_ \\{ \\} \\textbackslash{}', '& % $ # _ { } \\'],
    ['a~b\\ c\\,d\\\\e\\newline f', 'a b c d e f'],
    ['\\textendash\\textemdash{} \\ldots \\copyright\\ 2000 \\texttrademark', '–— …© 2000 ™'],
    ['?` !`', '¿ ¡'],
    // Looks.
    ['\\emph{a} \\textit{{B}. c} {\\em d} {\\bf{e}} \\textsc{f}', 'a B. c d e f'],
    ['\\enquote{a \\enquote{b}}', '“a “b””'],
    ['{\\noopsort{1973a}}On {D}{N}{A}', 'On DNA'],
    ['\\url{http://a.example/~b_c} \\href{http://a.example}{text}', 'http://a.example/~b_c text (http://a.example)'],
    // Mathematics.
    ['$\\alpha$-synuclein, $\\mu$m, $\\le 5$ and 10$^{-6}$', 'α-synuclein, μm, ≤ 5 and 10⁻⁶'],
    ['H$_2$O, Ca\\textsuperscript{2+}, 1\\textsuperscript{st}, CO\\textsubscript{2}', 'H₂O, Ca²⁺, 1st, CO₂'],
    ['37$^\\circ$C, $e=mc^2$, $x^n$, $\\frac{1}{2}$, \\(a\\)', '37°C, e=mc², xⁿ, 1/2, a'],
    ['from $5 to $10, a lone $', 'from $5 to $10, a lone $'],
    ['$\\pm$ $\\rightarrow$ $\\mathbb{R}$ $\\ddot{x}$', '± → R ẍ'],
    // What nobody knows.
    ['\\mymacro{text} \\another', '\\mymacro text \\another'],
    ['an open { brace and a \\', 'an open brace and a \\'],
  ])('%s', (tex, text) => {
    expect(readLatex(tex)).toBe(text);
  });

  test.each([
    ['10.5555/a\\_b{\\_}c', '10.5555/a_b_c'],
    ['https://a.example/{\\textasciitilde}b\\%20c\\#d', 'https://a.example/~b%20c#d'],
    ['\\url{https://a.example/x--y}', 'https://a.example/x--y'],
  ])('in an address %s', (tex, text) => {
    expect(readVerbatim(tex)).toBe(text);
  });
});

describe('text becomes TeX', () => {
  test.each([
    ['Müller & Søn: 50 % – “α”', "M{\\\"u}ller \\& S{\\o}n: 50 \\% -- ``{$\\alpha$}''"],
    ['10⁶ CO₂ a_b #1 $2 x~y ^', '10\\textsuperscript{6} CO\\textsubscript{2} a\\_b \\#1 \\$2 x\\textasciitilde{}y \\textasciicircum{}'],
    ['{a} b', '\\{a\\} b'],
    ['} a {', '\\textbraceright{} a \\textbraceleft{}'],
    ["5'' a--b", "5'{}' a-{}-b"],
    ['文献 Ж', '文献 Ж'],
  ])('of ASCII where there is any: %s', (text, tex) => {
    expect(writeLatex(text, true)).toBe(tex);
    expect(readLatex(tex)).toBe(text);
  });

  test('with the letters of Unicode for BibLaTeX', () => {
    expect(writeLatex('Müller & Søn – “α”', false)).toBe('Müller \\& Søn – “α”');
  });

  test.each([
    ['Survival with Radium-223 in the USA', 'Survival with {Radium-223} in the {USA}'],
    ['mRNA of the BRCA1 (exon) in mice', '{mRNA} of the {BRCA1} (exon) in mice'],
    ['The Effects Of Long Titles On DNA', 'The Effects Of Long Titles On {DNA}'],
    ['Étude sur l’ADN', "{\\'E}tude sur {l{\\textquoteright}ADN}"],
  ])('whose capitals stay: %s', (title, tex) => {
    expect(writeTitle(title, true)).toBe(tex);
    expect(readLatex(tex)).toBe(title);
  });

  test('and comes back, whatever it is', () => {
    const letters = fc.constantFrom(...'abzAZ09 .,-–—\'’‘“”`"?!¿~^_#$%&{}\\/<>|@=éşőïñßØłαΩµμ²₂⁻×≤→°…™文Ж ');
    const text = fc.string({ unit: letters, maxLength: 40 }).map((one) => one.normalize('NFC').replace(/\s+/g, ' ').trim());
    fc.assert(
      fc.property(text, fc.boolean(), (one, ascii) => {
        expect(readLatex(writeLatex(one, ascii))).toBe(one);
        expect(readLatex(writeTitle(one, ascii))).toBe(one);
      }),
      { seed: 8, numRuns: 1500 },
    );
  });
});

test.each([
  ['braces', '{'.repeat(300_000)],
  ['pairs of braces', '{'.repeat(150_000) + '}'.repeat(150_000)],
  ['accents', "\\'".repeat(150_000)],
  ['accents in braces', "\\'{".repeat(100_000) + '}'.repeat(100_000)],
  ['commands', '\\emph{'.repeat(50_000)],
  ['quotes in quotes', `${'\\enquote{'.repeat(30_000)}${'}'.repeat(30_000)}`],
  ['dollars', '$ '.repeat(150_000)],
  ['raised letters', `$${'^'.repeat(300_000)}$`],
  ['dashes', '-'.repeat(300_000)],
])('a heap of %s is read in no time', (_, tex) => {
  const start = performance.now();
  readLatex(tex);
  expect(performance.now() - start).toBeLessThan(2000);
});
