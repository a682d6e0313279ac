-- Generated; edited by hand in two things: a table whose rows are found by their key is WITHOUT ROWID, and the pages at the end.
CREATE TABLE `claim_keys` (
	`key` text NOT NULL,
	`record` integer NOT NULL,
	`claim` integer NOT NULL,
	PRIMARY KEY(`key`, `record`, `claim`),
	FOREIGN KEY (`record`) REFERENCES `records`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `claim_keys_by_record` ON `claim_keys` (`record`);--> statement-breakpoint
CREATE TABLE `claim_links` (
	`record` integer NOT NULL,
	`claim` integer NOT NULL,
	`result` integer NOT NULL,
	`work` integer NOT NULL,
	`reported` integer NOT NULL,
	`verdict` text NOT NULL,
	`told` text NOT NULL,
	PRIMARY KEY(`record`, `claim`, `result`, `work`, `reported`),
	FOREIGN KEY (`record`) REFERENCES `records`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`work`) REFERENCES `works`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `claim_links_by_work` ON `claim_links` (`work`);--> statement-breakpoint
CREATE TABLE `unlinked_pages` (
	`record` integer PRIMARY KEY NOT NULL,
	FOREIGN KEY (`record`) REFERENCES `records`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `unlinked_works` (
	`work` integer PRIMARY KEY NOT NULL,
	FOREIGN KEY (`work`) REFERENCES `works`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `work_results_by_value` ON `work_results` (`measure`,`value`) WHERE "work_results"."test" = 0 AND "work_results"."value" IS NOT NULL;--> statement-breakpoint
-- Pages that have claims (traits.ts) are linked with the next change.
INSERT INTO `unlinked_pages` SELECT `records`.`id` FROM `records` JOIN `works` ON `works`.`id` = `records`.`work` WHERE `works`.`traits` & 33554432 <> 0 AND NOT `records`.`deleted`;
