-- Generated; edited by hand in two things: tables whose rows are found by their key are WITHOUT ROWID, and the full-text index at the end.
-- Rows for what stored records carry already are written by refmill, right after this (fill-reported.ts).
CREATE TABLE `endpoint_names` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `endpoint_names_name_unique` ON `endpoint_names` (`name`);--> statement-breakpoint
CREATE TABLE `work_endpoints` (
	`work` integer NOT NULL,
	`position` integer NOT NULL,
	`record` integer NOT NULL,
	`name` integer NOT NULL,
	`abbreviation` integer,
	`role` text NOT NULL,
	PRIMARY KEY(`work`, `position`),
	FOREIGN KEY (`work`) REFERENCES `works`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`record`) REFERENCES `records`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`name`) REFERENCES `endpoint_names`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`abbreviation`) REFERENCES `endpoint_names`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `work_endpoints_by_name` ON `work_endpoints` (`name`);--> statement-breakpoint
CREATE INDEX `work_endpoints_by_abbreviation` ON `work_endpoints` (`abbreviation`) WHERE "work_endpoints"."abbreviation" IS NOT NULL;--> statement-breakpoint
CREATE TABLE `work_results` (
	`work` integer NOT NULL,
	`position` integer NOT NULL,
	`test` integer NOT NULL,
	`record` integer NOT NULL,
	`kind` text NOT NULL,
	`endpoint` integer,
	`measure` text,
	`adjusted` integer NOT NULL,
	`value` real,
	`unit` text,
	`lower` real,
	`upper` real,
	`level` real,
	`n` real,
	`total` real,
	`pct` real,
	`p_op` text,
	`p_value` real,
	PRIMARY KEY(`work`, `position`, `test`),
	FOREIGN KEY (`work`) REFERENCES `works`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`record`) REFERENCES `records`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`endpoint`) REFERENCES `endpoint_names`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
-- Words of the names, by their numbers. The text stands in `endpoint_names`.
CREATE VIRTUAL TABLE `endpoint_words` USING fts5(name, content='endpoint_names', content_rowid='id', tokenize="unicode61 remove_diacritics 2");
