CREATE TABLE `run_files` (
	`run` integer NOT NULL,
	`name` text NOT NULL,
	`sha256` blob NOT NULL,
	`counts` text NOT NULL,
	PRIMARY KEY(`run`, `name`, `sha256`),
	FOREIGN KEY (`run`) REFERENCES `runs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `record_versions` ADD `offset` integer;--> statement-breakpoint
ALTER TABLE `record_versions` ADD `length` integer;--> statement-breakpoint
ALTER TABLE `records` ADD `offset` integer;--> statement-breakpoint
ALTER TABLE `records` ADD `length` integer;