const letters: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  zeta: 'ζ',
  eta: 'η',
  theta: 'θ',
  iota: 'ι',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  xi: 'ξ',
  omicron: 'ο',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  upsilon: 'υ',
  phi: 'φ',
  chi: 'χ',
  psi: 'ψ',
  omega: 'ω',
};

const names: ReadonlyMap<string, string> = new Map(Object.entries(letters).map(([name, letter]) => [letter, name]));

const greek = /[α-ωΑ-Ωµ]/u;
/** A name that is a word of its own, or stands at the end of one: `TNFalpha`. Short ones are ends of too many others. */
const named = new RegExp(
  `(?<![a-z])(?:${Object.keys(letters).join('|')})(?![a-z])|(?<=[a-z0-9])(?:alpha|beta|gamma|delta|kappa|lambda|omega)(?![a-z])`,
  'gi',
);

/** The text, and the same with Greek letters by their names, and names as letters: TNF-α and TNF-alpha are one thing in two spellings. */
export function greekVariants(text: string): readonly string[] {
  if (!greek.test(text) && text.search(named) < 0) return [text];
  const spelled = text.replaceAll(/[α-ωΑ-Ωµ]/gu, (letter) => names.get(letter === 'µ' ? 'μ' : letter.toLowerCase()) ?? letter);
  const written = text.replaceAll(named, (name) => letters[name.toLowerCase()] ?? name);
  return [...new Set([text, spelled, written])];
}
