CREATE TABLE `taught_descriptors` (
	`ui` text NOT NULL,
	`term` text NOT NULL,
	PRIMARY KEY(`ui`, `term`)
);
--> statement-breakpoint
CREATE TABLE `vocabularies` (
	`id` integer PRIMARY KEY NOT NULL,
	`vocabulary` text NOT NULL,
	`part` text NOT NULL,
	`languages` text NOT NULL,
	`year` text NOT NULL,
	`file` text NOT NULL,
	`sha256` text NOT NULL,
	`imported_at` text NOT NULL,
	`descriptors` integer NOT NULL,
	`entry_terms` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `vocabularies_unique` ON `vocabularies` (`vocabulary`,`part`,`languages`,`year`);--> statement-breakpoint
CREATE TABLE `vocabulary_entries` (
	`id` integer PRIMARY KEY NOT NULL,
	`vocabulary` integer NOT NULL,
	`ui` text NOT NULL,
	`preferred` text,
	`entry_terms` text NOT NULL,
	`language` text,
	`trees` text,
	`code` text,
	`qualifiers` text,
	`abbreviation` text,
	FOREIGN KEY (`vocabulary`) REFERENCES `vocabularies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `vocabulary_entries_by_vocabulary` ON `vocabulary_entries` (`vocabulary`);--> statement-breakpoint
INSERT INTO taught_descriptors (ui, term)
SELECT DISTINCT headings.ui, headings.term FROM authorities
JOIN records ON records.authority = authorities.id
JOIN works ON works.id = records.work AND works.citation IS NULL
JOIN work_headings ON work_headings.work = works.id
JOIN headings ON headings.id = work_headings.heading
WHERE authorities.name = 'pubmed' AND headings.vocabulary = 'mesh' AND headings.ui <> '';
