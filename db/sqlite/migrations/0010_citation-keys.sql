ALTER TABLE `works` ADD `citation_key` text;--> statement-breakpoint
CREATE UNIQUE INDEX `works_by_citation_key` ON `works` (`citation_key`);