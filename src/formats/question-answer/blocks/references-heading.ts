/** What pages call their reference list, as a line of its own: `References`, `## Sources (11)`, `**Citations:**`. */
const heading =
  /^(?:#{1,6}\s+)?(?:\*\*|__)?(?:\d{1,2}\.\s+)?(?:references?|reference list|references cited|sources?|citations?|bibliography|works cited|literature(?: cited)?|footnotes|referencias(?: bibliográficas)?|bibliografía|références|bibliographie|literatur(?:verzeichnis)?|quellen|referências|bibliografia)(?:\s*[([]\d{1,4}[)\]])?:?(?:\*\*|__)?:?\s*#*$/iu;

/** Whether a line is the heading of a reference list. Takes the line as it stands, with its Markdown. */
export const isReferencesHeading = (line: string): boolean => line.length <= 80 && heading.test(line.trim());
