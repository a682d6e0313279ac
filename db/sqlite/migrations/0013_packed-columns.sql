CREATE TABLE `unpacked_works` (
	`work` integer PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE `work_columns` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`field` text NOT NULL,
	`first` integer NOT NULL,
	`last` integer NOT NULL,
	`packed` blob NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `work_columns_unique` ON `work_columns` (`field`,`first`);--> statement-breakpoint
CREATE INDEX `headings_by_term` ON `headings` (`term`);--> statement-breakpoint
CREATE INDEX `journals_by_name` ON `journals` (lower("title"));--> statement-breakpoint
-- Whatever changes what a work is counted by marks it. New works stand behind all that is packed. Headings are written with their work, whose row is written
-- each time as well: a trigger for each of ten headings would slow down taking in.
CREATE TRIGGER `work_changed` AFTER UPDATE OF `issued`, `type`, `access`, `journal`, `traits`, `languages` ON `works`
BEGIN INSERT OR IGNORE INTO `unpacked_works` VALUES (OLD.`id`); END;
--> statement-breakpoint
CREATE TRIGGER `work_heading_removed` AFTER DELETE ON `work_headings`
BEGIN INSERT OR IGNORE INTO `unpacked_works` VALUES (OLD.`work`); END;
--> statement-breakpoint
CREATE TRIGGER `record_moved` AFTER UPDATE OF `work` ON `records`
BEGIN INSERT OR IGNORE INTO `unpacked_works` VALUES (OLD.`work`), (NEW.`work`); END;
--> statement-breakpoint
CREATE TRIGGER `record_removed` AFTER DELETE ON `records`
BEGIN INSERT OR IGNORE INTO `unpacked_works` VALUES (OLD.`work`); END;
--> statement-breakpoint
CREATE TRIGGER `sighting_removed` AFTER DELETE ON `sightings`
BEGIN INSERT OR IGNORE INTO `unpacked_works` SELECT `work` FROM `records` WHERE `id` = OLD.`record`; END;
--> statement-breakpoint
-- A source that sees a record for the first time, which another one brought.
CREATE TRIGGER `record_seen_elsewhere` AFTER INSERT ON `resightings` WHEN NEW.`former` IS NULL
BEGIN INSERT OR IGNORE INTO `unpacked_works` SELECT `work` FROM `records` WHERE `id` = NEW.`record`; END;
--> statement-breakpoint
-- Journals are found by their names without subtitle and place as well: the words of all works are filed anew.
INSERT INTO `work_text`(`work_text`) VALUES('delete-all');
