-- Words of works, by the work's number. Contentless: the text stands in the records and is not stored again. Diacritics do not matter.
CREATE VIRTUAL TABLE `work_text` USING fts5(title, abstract, authors, headings, keywords, journal, types, languages, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2");
--> statement-breakpoint
INSERT INTO `library` (`id`, `revision`) VALUES (1, 0);
--> statement-breakpoint
-- «rfml»: by this a store is told from any other SQLite file.
PRAGMA application_id = 1919315308;
