/** Words that names of publishers and issuing bodies have, folded. */
export const publisherWords = new Set(
  `press publisher publishers publishing publications publication pub publ verlag editorial editora editores editions edition ed. editrice edizioni editions editoriale university universitat universite universita universidad universidade univ college school institute institut instituto institution
  books book academic academy academie wiley elsevier springer blackwell sage routledge kluwer karger thieme mosby saunders lippincott williams wilkins mcgraw hill prentice hall macmillan palgrave norton pergamon plenum dekker marcel churchill livingstone butterworth heinemann addison wesley benjamin cummings
  freeman garland taylor francis crc raven liss harper collins row penguin random house houghton mifflin holt rinehart winston basic erlbaum lawrence guilford brunner mazel jossey bass brooks cole wadsworth allyn bacon longman pearson harcourt brace jovanovich knopf doubleday vintage verso viking bantam simon schuster scribner little brown
  mit oup cup duckworth methuen allen unwin gallimard seuil minuit hachette armand colin presses universitaires puf suhrkamp fischer beck mohr siebeck gruyter mouton brill rodopi reidel nijhoff vandenhoeck ruprecht reclam rowohlt klett hogrefe huber urban schwarzenberg enke
  mulino einaudi laterza feltrinelli mondadori bollati boringhieri masson doin flammarion alianza ariel paidos siglo fondo cultura economica panamericana interamericana atheneu artmed vozes
  world health organization who oecd unesco un united nations fao bank ilo centers center centre national council office ministry department government printing bureau agency commission committee foundation association society corporation corp company co inc ltd llc gmbh ag kg sons bros group
  ieee acm siam aps aip asme aiaa aaai usenix ams iop rsc acs nist nasa nber rand cdc nih fda nice hmso tso stationery rinton scientific birkhauser vieweg teubner`.split(
    /\s+/,
  ),
);
