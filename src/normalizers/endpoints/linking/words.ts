const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Words that set two values against each other. */
export const against = set(
  'vs versus v against compared than whereas while gegenüber beziehungsweise contre frente contra comparado comparada',
);

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
reduce improve prevent may might could can will would does do showing differ differs favour favours favor favors included includes comprised prescribed consisted
favored favoured differed attained maintained lost gained exceeded prevented caused recorded measured allocated assigned diagnosed needed rated fallen preferred ranked given taken treated estimated calculated considered deemed confirmed judged classified documented detected suffered exhibited displayed presented progressed recovered healed obtained fue fueron redujo reduziu aumentó aumentou disminuyó diminuiu alcanzó alcançou alcanzaron mejoró mejorou ocurrieron ocorreram tuvo teve corrigió lag lagen trat traten sank stieg réduit diminué augmenté observé observée observés ont

foi foram était étaient war waren betrug betrugen tuvieron presentaron ocurrió ocorreu wurde wurden hatte hatten exhibits demonstrates shows`);

/** Verbs that are told of patients, with what happened to them as their object or as themselves. */
export const patientVerbs = set(
  'had have experienced reported developed showed suffered achieved reached attained exhibited displayed presented met tuvieron presentaron hatten hatte obtained demonstrated',
);

/** Words of an object that say how much or of whom, and name no outcome: `was significantly longer in the group`. */
export const qualities =
  set(`significantly higher lower greater longer shorter similar better worse comparable improved reduced increased decreased superior inferior
noninferior different differ more less frequent common often likely statistically not also no difference differences significant observed seen found
reported noted achieved statistical evidence respectively only benefit significance frequently rare commonly trend toward towards favour favor favoring
favouring slightly numerically markedly substantially by to a an the in from approximately about nearly almost up as down at of and with for on between
among group groups arm arms patient patients participants treatment both than compared versus vs after during within change all subjects women men
children infants those had out per rate rates each median mean total over was were is are`);

/** Prepositions and conjunctions that open a part which is not the outcome. */
export const circumstances =
  set(`at after during by within over in among between compared as for following from since until throughout with on under before overall however
similarly moreover furthermore additionally conversely finally also although while whereas when if because despite using relative versus en a durante tras após nach bei pendant après im
of there here consequently respectively no-one regarding concerning`);

export const determiners =
  set(`the a an all any some these those this that its their our both each only more most fewer less few several no not there similar significantly significant statistically
markedly substantially slightly lower higher greater longer shorter better worse increased reduced decreased improved superior larger smaller common estimated observed
also respectively than numerically corresponding adjusted unadjusted crude clinically nominally however additional new approximately about nearly almost el la los las le les
der die das uma um una un une eine ein as o associated consistently consistent further similarly marginally noninferior inferior different comparable even just actual marked
well main relevant relevante but it they we compared median mean average medians means mediana media média médiane moyenne mittlere mediane least-squares least one`);

/** Words of reports and statistics that name no outcome by themselves. */
export const vague =
  set(`result results estimate estimates overall intervention interventions control group groups arm arms analysis analyses population populations data
trial study treatment treatments therapy practice practices consultation consultations patient patients sd se sem ci iqr follow-up followup baseline tertile quartile quintile
interaction p value values level levels difference differences least squares model models regression adjustment evidence outcome outcomes endpoint endpoints point points
total number it they them who which she he we trend relation comparison comparisons cohort subgroup subgroups period periods test statistic intention-to-treat per-protocol
primary secondary kaplan-meier log-rank needed rated fallen diagnosed allocated assigned preferred compared treated given ranked taken frequent frequently common commonly effect
effects significance statistical grade event respectively latter former same other others event-rates without any dose doses week day month year time times rise fall
whom whose likely unlikely mostly mainly most including included experimental usual standard active placebo score scores percent percentage per-cent form`);

/** Verbs that are outcomes by themselves: `28 patients died`. */
export const happenings = set(
  'died survived relapsed responded discontinued withdrew progressed recovered healed die survive relapse respond',
);

/** Words that say how an outcome was, or of whom a number is told, and name none: `relatively low`, `overweight: 12%`, `at all visits`. */
export const describing =
  set(`pronounced early earlier later late low high stable unchanged insignificant poor good mild moderate severe compare compares well majority minority
females female males male girls boys adults adolescents elderly overweight obese smokers nonsmokers carriers noncarriers neonates volunteers
separation ratio ratios none child mother mothers over users nonusers non-users recipients receivers sites sessions exposures visit visits evaluation evaluations assessment assessments parameters variables
practices hospitals men women children infants people persons subjects participants individuals eyes eye older younger first second third
fourth last consuming receiving taking using averaging achieving having including increasing decreasing following being undergoing showing need
number treat able half quarter thirds percentile percentiles quartiles site form regimen regimens as rated odds probability posterior superiority
noninferiority non-inferiority margin significance log rank hazard risk relative absolute any both either neither between-group within-group
tagen tage wochen monaten monate jahren jahre días meses años dias anos jours mois ans semaines semanas respectivamente respectivement respektive
beziehungsweise bzw pacientes patienten grupo grupos gruppe gruppen groupe groupes ou superior oder et und y e o com con mit avec sans sin sem unter
bei von nach dem den der die das des de del da do dos du dans le la les el los las em en im no na nos nas ao à um uma un una une ein eine`);
