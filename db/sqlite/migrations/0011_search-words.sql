ALTER TABLE `works` ADD `languages` text;--> statement-breakpoint
ALTER TABLE `works` ADD `title_order` text;--> statement-breakpoint
ALTER TABLE `works` ADD `author_order` text;--> statement-breakpoint
CREATE INDEX `works_hidden` ON `works` (`deleted`) WHERE "works"."redirect" IS NOT NULL OR "works"."undone" IS NOT NULL OR "works"."deleted" <> 0;--> statement-breakpoint
-- The index with more to ask for. Its words are filed anew out of the records, since the index keeps no text.
DROP TABLE `work_text`;--> statement-breakpoint
CREATE VIRTUAL TABLE `work_text` USING fts5(title, abstract, authors, headings, keywords, journal, types, languages, affiliations, substances, grants, accessions, codes, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2");
