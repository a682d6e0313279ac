const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Words that set two values against each other. */
export const against = set('vs versus v against compared than whereas while gegenüber frente contra comparado comparada');

/** Words between two values of one row that say nothing of what was measured. */
export const joining =
  set(`vs versus v against compared than whereas while with as to and or , in for on of among the a those these that given receiving received taking
assigned allocated randomized randomised group groups arm arms patients patient participants participant subjects women men children infants people persons
treated who respectively at both each only ) ( ] [ / respectivamente respectivement beziehungsweise y e et und en em el la los las le les der die das dem grupo
gruppe groupe bei im dans del do da no na frente al contra after recipients treatment therapy was were had occurring eyes cases`);

/** Verbs of reports, that part what was measured from what was found. */
export const verbs =
  set(`was were is are had has have been did occurred occurring occur developed experienced reported showed shown demonstrated achieved reached remained reduced
reduces reducing decreased decreases decreasing increased increases increasing improved improves improving lowered lowers raised delayed prolonged extended declined dropped fell rose changed averaged
received resulted associated led yielded produced provided observed seen found noted died survived relapsed responded discontinued withdrew required underwent completed met
favored favoured differed attained maintained lost gained exceeded prevented caused recorded measured allocated assigned diagnosed needed rated fallen preferred ranked given taken treated estimated calculated considered deemed confirmed judged classified documented detected suffered exhibited displayed presented progressed recovered healed obtained fue fueron
foi foram était étaient war waren betrug betrugen tuvieron presentaron ocurrió ocorreu wurde wurden hatte hatten exhibits demonstrates shows`);

/** Verbs that are told of patients, with what happened to them as their object or as themselves. */
export const patientVerbs = set(
  'had have experienced reported developed showed suffered achieved reached attained exhibited displayed presented met tuvieron presentaron hatten hatte obtained demonstrated',
);

/** Prepositions and conjunctions that open a part which is not the outcome. */
export const circumstances =
  set(`at after during by within over in among between compared as for following from since until throughout with on under before overall however
similarly moreover furthermore additionally conversely finally similarly also although while whereas when if because despite using relative versus en a durante tras após nach bei pendant après im in
of there here consequently respectively no-one regarding concerning`);

export const determiners =
  set(`the a an all any some these those this that its their our both each only more most fewer less few several no not there similar significantly significant statistically
markedly substantially slightly lower higher greater longer shorter better worse increased reduced decreased improved superior larger smaller common overall-mean estimated observed
also respectively than numerically corresponding adjusted unadjusted crude significantly-lower clinically nominally however additional new approximately about nearly almost rates? el la los las le les
der die das uma um una un une eine ein as os o associated consistently consistent further corresponding similarly marginally noninferior inferior different comparable even just actual total-of marked
main relevant relevante but it they we compared median mean average medians means mediana media média médiane moyenne mittlere mediane least-squares`);

/** Words of reports and statistics that name no outcome by themselves. */
export const vague =
  set(`result results estimate estimates overall intervention interventions control group groups arm arms analysis analyses population populations data
trial study treatment treatments therapy practice practices consultation consultations patient patients sd se sem ci iqr follow-up followup baseline tertile quartile quintile
interaction p value values level levels difference differences least squares model models regression adjustment evidence outcome outcomes endpoint endpoints point points
total number it they them who which she he we trend relation comparison comparisons cohort subgroup subgroups period periods test statistic intention-to-treat per-protocol
primary secondary kaplan-meier log-rank needed rated fallen diagnosed allocated assigned preferred compared treated given ranked taken frequent frequently common commonly effect
effects significance statistical grade event respectively latter former same other others event-rates without any dose doses week day month year time times rise fall
whom whose likely unlikely results-part mostly mainly most least including included experimental usual standard active placebo score scores percent percentage per-cent form`);

/** Verbs that are outcomes by themselves: `28 patients died`. */
export const happenings = set(
  'died survived relapsed responded discontinued withdrew progressed recovered healed die survive relapse respond',
);
