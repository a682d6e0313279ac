-- Generated; edited by hand in one thing: tables that are little more than their key are WITHOUT ROWID.
CREATE TABLE `payload_readings` (
	`id` integer PRIMARY KEY NOT NULL,
	`payload` integer NOT NULL,
	`run` integer NOT NULL,
	`format` text NOT NULL,
	`name` text NOT NULL,
	`source` text NOT NULL,
	`vocabularies` text,
	FOREIGN KEY (`payload`) REFERENCES `payloads`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`run`) REFERENCES `runs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payload_readings_unique` ON `payload_readings` (`payload`,`format`,`name`,`source`);--> statement-breakpoint
CREATE TABLE `moves` (
	`record` integer NOT NULL,
	`run` integer NOT NULL,
	`work` integer NOT NULL,
	PRIMARY KEY(`record`, `run`),
	FOREIGN KEY (`record`) REFERENCES `records`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`run`) REFERENCES `runs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`work`) REFERENCES `works`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `moves_by_work` ON `moves` (`work`);--> statement-breakpoint
CREATE TABLE `resightings` (
	`run` integer NOT NULL,
	`record` integer NOT NULL,
	`source` integer NOT NULL,
	`former` integer,
	PRIMARY KEY(`run`, `record`, `source`),
	FOREIGN KEY (`run`) REFERENCES `runs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`record`) REFERENCES `records`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`source`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`former`) REFERENCES `runs`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `decisions` ADD `replaced_by` integer REFERENCES runs(id);--> statement-breakpoint
ALTER TABLE `runs` ADD `checkpoint_before` text;--> statement-breakpoint
ALTER TABLE `runs` ADD `checkpoint_after` text;--> statement-breakpoint
ALTER TABLE `runs` ADD `undone_by` integer REFERENCES runs(id);--> statement-breakpoint
ALTER TABLE `works` ADD `undone` integer REFERENCES runs(id);--> statement-breakpoint
ALTER TABLE `works` ADD `held` text;--> statement-breakpoint
CREATE INDEX `works_by_held` ON `works` (`held`) WHERE "works"."held" IS NOT NULL;--> statement-breakpoint
CREATE INDEX `record_versions_by_run` ON `record_versions` (`run`,`record`);--> statement-breakpoint
CREATE INDEX `records_by_run` ON `records` (`run`);--> statement-breakpoint
CREATE INDEX `records_by_payload` ON `records` (`payload`);
