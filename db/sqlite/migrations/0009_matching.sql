-- Generated; edited by hand in one thing: tables that are little more than their key are WITHOUT ROWID.
CREATE TABLE `match_keys` (
	`key` integer NOT NULL,
	`record` integer NOT NULL,
	PRIMARY KEY(`key`, `record`),
	FOREIGN KEY (`record`) REFERENCES `records`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `record_tags` (
	`tag` integer NOT NULL,
	`record` text NOT NULL,
	PRIMARY KEY(`tag`, `record`),
	FOREIGN KEY (`tag`) REFERENCES `tags`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `record_tags_by_record` ON `record_tags` (`record`);--> statement-breakpoint
CREATE TABLE `tags` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tags_name_unique` ON `tags` (`name`);--> statement-breakpoint
ALTER TABLE `decisions` ADD `who` text;--> statement-breakpoint
ALTER TABLE `decisions` ADD `relation` text;