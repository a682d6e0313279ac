import type { Token } from '../token.ts';
import type { Measure } from './quantity.ts';

/** The name of an effect, and how many tokens it takes. */
export interface EffectLabel {
  /** Nothing for an effect that the record has no measure of. */
  readonly measure: Measure | undefined;
  readonly adjusted?: true;
  /** `difference` says neither of what nor of which kind. */
  readonly open?: true;
  /** A word that names an effect only where an interval stands with its number (`efficacy was 70.1% (95% CI …)`). */
  readonly weak?: true;
  readonly to: number;
}

/** Written forms, by measure. Those in capitals are taken in capitals only: `or` is a word, and `hr` may be an hour. */
const phrases: Readonly<Record<string, readonly string[]>> = {
  HR: [
    'hazard ratio',
    'hazards ratio',
    'hazard ratios',
    'hazards ratios',
    'risque instantané',
    'razón de riesgos instantáneos',
    'razão de risco',
    'razón de riesgo',
    'cociente de riesgos instantáneos',
    'cociente de riesgo',
    'rapport de risque',
    'HR',
    'HRs',
    'aHR',
    'AHR',
    'aHRs',
    'sHR',
    'SHR',
    'csHR',
    'hazardratio',
    'hazard-ratio',
  ],
  OR: [
    'odds ratio',
    'odds ratios',
    'odd ratio',
    'rapport de cotes',
    'razón de momios',
    'razón de posibilidades',
    'razón de probabilidades',
    'razão de chances',
    'chancenverhältnis',
    'OR',
    'ORs',
    'aOR',
    'AOR',
    'aORs',
    'AORs',
    'cOR',
    'odds-ratio',
    'common odds ratio',
  ],
  RR: [
    'relative risk',
    'relative risks',
    'risk ratio',
    'risk ratios',
    'riesgo relativo',
    'risco relativo',
    'risque relatif',
    'relatives risiko',
    'prevalence ratio',
    'prevalence ratios',
    'RR',
    'RRs',
    'aRR',
    'ARR',
    'aRRs',
    'PR',
    'aPR',
    'relative-risk',
  ],
  rate_ratio: [
    'rate ratio',
    'rate ratios',
    'incidence rate ratio',
    'incidence rate ratios',
    'IRR',
    'IRRs',
    'aIRR',
    'incidence-rate ratio',
    'relative rate',
  ],
  RD: [
    'risk difference',
    'risk differences',
    'absolute risk difference',
    'absolute risk reduction',
    'absolute risk reductions',
    'absolute risk increase',
    'rate difference',
    'difference in proportions',
    'absolute difference in risk',
    'RD',
    'aRD',
    'ARD',
    'diferencia de riesgo',
    'diferencia de riesgos',
    'diferença de risco',
    'différence de risque',
    'risikodifferenz',
  ],
  MD: [
    'mean difference',
    'mean differences',
    'mean group difference',
    'mean between-group difference',
    'difference in means',
    'difference of means',
    'weighted mean difference',
    'least squares mean difference',
    'least-squares mean difference',
    'least square mean difference',
    'mean treatment difference',
    'difference in mean',
    'MD',
    'WMD',
    'aMD',
    'LSMD',
    'MDs',
    'diferencia de medias',
    'diferencia media',
    'diferença média',
    'diferença de médias',
    'différence moyenne',
    'mittlere differenz',
    'mittelwertdifferenz',
  ],
  SMD: [
    'standardized mean difference',
    'standardised mean difference',
    'standardized mean differences',
    'standardised mean differences',
    'effect size',
    'effect sizes',
    "cohen's d",
    'cohen’s d',
    'cohen d',
    "hedges' g",
    'hedges’ g',
    'hedges g',
    'SMD',
    'SMDs',
    'ES',
    'tamaño del efecto',
    'standardized difference',
  ],
  median_difference: [
    'median difference',
    'difference in medians',
    'difference in median',
    'median differences',
    'hodges-lehmann estimate',
    'diferencia de medianas',
  ],
  relative_reduction: [
    'relative risk reduction',
    'relative reduction',
    'relative rate reduction',
    'RRR',
    'vaccine efficacy',
    'vaccine effectiveness',
    'efficacy against',
    'VE',
    'reducción relativa del riesgo',
  ],
  weak_reduction: ['efficacy', 'effectiveness', 'eficacia', 'eficácia', 'efficacité', 'wirksamkeit'],
  none: [
    'ratio of geometric means',
    'geometric mean ratio',
    'geometric mean ratios',
    'geometric mean titer ratio',
    'geometric mean titre ratio',
    'ratio of means',
    'win ratio',
    'GMR',
    'GMRs',
    'number needed to treat',
    'number needed to harm',
    'NNT',
    'NNH',
  ],
  corrected: [
    'placebo-adjusted',
    'placebo-corrected',
    'placebo-subtracted',
    'placebo-controlled difference',
    'net difference',
    'net change',
    'net reduction',
    'differed by',
    'difference in change',
    'difference in changes',
    'difference in mean change',
    'difference between means',
  ],
  open: [
    'between-group difference',
    'between-group differences',
    'treatment difference',
    'treatment differences',
    'group difference',
    'estimated difference',
    'adjusted difference',
    'absolute difference',
    'absolute differences',
    'estimated treatment difference',
    'difference between groups',
    'difference between the groups',
    'intergroup difference',
    'difference',
    'differences',
    'treatment effect',
    'intervention effect',
    'ETD',
    'diferencia',
    'diferença',
    'differenzen',
    'différence',
    'differenz',
    'unterschied',
    'mean reduction difference',
  ],
};

