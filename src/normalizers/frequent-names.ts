/**
 * Given names that are more often given than family names, in the languages of most author lists; folded. They decide between `John Smith` and
 * `Smith John` where nothing else does: a list of full names is read in the order in which more of these stand in their place.
 */
export const givenNames: ReadonlySet<string> = new Set(
  `aaron adam adrian agnes agnieszka ahmed alan alba alberto alejandro alessandra alessandro alexander alexandra alexandre alfonso alfred alfredo alice alicia
  alison amanda amelia amy ana anastasia anders andre andrea andreas andrei andrew andrzej angela angelika anita anja ann anna anne annette annika anthony antje
  antoine anton antonia antonio arnaud arne arthur arturo astrid audrey augusto barbara beata beatrice beatriz benjamin bernard bernd bernhard bertrand birgit bjorn bo
  boris brenda brian brigitte bruce bruno camille carina carl carla carlo carlos carmen carol carole caroline catarina catherine cecilia celine charles
  charlotte chiara chloe christa christian christiane christina christine christoph christophe christopher cindy claire clara claudia claudio
  colin cristian cristina cynthia daniel daniela daniele danielle dario darren david davide deborah denise dennis derek diana diane diego dieter dimitri dmitry
  dominique donald donna dora doris dorothy douglas edith edmund eduardo edward edwin eileen elaine elena eleonora elisa elisabeth elizabeth ellen elsa emanuele
  emilia emilio emily emma enrique enrico eric erica erik erika ernesto ester eugene eugenia eva evelyn fabian fabio fatima federica federico felipe felix fernanda
  fernando filip filippo florence florian frances francesca francesco francisco francois francoise frank franz frederic frederick friedrich gabriel gabriela
  gabriele gary genevieve geoffrey georg george georges gerald gerard gerhard gertrude giacomo gianluca giorgio giovanni giulia giulio giuseppe glenn
  gloria goran gonzalo grace graham gregory guido guilherme guillaume guillermo gunter gustavo guy hannah hanna hans harald harold harry heather hector heidi
  heike heinrich heinz helen helena helene helmut henri henrik henry herbert hermann hiroshi howard hugo ian ignacio igor ines inga ingrid irene irina isabel isabelle
  ivan jacek jack jacob jacqueline jacques jaime jakob james jamie jan jane janet janice jason javier jean jeanne jeannette jeff jeffrey jennifer jens jeremy
  jessica jesus jill joachim joan joana joanna joao joaquin joel johan johann johanna johannes john jon jonas jonathan jorg jorge jose josef joseph josephine
  joshua juan juana judith juergen julia julian juliana julie julien julio jurgen justin karel karen karin karl katarina katarzyna kate katharina katherine kathleen
  kathryn katja kazuo keith kenji kenneth kevin klaus kristin kristina krzysztof kurt lars laura laurence laurent leonardo leonard leticia linda
  lisa liliana lorenzo louis louise luca lucas lucia luciana lucie luigi luis luisa lukas lydia madeleine magdalena maja manfred manuel manuela
  marc marcel marcela marcelo marcin marco marcos marcus margaret margarita maria mariana marie marina mario marion marius marjorie mark markus marta martha martina
  mary masahiro mateusz mathew mathias mathieu matteo matthew matthias matthieu maureen maurice mauricio mauro maximilian megan melanie melissa mercedes
  michael michaela michal michel michele michelle miguel mihai mikael mike mikhail milan mohamed mohammad mohammed monica monika muhammad
  nadia nancy natalia natalie natasha nathalie nathan nicholas nick nicola nicolas nicole nicoletta nigel nikolai nils nina norbert noriko nuno olaf
  oleg olga oliver olivia olivier oscar otto pablo pamela paola paolo pascal patricia patrick patrizia paula paulo pavel pedro penelope peter petra petr
  philip philipp philippe phillip pierre pietro piotr rachel rafael raffaele rainer raj ralf ralph ramon raphael raul raymond rebecca reinhard
  renata renate rene ricardo riccardo richard robert roberta roberto rocio rodrigo roger roland rolf roman romain ronald rosa rosario rosemary ruben rudolf russell ruth
  ryan sabine sabrina salvatore samantha samuel sandra sara sarah satoshi sean sebastian sebastien sergei sergey sergio sharon sheila shirley silke silvia simona
  simone sofia sonia sophie stacey stanislav stefan stefania stefano steffen stephan stephane stephanie stephen steve steven stuart sue susan susana susanne suzanne
  svetlana sven sylvia sylvie takashi tamara tanja tatiana teresa terence theodore theresa therese thierry thomas tiago tim timothy tina tobias todd tom tomas
  tomasz tony tracy ulrich ulrike ursula ute valentina valerie vanessa vera veronica veronika vicente victoria vincent vincenzo viktor virginia vittorio vladimir
  walter wendy werner wilhelm william wolfgang xavier yves yvonne yvette zoe zofia`.split(/\s+/),
);

/** Chinese, Korean and Vietnamese family names in Latin letters that are as short as initials or stand first: `LI Y` and `Jeong Jae Yeop`. */
export const shortSurnames: ReadonlySet<string> = new Set(
  `ai an ao bai bae ban bao bi bian bo cai cao chai chan chang chao che chen cheng cheung chi choi chong chou chow chu chun chung cui dai dang deng ding do dong du
  duan duong fan fang fei feng fu gan gao ge geng gong gu guan guo ha hahm han hao he ho hong hou hu hua huang hui huynh hwang im jang ji jia jian jiang jiao jin jing
  jo joo ju jung jeong jeon kang ke kim ko kong ku kuo kwak kwok kwon lai lam lan lau le lee lei leung li lian liang liao lim lin ling liu lo long lou lu luo lv lyu ma
  mai mao mei meng miao min mo moon mou mu na nam nan ng ngo ngai ngan nguyen ni nie niu noh oh ou pak pan pang park pei peng pham phan pi ping pu qi qian qiang
  qiao qin qiu qu quan ren rong ryu ruan rui seo sha shan shang shao shen sheng shi shin shu si sim so song su suh sui sun szeto tai tan tang tao teng tian ting to tong tran tse
  tu wan wang wei wen weng wong woo wu xi xia xiang xiao xie xin xing xiong xu xue yan yang yao ye yeh yeo yi yim yin ying yip yoo yoon you yu yuan yue yun zeng zha zhai
  zhan zhang zhao zhen zheng zhong zhou zhu zhuang zhuo zou zuo`.split(/\s+/),
);
