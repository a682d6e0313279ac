-- Generated; edited by hand in one thing: tables that are little more than their key are WITHOUT ROWID (drizzle has no word for it).
-- With a rowid each would store its key twice, 200 MB more at a million records.
CREATE TABLE `decisions` (
	`id` integer PRIMARY KEY NOT NULL,
	`a` text NOT NULL,
	`b` text NOT NULL,
	`verdict` text NOT NULL,
	`by` text NOT NULL,
	`reasons` text NOT NULL,
	`at` text,
	`undone_at` text,
	`run` integer NOT NULL,
	FOREIGN KEY (`run`) REFERENCES `runs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `decisions_by_a` ON `decisions` (`a`);--> statement-breakpoint
CREATE INDEX `decisions_by_b` ON `decisions` (`b`);--> statement-breakpoint
CREATE TABLE `read_failures` (
	`id` integer PRIMARY KEY NOT NULL,
	`run` integer NOT NULL,
	`source_id` text NOT NULL,
	`payload` integer,
	`findings` text NOT NULL,
	FOREIGN KEY (`run`) REFERENCES `runs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`payload`) REFERENCES `payloads`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `read_failures_by_run` ON `read_failures` (`run`);--> statement-breakpoint
CREATE TABLE `record_findings` (
	`code` text NOT NULL,
	`record` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`code`, `record`),
	FOREIGN KEY (`record`) REFERENCES `records`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `headings` (
	`id` integer PRIMARY KEY NOT NULL,
	`vocabulary` text NOT NULL,
	`term` text NOT NULL,
	`ui` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `headings_unique` ON `headings` (`vocabulary`,`term`,`ui`);--> statement-breakpoint
CREATE TABLE `work_headings` (
	`work` integer NOT NULL,
	`heading` integer NOT NULL,
	PRIMARY KEY(`work`, `heading`),
	FOREIGN KEY (`work`) REFERENCES `works`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`heading`) REFERENCES `headings`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `library` (
	`id` integer PRIMARY KEY NOT NULL,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `payloads` (
	`id` integer PRIMARY KEY NOT NULL,
	`sha256` blob NOT NULL,
	`media_type` text,
	`url` text,
	`fetched_at` text,
	`size` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payloads_sha256_unique` ON `payloads` (`sha256`);--> statement-breakpoint
CREATE TABLE `authorities` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `authorities_name_unique` ON `authorities` (`name`);--> statement-breakpoint
CREATE TABLE `record_identifiers` (
	`scheme` text NOT NULL,
	`value` text NOT NULL,
	`record` integer NOT NULL,
	PRIMARY KEY(`scheme`, `value`, `record`),
	FOREIGN KEY (`record`) REFERENCES `records`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `record_versions` (
	`record` integer NOT NULL,
	`version` integer NOT NULL,
	`run` integer NOT NULL,
	`payload` integer,
	`datestamp` text,
	`hash` blob NOT NULL,
	`json` blob NOT NULL,
	PRIMARY KEY(`record`, `version`),
	FOREIGN KEY (`record`) REFERENCES `records`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`run`) REFERENCES `runs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`payload`) REFERENCES `payloads`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `records` (
	`id` integer PRIMARY KEY NOT NULL,
	`authority` integer NOT NULL,
	`source_id` text NOT NULL,
	`work` integer NOT NULL,
	`origin` integer NOT NULL,
	`version` integer NOT NULL,
	`run` integer NOT NULL,
	`payload` integer,
	`datestamp` text,
	`deleted` integer NOT NULL,
	`hash` blob NOT NULL,
	`json` blob NOT NULL,
	FOREIGN KEY (`authority`) REFERENCES `authorities`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`work`) REFERENCES `works`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`origin`) REFERENCES `works`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`run`) REFERENCES `runs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`payload`) REFERENCES `payloads`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `records_by_work` ON `records` (`work`);--> statement-breakpoint
CREATE UNIQUE INDEX `records_by_key` ON `records` (`authority`,`source_id`);--> statement-breakpoint
CREATE TABLE `sightings` (
	`record` integer NOT NULL,
	`source` integer NOT NULL,
	`first_run` integer NOT NULL,
	`last_run` integer NOT NULL,
	PRIMARY KEY(`record`, `source`),
	FOREIGN KEY (`record`) REFERENCES `records`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`source`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`first_run`) REFERENCES `runs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`last_run`) REFERENCES `runs`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `leases` (
	`source` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`expires` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `runs` (
	`id` integer PRIMARY KEY NOT NULL,
	`source` integer NOT NULL,
	`fetcher` text NOT NULL,
	`request` text NOT NULL,
	`started_at` text NOT NULL,
	`ended_at` text,
	`outcome` text NOT NULL,
	`error` text,
	`counts` text NOT NULL,
	`last_batch` text,
	FOREIGN KEY (`source`) REFERENCES `sources`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sources` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`checkpoint` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sources_name_unique` ON `sources` (`name`);--> statement-breakpoint
CREATE TABLE `journals` (
	`id` integer PRIMARY KEY NOT NULL,
	`title` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `journals_title_unique` ON `journals` (`title`);--> statement-breakpoint
CREATE TABLE `works` (
	`id` integer PRIMARY KEY NOT NULL,
	`redirect` integer,
	`deleted` integer DEFAULT false NOT NULL,
	`issued` integer,
	`type` text,
	`access` text,
	`journal` integer,
	`traits` integer DEFAULT 0 NOT NULL,
	`citation` blob,
	`provenance` blob,
	FOREIGN KEY (`redirect`) REFERENCES `works`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`journal`) REFERENCES `journals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `works_by_issued` ON `works` (`issued`);