/** Kinds of labels that are no measure by themselves. */
type Special = 'open' | 'none' | 'corrected' | 'weak_reduction';

interface Form {
  readonly words: readonly string[];
  readonly cased: string | undefined;
  readonly measure: Measure | Special;
  readonly adjusted: boolean;
}

const byFirst = new Map<string, Form[]>();
for (const [measure, forms] of Object.entries(phrases)) {
  for (const form of forms) {
    const words = form.toLowerCase().split(' ');
    const cased = /\p{Lu}/u.test(form) ? form : undefined;
    const list = byFirst.get(words[0] ?? '') ?? [];
    byFirst.set(words[0] ?? '', list);
    list.push({
      words,
      cased,
      measure: measure as Measure | Special,
      adjusted: cased !== undefined && /^[aA](?:HR|OR|RR|IRR|RD|MD|PR)s?$/.test(form) && form !== 'ARR',
    });
    list.sort((a, b) => b.words.length - a.words.length);
  }
}

const isSpecial = (measure: Measure | Special): measure is Special => measure in special;

const adjusting = /^(?:(?:multivariable|multivariate|fully|covariate|risk|propensity|age)-?)?(?:adjusted|ajustad[oa]|ajusté|adjustierte?)$/;

const special: Readonly<Record<Special, Pick<EffectLabel, 'measure' | 'open' | 'weak'>>> = {
  open: { measure: 'MD', open: true },
  none: { measure: undefined, weak: true },
  corrected: { measure: 'MD' },
  weak_reduction: { measure: 'relative_reduction', weak: true },
};
const ofEffect = /ratio|risk|rate|odds|hazard|difference|effect|efficacy|reduction|size|riesgo|risco|risque|razón|rapport/i;

/**
 * The effect that is named at a place: `hazard ratio`, `HR`, `adjusted odds ratio`, `difference`. `abbreviations` are those of the document: where it
 * says that RD is the recession depth, or HR the heart rate, they name no effect.
 */
export function effectLabelAt(
  text: string,
  tokens: readonly Token[],
  from: number,
  abbreviations?: ReadonlyMap<string, string>,
): EffectLabel | undefined {
  const token = tokens[from];
  if (token?.kind !== 'word') return undefined;
  for (const { words, cased, measure, adjusted } of byFirst.get(token.lower) ?? []) {
    if (!words.every((word, index) => tokens[from + index]?.lower === word)) continue;
    if (cased !== undefined && text.slice(token.start, token.end) !== cased) continue;
    const long = cased === undefined ? undefined : abbreviations?.get(cased);
    if (long !== undefined && !ofEffect.test(long.replace(/heart rate/i, ''))) continue;
    const to = from + words.length;
    const isAdjusted = adjusted || [1, 2, 3].some((back) => adjusting.test(tokens[from - back]?.lower ?? ''));
    return {
      ...(isSpecial(measure) ? special[measure] : { measure }),
      ...(isAdjusted ? { adjusted: true } : {}),
      to,
    };
  }
  return undefined;
}
